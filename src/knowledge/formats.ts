import { declaredEncoding, decodeText } from './decode.ts';
import type { OnPage, Reading } from './readers/reading.ts';

/** How files of one kind are read. A reader and its library are loaded when the first file needs them. */
export interface Format {
  /** Largest file, in bytes. */
  readonly limit: number;
  read(bytes: Uint8Array, onPage?: OnPage): Promise<Reading>;
}

const MEGABYTE = 1024 * 1024;

const markdown: Format = {
  limit: 16 * MEGABYTE,
  read: async (bytes) => (await import('./readers/markdown.ts')).readMarkdown(decoded(bytes)),
};
const text: Format = {
  limit: 32 * MEGABYTE,
  read: async (bytes) => (await import('./readers/text.ts')).readText(decoded(bytes)),
};
const html: Format = {
  limit: 16 * MEGABYTE,
  read: async (bytes) =>
    (await import('./readers/html.ts')).readHtml(decoded(bytes, declaredEncoding(bytes))),
};
const pdf: Format = {
  limit: 128 * MEGABYTE,
  read: async (bytes, onPage) => (await import('./readers/pdf.ts')).readPdf(bytes, onPage),
};
const docx: Format = {
  limit: 64 * MEGABYTE,
  read: async (bytes) => (await import('./readers/docx.ts')).readDocx(bytes),
};

const FORMATS: Readonly<Record<string, Format>> = {
  md: markdown,
  markdown,
  txt: text,
  text,
  html,
  htm: html,
  xhtml: html,
  pdf,
  docx,
};

/** Formats that people keep documents in and that are not read, with what to save them as. */
const UNREAD = new Set(
  'doc rtf odt pages wpd epub mht mhtml eml msg ppt pptx xls xlsx csv tif tiff'.split(' '),
);

/** How a file of this name is read; undefined where it is no document. */
export function formatOf(path: string): Format | undefined {
  const name = extension(path);
  return Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
}

/** Whether a file of this name probably is a document, of a format that is not read. */
export function isUnreadFormat(path: string): boolean {
  return UNREAD.has(extension(path));
}

function extension(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

function decoded(bytes: Uint8Array, declared?: string): string {
  const result = decodeText(bytes, declared);
  if ('problem' in result) throw new Error(result.problem);
  return result.text;
}
