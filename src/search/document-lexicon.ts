/**
 * Which documents hold a word anywhere: tells the document that a question names from the passage it is about.
 *
 * @module
 */
import type { Passage } from '../core/types.ts';
import type { Postings } from './postings.ts';
import type { QuestionWord } from './question.ts';
import { rarityOf } from './rarity.ts';

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

/** Where a document says what it is about, and what it is called. */
const NAMING_FIELDS = ['text', 'title'] as const;

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
  /** The word that a document was found to hold last, of all that were ever looked up. */
  const latest = new Float64Array(members.length);
  let nth = 0;
  const found = new Uint32Array(members.length);
  /** Each document once; good until the next call. */
  const holdersOf = (key: string): Uint32Array => {
    nth += 1;
    let count = 0;
    for (const field of NAMING_FIELDS) {
      const passages = postings.holders(key, field);
      for (let at = 0; at < passages.length; at += 1) {
        const document = documentOf[passages[at] ?? 0] ?? 0;
        if (latest[document] === nth) continue;
        latest[document] = nth;
        found[count] = document;
        count += 1;
      }
    }
    return found.subarray(0, count);
  };
  return {
    of: documentOf,
    passagesOf: (document) => members[document] ?? [],
    namedBy(words) {
      const named = new Set<number>();
      for (const { key, name } of words) {
        if (!name || postings.holders(key, 'title').length === 0) continue;
        const holders = holdersOf(key);
        if (holders.length === 1) named.add(holders[0] ?? -1);
      }
      return named;
    },
    scores(words) {
      const scores = new Float64Array(members.length);
      let total = 0;
      for (const { key, worth } of words) {
        const holders = holdersOf(key);
        const weight = holders.length > 0 ? worth * rarityOf(holders.length, members.length) : 0;
        total += weight;
        for (let at = 0; at < holders.length; at += 1) {
          const document = holders[at] ?? 0;
          scores[document] = (scores[document] ?? 0) + weight;
        }
      }
      return total > 0 ? scores.map((score) => score / total) : scores;
    },
  };
}
