import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { Block } from '../../core/types.ts';
import { oneLine } from '../metadata.ts';
import { isUsableTitle } from './file-title.ts';
import { toBlocks } from './pdf-blocks.ts';
import { withoutFurniture } from './pdf-furniture.ts';
import { type Fonts, type OperatorNames, readGlyphs } from './pdf-glyphs.ts';
import { toLines } from './pdf-lines.ts';
import type { Page } from './pdf-page.ts';
import type { OnPage, Reading } from './reading.ts';

type Library = typeof import('pdfjs-dist');

/**
 * Reads a PDF file with Mozilla's pdf.js: its text page by page, shaped into blocks that know their pages. No script of the
 * file runs, nothing is fetched, and images are never decoded.
 *
 * @throws Error with what is wrong and the remedy, when the file is encrypted or damaged.
 */
export async function readPdf(bytes: Uint8Array, onPage: OnPage = () => {}): Promise<Reading> {
  const library = await loadLibrary();
  const file = await open(library, bytes);
  try {
    const { pages, damaged } = await readPages(file, drawingOperators(library), onPage);
    return { ...shape(pages, damaged, await metadataTitle(file)), pageCount: file.numPages };
  } finally {
    await file.loadingTask.destroy();
  }
}

/**
 * pdf.js wants three classes of the browser as soon as it is loaded, and takes them from a native package for drawing. None
 * is used for text, so empty ones do, and that package may be left out of an installation.
 */
async function loadLibrary(): Promise<Library> {
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
    if (!(name in globalThis))
      Object.defineProperty(globalThis, name, { value: class {}, configurable: true });
  }
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

async function open({ getDocument }: Library, bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = getDocument({
    data: Uint8Array.from(bytes),
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
    useWasm: false,
    cMapUrl: join(folder, 'cmaps') + sep,
    standardFontDataUrl: join(folder, 'standard_fonts') + sep,
    // Larger images are dropped unread: only text is wanted.
    maxImageSize: 1,
  });
  return task.promise.catch((cause: unknown) => {
    const isEncrypted = cause instanceof Error && cause.name === 'PasswordException';
    const problem = isEncrypted
      ? 'is encrypted; save a copy that opens without a password'
      : 'is damaged and cannot be opened; save it again from its source';
    throw new Error(problem, { cause });
  });
}

function drawingOperators({ OPS }: Library): OperatorNames {
  return {
    drawing: new Set([
      OPS.transform,
      OPS.constructPath,
      OPS.shadingFill,
      OPS.paintFormXObjectBegin,
      OPS.showText,
    ]),
  };
}

interface Pages {
  readonly pages: readonly Page[];
  /** Numbers of pages that pdf.js gave up. */
  readonly damaged: readonly number[];
}

async function readPages(file: PDFDocumentProxy, names: OperatorNames, onPage: OnPage): Promise<Pages> {
  const pages: Page[] = [];
  const damaged: number[] = [];
  const fonts: Fonts = new Map();
  for (let number = 1; number <= file.numPages; number += 1) {
    try {
      const page = await file.getPage(number);
      pages.push(await readGlyphs(page, fonts, names));
      page.cleanup();
    } catch {
      damaged.push(number);
    }
    onPage(number, file.numPages);
  }
  return { pages, damaged };
}

function shape(pages: readonly Page[], damaged: readonly number[], named: string | undefined): Reading {
  const { pages: lines, filed } = withoutFurniture(
    pages.map((page) => ({ height: page.height, lines: toLines(page) })),
  );
  const textless = pages
    .filter(({ drawn }, index) => drawn && lines[index]?.length === 0)
    .map(({ number }) => number);
  const blocks = toBlocks(lines);
  const title = named ?? largestHeading(blocks);
  return {
    format: 'pdf',
    ...(title && { title }),
    metadata: { ...(filed && { date: filed }) },
    blocks,
    unread: [
      ...(damaged.length > 0
        ? [{ pages: damaged, problem: 'cannot be read; save the file again from its source' }]
        : []),
      ...(textless.length > 0
        ? [{ pages: textless, problem: 'no text layer; run text recognition (OCR) on the file' }]
        : []),
    ],
    warnings: [],
  };
}

/** The first heading of the first page, where it is of the uppermost level. */
function largestHeading(blocks: readonly Block[]): string | undefined {
  const first = blocks.find(({ kind, pages }) => kind === 'heading' && pages?.[0]?.page === 1);
  return first?.level === 1 ? first.text : undefined;
}

async function metadataTitle(file: PDFDocumentProxy): Promise<string | undefined> {
  const { info } = await file.getMetadata().catch(() => ({ info: {} }));
  const title = 'Title' in info && typeof info.Title === 'string' ? oneLine(info.Title) : '';
  return isUsableTitle(title) ? title : undefined;
}
