/**
 * What is known of each word over the whole collection: how many passages hold it.
 *
 * @module
 */
import type { Postings } from './postings.ts';
import { rarityAmong } from './rarity.ts';

export interface Lexicon {
  /** Number of passages. */
  readonly size: number;
  /** Passages that hold the key in their text, headings, title or curated phrasings. */
  frequency(key: string): number;
  /** Whether the documents themselves hold the key. */
  isInDocuments(key: string): boolean;
  /** As of `rarityAmong`, of the passages; for an unknown key, that of a key in one passage. */
  rarity(key: string): number;
}

export function lexiconOf(postings: Postings): Lexicon {
  const frequency = (key: string): number => postings.frequency(key);
  return {
    size: postings.size,
    frequency,
    isInDocuments: (key) => postings.isInDocuments(key),
    rarity: (key) => rarityAmong(Math.max(1, frequency(key)), postings.size),
  };
}
