/**
 * Composition: a folder of documents becomes something that can be asked.
 *
 * @module
 */
import { fileURLToPath } from 'node:url';
import { createAnswerer } from '../core/answer.ts';
import { createLibrary } from '../core/library.ts';
import type { Answerer, Collection, Library } from '../core/types.ts';
import { buildIndexData, type IndexData } from '../search/index-data.ts';
import { createPassageIndex } from '../search/passage-index.ts';

/** The case that ships with the program. */
export const SHIPPED_CASE = fileURLToPath(new URL('../../knowledge', import.meta.url));

export interface Desk {
  readonly answer: Answerer;
  readonly library: Library;
  /**
   * Answers from this collection once its index is built; a question under way keeps the one it began with. Meanwhile
   * questions are answered from the collection before; where the new one lacks a document of it, they wait instead.
   * Resolves when this collection, or one that replaced it, is in use.
   */
  replace(collection: Collection): Promise<void>;
}

type BuildIndex = (collection: Collection) => Promise<IndexData>;

/** A desk over one collection at a time; `data` is its index, where it is known already. */
export function openDesk(
  collection: Collection,
  data: IndexData = buildIndexData(collection),
  buildIndex: BuildIndex = async (next) => buildIndexData(next),
): Desk {
  let inUse = collection;
  let wanted = collection;
  let answer = answererOf(collection, data);
  let library = createLibrary(collection);
  let caughtUp = Promise.resolve();

  const catchUp = async (): Promise<void> => {
    const next = wanted;
    if (inUse === next) return;
    answer = answererOf(next, await buildIndex(next));
    inUse = next;
  };
  return {
    async answer(question) {
      while (inUse !== wanted && isMissingAny(inUse, wanted)) await caughtUp;
      return answer(question);
    },
    library: {
      get name() {
        return library.name;
      },
      sources: (audience) => library.sources(audience),
      open: (pointer, audience) => library.open(pointer, audience),
      widen: (pointer, audience) => library.widen(pointer, audience),
      suggest: (typed, limit, audience) => library.suggest(typed, limit, audience),
      examples: (limit) => library.examples(limit),
    },
    replace(next) {
      wanted = next;
      library = createLibrary(next);
      caughtUp = caughtUp.then(catchUp);
      return caughtUp;
    },
  };
}

const answererOf = (collection: Collection, data: IndexData): Answerer =>
  createAnswerer(collection, createPassageIndex(collection, undefined, data));

/** Whether a document of one collection is not in the other. */
function isMissingAny({ documents }: Collection, other: Collection): boolean {
  const paths = new Set(other.documents.map(({ path }) => path));
  return documents.some(({ path }) => !paths.has(path));
}
