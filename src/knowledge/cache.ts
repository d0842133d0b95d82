import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FoundFile } from './files.ts';
import { hashFound } from './files.ts';
import { READER_VERSION } from './formats.ts';
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

/**
 * A cache below `folder` for one knowledge folder. Entries are named after path, content and version of the readers, begin
 * with a digest of what follows, and are written beside and then renamed, so that no moment leaves half an entry.
 */
export async function openCache(folder: string, knowledge: string): Promise<Cache> {
  const home = join(folder, digest(await realpath(knowledge)).slice(0, 16));
  const used = new Set<string>();
  const nameOf = (path: string, hash: string): string => {
    const name = `${digest(`${READER_VERSION} ${hash} ${path}`)}.json`;
    used.add(name);
    return name;
  };
  return {
    async read(file, read, onPage) {
      const hash = await hashFound(file).catch(() => undefined);
      if (!hash) return read(file, onPage);
      const name = nameOf(file.path, hash);
      const known = await readEntry<ReadDocument>(join(home, name));
      if (known?.document) return { ...known, document: { ...known.document, modified: file.modified } };
      const result = await read(file, onPage);
      if (result.document?.hash === hash) await writeEntry(home, name, result);
      return result;
    },
    async keep<Value>(path: string, text: string, make: () => Promise<Value>) {
      const name = nameOf(path, digest(text));
      const known = await readEntry<Value>(join(home, name));
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

/** Undefined where there is no entry, or one that is not as it was written. */
async function readEntry<Value>(location: string): Promise<Value | undefined> {
  const entry = await readFile(location, 'utf8').catch(() => '');
  const end = entry.indexOf('\n');
  const body = entry.slice(end + 1);
  return end > 0 && entry.slice(0, end) === digest(body) ? (JSON.parse(body) as Value) : undefined;
}

/** A folder that cannot be written is no reason to fail: the next start reads again. */
async function writeEntry(home: string, name: string, result: unknown): Promise<void> {
  const body = JSON.stringify(result);
  const draft = join(home, `${name}.${process.pid}`);
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
    await writeFile(draft, `${digest(body)}\n${body}`, { mode: 0o600 });
    await rename(draft, join(home, name));
  } catch {
    await rm(draft, { force: true }).catch(() => {});
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
