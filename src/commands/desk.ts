/**
 * Composition: a folder of documents becomes something that can be asked.
 *
 * @module
 */
import { fileURLToPath } from 'node:url';
import { createAnswerer } from '../core/answer.ts';
import { createLibrary } from '../core/library.ts';
import type { Answerer, Collection, Library } from '../core/types.ts';
import type { IndexData } from '../search/index-data.ts';
import { createPassageIndex } from '../search/passage-index.ts';

/** The case that ships with the program. */
export const SHIPPED_CASE = fileURLToPath(new URL('../../knowledge', import.meta.url));

export interface Desk {
  readonly answer: Answerer;
  readonly library: Library;
  /** From the next question on, answers from this collection; a question under way keeps the one it began with. */
  replace(collection: Collection): void;
}

/** A desk over one collection at a time; `data` is its index, where it is known already. */
export function openDesk(collection: Collection, data?: IndexData): Desk {
  let current = build(collection, data);
  return {
    answer: (question) => current.answer(question),
    library: {
      get name() {
        return current.library.name;
      },
      sources: (audience) => current.library.sources(audience),
      open: (pointer, audience) => current.library.open(pointer, audience),
      widen: (pointer, audience) => current.library.widen(pointer, audience),
      suggest: (typed, limit, audience) => current.library.suggest(typed, limit, audience),
      examples: (limit) => current.library.examples(limit),
    },
    replace: (next) => {
      current = build(next);
    },
  };
}

function build(
  collection: Collection,
  data?: IndexData,
): { readonly answer: Answerer; readonly library: Library } {
  return {
    answer: createAnswerer(collection, createPassageIndex(collection, undefined, data)),
    library: createLibrary(collection),
  };
}
