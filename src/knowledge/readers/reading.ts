import type { Block, DocumentMetadata, SourceDocument } from '../../core/types.ts';

/** What a reader makes of one file; the loader adds path, hash and time. */
export interface Reading {
  readonly format: SourceDocument['format'];
  /** Absent where neither metadata nor text names one. */
  readonly title?: string;
  readonly metadata: DocumentMetadata;
  readonly blocks: readonly Block[];
  readonly pageCount?: number;
  /** Pages without text that can be read, and why. */
  readonly unread?: readonly { readonly pages: readonly number[]; readonly problem: string }[];
  /** What is wrong and what to do about it, one sentence each. */
  readonly warnings: readonly string[];
}

/** Is told after each page of a file with many, so that it can be shown how far a reader has come. */
export type OnPage = (page: number, pages: number) => void;
