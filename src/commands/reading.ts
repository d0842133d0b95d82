/**
 * How the commands read a folder: in processes of their own, with what was read before kept beside the program, and with a
 * line that shows how far it has come where somebody is watching.
 *
 * @module
 */
import { fileURLToPath } from 'node:url';
import type { Collection } from '../core/types.ts';
import { loadCollection } from '../knowledge/load.ts';
import type { LoadOptions, Progress } from '../knowledge/loader.ts';
import { createReader } from '../knowledge/reader.ts';

/** What was read before, per knowledge folder. Safe to delete; not there where the program's folder cannot be written. */
const CACHE = fileURLToPath(new URL('../../.pincite/cache', import.meta.url));

/** Milliseconds before a progress line appears, and between two of them. */
const NOT_BEFORE = 700;
const EVERY = 100;

interface Reading {
  readonly options: LoadOptions;
  /** Takes the progress line away for good. */
  clear(): void;
  /** Ends the processes. */
  stop(): void;
}

/** How a folder is read. */
export function startReading(): Reading {
  const reader = createReader();
  const line = progressLine(process.stderr);
  return {
    options: { read: reader.read, cacheFolder: CACHE, onProgress: line.show },
    clear: line.clear,
    stop: reader.stop,
  };
}

/** Reads a folder once. */
export async function readCollection(folder: string): Promise<Collection> {
  const reading = startReading();
  try {
    return await loadCollection(folder, reading.options);
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
