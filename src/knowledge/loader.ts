import { basename, resolve } from 'node:path';
import type { Collection, Passage, SourceDocument, Warning } from '../core/types.ts';
import { type Cache, type CachePlace, openCache } from './cache.ts';
import { readCurated, resolveQuestions } from './curated-files.ts';
import { byPath, type FoundFile, type Listing, listFiles } from './files.ts';
import { formatOf } from './formats.ts';
import { toPassages } from './passages.ts';
import { type ReadDocument, type ReadFile, readHere } from './read.ts';
import { withSidecars } from './sidecar.ts';

/** How far reading has come. */
export interface Progress {
  /** Files that are done, of all. */
  readonly files: number;
  readonly of: number;
  /** The file that was read last or is being read, and how far. */
  readonly path: string;
  readonly page?: number;
  readonly pages?: number;
}

export interface LoadOptions {
  /** How files are read. Default: in this process, without bounds of time and memory. */
  readonly read?: ReadFile;
  /** Keeps what was read between starts. Default: nothing is kept. */
  readonly cache?: CachePlace;
  readonly onProgress?: (progress: Progress) => void;
}

/** Reads one folder again and again; only what changed is read anew. */
export interface Loader {
  /**
   * The folder as it is now; the same collection as before where nothing changed.
   *
   * @throws StartError when there is no such folder: one line with path and remedy.
   */
  load(): Promise<Collection>;
}

/** A document as of one state of its file. */
interface Known {
  readonly stamp: string;
  readonly result: ReadDocument;
}

/** Files that are opened at the same time; reading itself is bounded by the reader. */
const AT_ONCE = 8;

export function createLoader(
  folder: string,
  { read = readHere, cache: place, onProgress = () => {} }: LoadOptions = {},
): Loader {
  let known = new Map<string, Known>();
  let cache: Cache | undefined;
  let last: { readonly state: string; readonly collection: Collection } | undefined;
  const passages = new WeakMap<SourceDocument, readonly Passage[]>();
  const passagesOf = (document: SourceDocument): readonly Passage[] => {
    const cut = passages.get(document) ?? toPassages(document);
    passages.set(document, cut);
    return cut;
  };

  const readAll = async (files: readonly FoundFile[]): Promise<readonly ReadDocument[]> => {
    let done = 0;
    const next = new Map<string, Known>();
    const results = await mapAtOnce(files, AT_ONCE, async (file) => {
      const before = known.get(file.path);
      const onPage = (page: number, pages: number) =>
        onProgress({ files: done, of: files.length, path: file.path, page, pages });
      const fresh = before?.stamp === file.stamp ? before.result : await readFresh(file, cache, read, onPage);
      const result = keepLastGood(fresh, before?.result);
      next.set(file.path, { stamp: file.stamp, result });
      done += 1;
      onProgress({ files: done, of: files.length, path: file.path });
      return result;
    });
    known = next;
    return results;
  };

  const collect = async (listing: Listing): Promise<Collection> => {
    cache ??= place ? await openCache(place, folder) : undefined;
    const results = await readAll(listing.files.filter(({ path }) => formatOf(path)));
    const read = results.flatMap(({ document }) => (document ? [document] : []));
    const described = await withSidecars(read, listing.files);
    const cut = described.documents.flatMap(passagesOf);
    const curated = await readCurated(listing.files, cache);
    await cache?.prune();
    const questions = resolveQuestions(curated.questions, cut);
    const told = [listing, ...results, described, curated, questions].flatMap(({ warnings }) => warnings);
    const warnings = [...told, ...duplicates(described.documents), ...emptiness(described.documents)];
    return {
      name: curated.name ?? basename(resolve(folder)),
      documents: described.documents,
      passages: cut,
      questions: questions.value,
      synonyms: curated.synonyms,
      warnings: warnings.sort(byPath),
    };
  };

  return {
    async load() {
      const listing = await listFiles(folder);
      const state = JSON.stringify([listing.files.map(({ path, stamp }) => [path, stamp]), listing.warnings]);
      if (last?.state !== state) last = { state, collection: await collect(listing) };
      return last.collection;
    },
  };
}

function readFresh(
  file: FoundFile,
  cache: Cache | undefined,
  read: ReadFile,
  onPage: (page: number, pages: number) => void,
) {
  return cache ? cache.read(file, read, onPage) : read(file, onPage);
}

/** A file that fails since its last change stays as it was before. */
function keepLastGood(fresh: ReadDocument, before: ReadDocument | undefined): ReadDocument {
  if (fresh.document || !before?.document) return fresh;
  const day = new Date(before.document.modified ?? 0).toISOString().slice(0, 16).replace('T', ' ');
  const warnings = fresh.warnings.map(({ path, message }): Warning => {
    return {
      path,
      message: `${message} (its version of ${day} UTC is used meanwhile)`,
      failed: false,
    };
  });
  return { document: before.document, warnings };
}

/** The second of two files with the same bytes is told: both would be quoted side by side. */
function duplicates(documents: readonly SourceDocument[]): readonly Warning[] {
  const first = new Map<string, string>();
  return documents.flatMap(({ path, hash }) => {
    const same = first.get(hash);
    if (same === undefined) first.set(hash, path);
    return same === undefined
      ? []
      : [{ path, message: `has the same content as ${same}; remove one of them`, failed: false }];
  });
}

function emptiness(documents: readonly SourceDocument[]): readonly Warning[] {
  const message = 'the knowledge folder holds no document; add PDF, .docx, .html, .md or .txt files';
  return documents.length > 0 ? [] : [{ path: '.', message, failed: false }];
}

/** Maps in order, with so many under way at a time. */
async function mapAtOnce<From, To>(
  items: readonly From[],
  atOnce: number,
  map: (item: From) => Promise<To>,
): Promise<readonly To[]> {
  const results: To[] = new Array(items.length);
  const entries = items.entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of entries) results[index] = await map(item);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}
