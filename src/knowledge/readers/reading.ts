import type { Block, DocumentMetadata, SourceDocument } from '../../core/types.ts';

/** What a reader makes of one file; the loader adds path, hash and time. */
export interface Reading {
  readonly format: SourceDocument['format'];
  /** Absent where neither metadata nor text names one. */
  readonly title?: string;
  readonly metadata: DocumentMetadata;
  readonly blocks: readonly Block[];
  readonly pageCount?: number;
  /** What is wrong and what to do about it, one sentence each. */
  readonly warnings: readonly string[];
}
