/**
 * Which documents hold a word anywhere: tells the document that a question names from the passage it is about.
 *
 * @module
 */
import type { Passage } from '../core/types.ts';
import type { Postings } from './postings.ts';
import type { QuestionWord } from './question.ts';

/** Documents are numbered in the order of their passages. */
export interface DocumentLexicon {
  /** From 0 to 1 for each document: share of the words that it holds, by rarity among documents. */
  scores(words: readonly QuestionWord[]): Float64Array;
  /** The documents whose own name a question says: one of their titles' names that no other document holds. */
  namedBy(words: readonly QuestionWord[]): ReadonlySet<number>;
  /** The document of each passage. */
  readonly of: Uint32Array;
  passagesOf(document: number): readonly number[];
}

/** @param postings of these passages, in their order */
export function documentLexicon(passages: readonly Passage[], postings: Postings): DocumentLexicon {
  const numbers = new Map<string, number>();
  const members: number[][] = [];
  const documentOf = Uint32Array.from(passages, ({ document: { path } }, passage) => {
    const number = numbers.get(path) ?? numbers.size;
    numbers.set(path, number);
    if (number === members.length) members.push([]);
    members[number]?.push(passage);
    return number;
  });
  const holdersOf = (key: string): ReadonlySet<number> => {
    const holders = new Set<number>();
    let last = -1;
    for (const field of ['text', 'title'] as const)
      for (const passage of postings.holders(key, field)) {
        const document = documentOf[passage] ?? 0;
        // Passages of a document follow each other.
        if (document !== last) holders.add(document);
        last = document;
      }
    return holders;
  };
  return {
    of: documentOf,
    passagesOf: (document) => members[document] ?? [],
    namedBy(words) {
      const named = new Set<number>();
      for (const { key, name } of words) {
        const [holder, ...others] = name ? holdersOf(key) : [];
        if (holder !== undefined && others.length === 0 && postings.holders(key, 'title')) named.add(holder);
      }
      return named;
    },
    scores(words) {
      const scores = new Float64Array(members.length);
      let total = 0;
      for (const { key, worth } of words) {
        const holders = holdersOf(key);
        const weight = worth * rarity(holders.size, members.length);
        total += weight;
        for (const document of holders) scores[document] = (scores[document] ?? 0) + weight;
      }
      return total > 0 ? scores.map((score) => score / total) : scores;
    },
  };
}

const rarity = (n: number, of: number): number => (n === 0 ? 0 : Math.log(1 + (of - n + 0.5) / (n + 0.5)));
