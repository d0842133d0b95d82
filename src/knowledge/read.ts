import { createHash } from 'node:crypto';
import type { SourceDocument, Warning } from '../core/types.ts';
import { decodeText } from './decode.ts';
import { readMarkdown } from './readers/markdown.ts';
import type { Reading } from './readers/reading.ts';
import { readText } from './readers/text.ts';

/** A document as far as it could be read, and what was wrong with it. */
export interface ReadDocument {
  readonly document?: SourceDocument;
  readonly warnings: readonly Warning[];
}

type TextReader = (text: string) => Reading;

const READERS: Readonly<Record<string, TextReader>> = {
  md: readMarkdown,
  markdown: readMarkdown,
  txt: readText,
  text: readText,
};

/** Whether a reader exists for files of this name. */
export function isDocument(path: string): boolean {
  return Object.hasOwn(READERS, extension(path));
}

/** Reads one file's bytes; never throws because of what they are. */
export function readDocument(path: string, bytes: Uint8Array, modified: number): ReadDocument {
  const failed = (message: string): ReadDocument => ({ warnings: [{ path, message, failed: true }] });
  const decoded = decodeText(bytes);
  if ('problem' in decoded) return failed(decoded.problem);
  if (decoded.text.trim() === '') return failed('is empty; add text or remove the file');
  const read = READERS[extension(path)];
  if (!read) return failed('is of no format that can be read; save it as Markdown or text');
  try {
    const { title, metadata, warnings, ...reading } = read(decoded.text);
    const messages = reading.blocks.some((block) => block.kind !== 'heading')
      ? warnings
      : [...warnings, NO_TEXT];
    return {
      document: {
        ...metadata,
        ...reading,
        path,
        title: title ?? titleOf(path),
        hash: sha256(bytes),
        modified,
      },
      warnings: messages.map((message) => ({ path, message, failed: message === NO_TEXT })),
    };
  } catch (error) {
    return failed(
      `cannot be read (${error instanceof Error ? error.message : String(error)}); check the file or remove it`,
    );
  }
}

const NO_TEXT = 'holds no text below its headings; add text or remove the file';

function extension(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** `filings/motion_to-dismiss.txt` -> `motion to dismiss`. */
function titleOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  return name.replace(/[-_\s]+/g, ' ').trim() || path;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
