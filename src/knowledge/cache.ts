import { createHash } from 'node:crypto';
import { readdir, realpath, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { FoundFile } from './files.ts';
import { hashFound } from './files.ts';
import { keepNewest, readKept, writeKept } from './kept.ts';
import type { ReadDocument, ReadFile } from './read.ts';
import type { OnPage } from './readers/reading.ts';

/** What was read before, kept on disk. Safe to delete at any time; whatever cannot be written or trusted is read again. */
export interface Cache {
  /** The document as read before from the same bytes under the same path, or as `read` gives it now. */
  read(file: FoundFile, read: ReadFile, onPage?: OnPage): Promise<ReadDocument>;
  /** What `make` makes of the text of the file at `path`, as made before from the same text. A plain value, without dates or maps. */
  keep<Value>(path: string, text: string, make: () => Promise<Value>): Promise<Value>;
  /** Removes what this cache did not hand out since it was opened. */
  prune(): Promise<void>;
}

/** Knowledge folders of which something is kept. */
const MOST_FOLDERS = 16;

/** Where a cache is, and of which program: another version of the program makes everything anew. */
export interface CachePlace {
  readonly folder: string;
  readonly version: string;
}

/** A cache for one knowledge folder. Entries are named after path, content and the program's version. */
export async function openCache({ folder, version }: CachePlace, knowledge: string): Promise<Cache> {
  const homes = join(folder, 'documents');
  const home = join(homes, digest(await realpath(knowledge)).slice(0, 16));
  // Folders come and go; what was kept of those that nobody reads any more goes as well.
  await utimes(home, new Date(), new Date()).catch(() => {});
  await keepNewest(homes, MOST_FOLDERS);
  const used = new Set<string>();
  const nameOf = (path: string, hash: string): string => {
    const name = `${digest(`${version} ${hash} ${path}`)}.json`;
    used.add(name);
    return name;
  };
  return {
    async read(file, read, onPage) {
      const hash = await hashFound(file).catch(() => undefined);
      if (!hash) return read(file, onPage);
      const name = nameOf(file.path, hash);
      const known = await readEntry<ReadDocument>(home, name);
      if (known?.document) return { ...known, document: { ...known.document, modified: file.modified } };
      const result = await read(file, onPage);
      if (result.document?.hash === hash) await writeEntry(home, name, result);
      return result;
    },
    async keep<Value>(path: string, text: string, make: () => Promise<Value>) {
      const name = nameOf(path, digest(text));
      const known = await readEntry<Value>(home, name);
      if (known !== undefined) return known;
      const value = await make();
      await writeEntry(home, name, value);
      return value;
    },
    async prune() {
      const names = await readdir(home).catch(() => []);
      for (const name of names)
        if (!used.has(name)) await rm(join(home, name), { force: true }).catch(() => {});
    },
  };
}

async function readEntry<Value>(folder: string, name: string): Promise<Value | undefined> {
  const body = await readKept(folder, name);
  return body && (JSON.parse(body.toString('utf8')) as Value);
}

function writeEntry(folder: string, name: string, value: unknown): Promise<void> {
  return writeKept(folder, name, Buffer.from(JSON.stringify(value)));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
