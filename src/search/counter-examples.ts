/**
 * Curated phrasings that the documents do not answer (`answer: none` with `ask:`): a question that is put much like one of
 * these, function words included, is probably not answered either.
 *
 * @module
 */
import type { WrittenPhrasing } from './curated.ts';
import { type FlatLists, flatLists, holdersOf, listAt } from './flat.ts';
import type { Term } from './terms.ts';
import { hashOf } from './vocabulary.ts';

/** Plain data that can be kept. */
export interface CounterExamplesData {
  /** For each hash the counter-examples that hold a word or pair of this hash, ascending. */
  readonly holders: FlatLists;
  readonly count: number;
}

/** Sums of rounded numbers come no nearer to 1 than this. */
const SAME = 0.9999;
/** Bits of a hash: thousands of words and pairs share their hash with others, which hardly changes what is nearest. */
const BITS = 14;

export function counterExamplesData(unanswered: readonly WrittenPhrasing[]): CounterExamplesData {
  const rows = unanswered.map(({ terms, pairs }) => hashesOf(terms, pairs));
  return { holders: holdersOf(flatLists(rows, 2 ** BITS), 2 ** BITS), count: rows.length };
}

/** Every word and every two neighbours, each once. */
const hashesOf = (terms: readonly Term[], pairs: readonly number[]): readonly number[] => [
  ...new Set([...terms.map(({ key }) => hashOf(key)), ...pairs].map((hash) => hash >>> (32 - BITS))),
];

export class CounterExamples {
  readonly #data: CounterExamplesData;
  /** For each counter-example the sum of the rarities of what it holds. */
  readonly #sums: Float32Array;

  constructor(data: CounterExamplesData) {
    this.#data = data;
    this.#sums = this.#sumsOver(Array.from({ length: 2 ** BITS }, (_, hash) => hash));
  }

  /**
   * From 0 to 1: the cosine with the nearest, where what is rare counts more; 1 for the very same words.
   * @param pairs as of `pairsOf`, of the same words
   */
  nearest(terms: readonly Term[], pairs: readonly number[]): number {
    const hashes = hashesOf(terms, pairs);
    const own = hashes.reduce((sum, hash) => sum + this.#rarityOf(hash), 0);
    const shared = this.#sumsOver(hashes);
    let square = 0;
    for (let n = 0; n < shared.length; n += 1) {
      const sum = shared[n] ?? 0;
      if (sum > 0) square = Math.max(square, sum ** 2 / (own * (this.#sums[n] ?? 1)));
    }
    return square > SAME ? 1 : Math.sqrt(square);
  }

  #sumsOver(hashes: readonly number[]): Float32Array {
    const sums = new Float32Array(this.#data.count);
    for (const hash of hashes) {
      const rarity = this.#rarityOf(hash);
      const holders = listAt(this.#data.holders, hash);
      for (let at = 0; at < holders.length; at += 1) {
        const holder = holders[at] ?? 0;
        sums[holder] = (sums[holder] ?? 0) + rarity;
      }
    }
    return sums;
  }

  /** Logarithm of how few counter-examples hold it. */
  #rarityOf(hash: number): number {
    const { holders, count } = this.#data;
    return Math.log((count + 1) / (listAt(holders, hash).length + 0.5));
  }
}
