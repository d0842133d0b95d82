/**
 * Which documents hold a word anywhere: tells the document that a question names from the passage it is about.
 *
 * @module
 */
import type { QuestionWord } from './question.ts';

export interface DocumentLexicon {
  /** From 0 to 1 for each document that holds any of the words: share of them, by rarity among documents. */
  scores(words: readonly QuestionWord[]): ReadonlyMap<string, number>;
}

/** @param keysOf keys of each document, by its path */
export function documentLexicon(keysOf: ReadonlyMap<string, ReadonlySet<string>>): DocumentLexicon {
  const holders = new Map<string, string[]>();
  for (const [path, keys] of keysOf)
    for (const key of keys) {
      const paths = holders.get(key);
      if (paths) paths.push(path);
      else holders.set(key, [path]);
    }
  const rarity = (key: string): number => {
    const n = holders.get(key)?.length ?? 0;
    return n === 0 ? 0 : Math.log(1 + (keysOf.size - n + 0.5) / (n + 0.5));
  };
  return {
    scores(words) {
      const scores = new Map<string, number>();
      let total = 0;
      for (const { key, worth } of words) {
        const weight = worth * rarity(key);
        total += weight;
        for (const path of holders.get(key) ?? []) scores.set(path, (scores.get(path) ?? 0) + weight);
      }
      if (total > 0) for (const [path, score] of scores) scores.set(path, score / total);
      return scores;
    },
  };
}
