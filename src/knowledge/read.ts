import { createHash } from 'node:crypto';
import type { SourceDocument, Warning } from '../core/types.ts';
import { pagesInWords } from '../core/wording.ts';
import { type FoundFile, readFound, reason } from './files.ts';
import { formatOf } from './formats.ts';
import type { OnPage, Reading } from './readers/reading.ts';

/** A document as far as it could be read, and what was wrong with it. */
export interface ReadDocument {
  readonly document?: SourceDocument;
  readonly warnings: readonly Warning[];
}

/** Reads one file. Never rejects because of what is in it: that becomes a warning. */
export type ReadFile = (file: FoundFile, onPage?: OnPage) => Promise<ReadDocument>;

/** Reads a file in this very process, without bounds of time and memory. */
export const readHere: ReadFile = async (file, onPage) => {
  const { path, size } = file;
  const format = formatOf(path);
  if (!format)
    return failure(path, 'is of no format that can be read; save it as PDF, .docx, .html, .md or .txt');
  if (size > format.limit)
    return failure(path, `is larger than ${format.limit >> 20} MB; split it into smaller documents`);
  try {
    const bytes = await readFound(file);
    if (!bytes.some((byte) => byte > 0x20)) return failure(path, 'is empty; add text or remove the file');
    return toDocument(file, sha256(bytes), await format.read(bytes, onPage));
  } catch (error) {
    return failure(path, problemOf(error));
  }
};

/** Nothing of a file could be used. */
export function failure(path: string, message: string): ReadDocument {
  return { warnings: [{ path, message, failed: true }] };
}

/** Readers say what is wrong and the remedy; whatever else is thrown comes from a library that met a broken file. */
function problemOf(error: unknown): string {
  const message = reason(error);
  if (error instanceof RangeError) return 'is nested too deeply to be read; simplify it or save it as text';
  if (/; .*\S/.test(message)) return message;
  return `cannot be read (${message.replace(/\s+/g, ' ').slice(0, 120)}); check the file or remove it`;
}

function toDocument(
  { path, modified }: FoundFile,
  hash: string,
  { title, metadata, unread = [], warnings, ...rest }: Reading,
): ReadDocument {
  const partial = unread.map(({ pages, problem }): Warning => {
    return { path, message: `${pagesInWords(pages)}: ${problem}`, failed: false, pages };
  });
  const known = [...partial, ...warnings.map((message): Warning => ({ path, message, failed: false }))];
  if (!rest.blocks.some((block) => block.kind !== 'heading')) {
    const [problem] = unread;
    return failure(
      path,
      problem
        ? `every page: ${problem.problem}`
        : 'holds no text below its headings; add text or remove the file',
    );
  }
  const document = { ...metadata, ...rest, path, title: title ?? titleOf(path), hash, modified };
  return { document, warnings: known };
}

/** `filings/motion_to-dismiss.txt` -> `motion to dismiss`. */
function titleOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  return name.replace(/[-_\s]+/g, ' ').trim() || path;
}

/** SHA-256 in hex. */
function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
