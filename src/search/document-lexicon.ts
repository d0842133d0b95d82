/**
 * Which documents hold a word anywhere: tells the document that a question names from the passage it is about.
 *
 * @module
 */
import type { Passage } from '../core/types.ts';
import type { Postings } from './postings.ts';
import type { QuestionWord } from './question.ts';

export interface DocumentLexicon {
  /** From 0 to 1 for each document that holds any of the words, by path: share of them, by rarity among documents. */
  scores(words: readonly QuestionWord[]): ReadonlyMap<string, number>;
}

/** @param postings of these passages, in their order */
export function documentLexicon(passages: readonly Passage[], postings: Postings): DocumentLexicon {
  const paths = [...new Set(passages.map(({ document }) => document.path))];
  const numbers = new Map(paths.map((path, number) => [path, number]));
  const documentOf = Uint32Array.from(passages, ({ document }) => numbers.get(document.path) ?? 0);
  const holdersOf = (key: string): ReadonlySet<number> => {
    const holders = new Set<number>();
    let last = -1;
    for (const field of ['text', 'title'] as const)
      postings.holders(key, field)?.forEach((_, passage) => {
        const document = documentOf[passage] ?? 0;
        // Passages of a document follow each other.
        if (document !== last) holders.add(document);
        last = document;
      });
    return holders;
  };
  return {
    scores(words) {
      const scores = new Map<string, number>();
      let total = 0;
      for (const { key, worth } of words) {
        const holders = holdersOf(key);
        const weight = worth * rarity(holders.size, paths.length);
        total += weight;
        for (const document of holders) {
          const path = paths[document] ?? '';
          scores.set(path, (scores.get(path) ?? 0) + weight);
        }
      }
      if (total > 0) for (const [path, score] of scores) scores.set(path, score / total);
      return scores;
    },
  };
}

const rarity = (n: number, of: number): number => (n === 0 ? 0 : Math.log(1 + (of - n + 0.5) / (n + 0.5)));
