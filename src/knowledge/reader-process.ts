/**
 * The process that reads one file after the other for the program that started it: whatever a hostile file does to a reader,
 * it does it here, without tokens in its environment and within bounds of memory.
 *
 * @module
 */
import { Worker } from 'node:worker_threads';
import type { FoundFile } from './files.ts';
import { type ReadDocument, readHere } from './read.ts';

/** What this process tells its parent. */
export type ReaderMessage =
  | { readonly kind: 'page'; readonly page: number; readonly pages: number }
  | { readonly kind: 'read'; readonly result: ReadDocument };

/** Resident memory, in MB, at which this process ends itself. */
const MOST_MEMORY = 640;

/** Milliseconds between two messages about pages; more would only keep the parent busy. */
const PAGE_EVERY = 100;

// Bytes that a library unpacks do not count as heap, and a busy loop runs no timer: only another thread can watch both.
new Worker(
  `setInterval(() => { if (process.memoryUsage.rss() > ${MOST_MEMORY * 1024 * 1024}) process.kill(process.pid, 'SIGKILL'); }, 50)`,
  { eval: true },
).unref();

process.on('message', (file: FoundFile) => {
  let told = 0;
  const onPage = (page: number, pages: number): void => {
    if (Date.now() - told < PAGE_EVERY) return;
    told = Date.now();
    send({ kind: 'page', page, pages });
  };
  void readHere(file, onPage).then((result) => send({ kind: 'read', result }));
});
process.on('disconnect', () => process.exit());

function send(message: ReaderMessage): void {
  process.send?.(message);
}
