/**
 * What the program keeps between starts: documents as read, and the index. Safe to delete at any time; not there where the
 * program's folder cannot be written.
 *
 * @module
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Collection } from '../core/types.ts';
import type { CachePlace } from '../knowledge/cache.ts';
import { keepNewest, readKept, writeKept } from '../knowledge/kept.ts';
import { decodeIndexData, type IndexData } from '../search/index-data.ts';

const FOLDER = fileURLToPath(new URL('../../.pincite/cache', import.meta.url));
const CODE = fileURLToPath(new URL('..', import.meta.url));
/** Parts of the program that decide what is kept. */
const PARTS = ['core', 'knowledge', 'knowledge/readers', 'search'];
/** Indexes that are kept; a folder that is edited leaves one behind with every change. */
const MOST_INDEXES = 8;

/** Where documents are kept. Whatever changes in the program's own code, or in the Node that runs it, is another version. */
export async function documentCache(): Promise<CachePlace> {
  const parts = await Promise.all(PARTS.map(codeOf));
  const hash = createHash('sha256').update(process.version);
  for (const code of parts.flat()) hash.update(code);
  return { folder: FOLDER, version: hash.digest('hex') };
}

async function codeOf(part: string): Promise<readonly Buffer[]> {
  const folder = join(CODE, part);
  const names = (await readdir(folder)).filter((name) => /\.[jt]s$/.test(name)).sort();
  return Promise.all(names.map((name) => readFile(join(folder, name))));
}

/** The index of a collection, as worked out before or now. */
export async function keptIndex(collection: Collection, { folder, version }: CachePlace): Promise<IndexData> {
  const home = join(folder, 'indexes');
  const name = `${fingerprint(collection, version)}.bin`;
  const known = await readKept(home, name);
  if (known) return decodeIndexData(known);
  const built = await buildBeside(collection);
  await writeKept(home, name, built);
  await keepNewest(home, MOST_INDEXES);
  return decodeIndexData(built);
}

/** Builds an index in a thread of its own: seconds for thousands of passages, in which both platforms want to be heard. */
function buildBeside(collection: Collection): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./index-worker.js', import.meta.url), { workerData: collection });
    worker.on('message', resolve).on('error', (cause) => reject(new Error(NOT_BUILT, { cause })));
  });
}

const NOT_BUILT =
  'The index of the knowledge folder could not be built. If memory ran out, give Node more (NODE_OPTIONS=--max-old-space-size=4096) or split the folder.';

/** Everything that an index is worked out of. */
function fingerprint({ documents, questions, synonyms }: Collection, version: string): string {
  const read = documents.map(({ path, title, hash }) => [path, title, hash]);
  return createHash('sha256')
    .update(JSON.stringify([version, read, questions, synonyms]))
    .digest('hex');
}
