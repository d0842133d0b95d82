/**
 * How the commands read a folder: in processes of their own, with what was read before kept beside the program, and with a
 * line that shows how far it has come where somebody is watching.
 *
 * @module
 */
import type { Collection } from '../core/types.ts';
import { loadCollection } from '../knowledge/load.ts';
import type { LoadOptions, Progress } from '../knowledge/loader.ts';
import { createReader } from '../knowledge/reader.ts';
import type { IndexData } from '../search/index-data.ts';
import { type Desk, openDesk } from './desk.ts';
import { documentCache, keptIndex } from './kept.ts';

/** Milliseconds before a progress line appears, and between two of them. */
const NOT_BEFORE = 700;
const EVERY = 100;

interface Reading {
  readonly options: LoadOptions;
  /** A desk over a collection, with the index that was kept of it. */
  open(collection: Collection): Promise<Desk>;
  /** Takes the progress line away for good. */
  clear(): void;
  /** Ends the processes. */
  stop(): void;
}

/** How a folder is read. */
export async function startReading(): Promise<Reading> {
  const cache = await documentCache();
  const reader = createReader();
  const line = progressLine(process.stderr);
  return {
    options: { read: reader.read, cache, onProgress: line.show },
    open: async (collection) => {
      const indexOf = (next: Collection): Promise<IndexData> => keptIndex(next, cache);
      return openDesk(collection, await indexOf(collection), indexOf);
    },
    clear: line.clear,
    stop: reader.stop,
  };
}

/** Reads a folder once. */
export async function readCollection(folder: string): Promise<Collection> {
  return readWith(folder, async (collection) => collection);
}

/** Reads a folder once, to be asked. */
export async function readDesk(
  folder: string,
): Promise<{ readonly collection: Collection; readonly desk: Desk }> {
  return readWith(folder, async (collection, { open }) => ({ collection, desk: await open(collection) }));
}

async function readWith<Result>(
  folder: string,
  use: (collection: Collection, reading: Reading) => Promise<Result>,
): Promise<Result> {
  const reading = await startReading();
  try {
    return await use(await loadCollection(folder, reading.options), reading);
  } finally {
    reading.clear();
    reading.stop();
  }
}

interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** One line that is written over again and again; nothing at all on a pipe. */
export function progressLine(
  terminal: Terminal,
  now: () => number = Date.now,
): { show(progress: Progress): void; clear(): void } {
  const started = now();
  let shown = 0;
  let isOver = false;
  return {
    show(progress) {
      if (isOver || !terminal.isTTY || now() - started < NOT_BEFORE || now() - shown < EVERY) return;
      shown = now();
      const text = progressText(progress, now() - started).slice(0, (terminal.columns ?? 80) - 1);
      terminal.write(`\r\u001b[K${text}`);
    },
    clear() {
      isOver = true;
      if (shown > 0) terminal.write('\r\u001b[K');
    },
  };
}

/** `Reading 3 of 12 files, page 40 of 300, about 20 s left: hearing.pdf` */
function progressText({ files, of, path, page, pages }: Progress, elapsed: number): string {
  const part = page === undefined || pages === undefined ? 0 : page / pages;
  const share = (files + part) / of;
  const left = Math.ceil((elapsed / share - elapsed) / 1000);
  const place = part > 0 ? `, page ${page} of ${pages}` : '';
  const time = share > 0 && share < 1 ? `, about ${left} s left` : '';
  return `Reading ${Math.min(files + 1, of)} of ${of} files${place}${time}: ${path}`;
}
