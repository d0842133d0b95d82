/**
 * Pairs of neighbouring words, function words included: how a question is put, beside what it is about. "Who signed the" and
 * "who signed for" hold the same words of content.
 *
 * @module
 */
import { type FlatLists, flatLists, listAt, placeIn } from './flat.ts';
import type { Term } from './terms.ts';
import { hashOf } from './vocabulary.ts';

/** Plain data that can be kept. */
export interface PairsData {
  /** The pairs of each passage's text and phrasings, ascending; 16 bits of each, of which one in a hundred meets another by chance. */
  readonly ofPassages: FlatLists;
  /** Pairs that phrasings hold, ascending. */
  readonly known: Uint32Array;
  /** For each of these, `PRECISION` times whether phrasings that are answered hold it oftener than counter-examples: a logarithm. */
  readonly worths: Int8Array;
}

/** Anything whose pairs are known. */
interface Paired {
  readonly pairs: readonly number[];
}

/** Every two neighbours, each pair once, and the first word with nothing before it. */
export function pairsOf(terms: readonly Term[]): readonly number[] {
  return [...new Set(terms.map(({ key }, i) => hashOf(`${terms[i - 1]?.key ?? ''} ${key}`)))];
}

/** No pair counts for more, so that none decides alone. */
const MOST = 2;
const PRECISION = 60;
/** Sum of worths from which on it is plain how a question is put. */
const PLAIN = 10;

/**
 * @param texts pairs of each passage's text
 * @param phrasings those of each passage
 * @param unanswered phrasings that the documents do not answer
 */
export function pairsData(
  texts: readonly (readonly number[])[],
  phrasings: readonly (readonly Paired[])[],
  unanswered: readonly Paired[],
): PairsData {
  const lists = texts.map((text, passage) => {
    const pairs = [...text, ...(phrasings[passage] ?? []).flatMap((phrasing) => phrasing.pairs)];
    return [...new Set(pairs.map(shortOf))].sort((a, b) => a - b);
  });
  const worths = worthsOf(phrasings.flat(), unanswered);
  return {
    ofPassages: flatLists(lists, 0xffff),
    known: Uint32Array.from(worths, ([pair]) => pair),
    worths: Int8Array.from(worths, ([, worth]) => Math.round(PRECISION * worth)),
  };
}

const shortOf = (pair: number): number => pair >>> 16;

/**
 * Naive Bayes with one added to each count. Nothing is known where either sort of phrasing is wanting, nor of a pair that only
 * one phrasing holds.
 */
function worthsOf(
  answered: readonly Paired[],
  unanswered: readonly Paired[],
): readonly (readonly [pair: number, worth: number])[] {
  if (answered.length === 0 || unanswered.length === 0) return [];
  const [counts, others] = [countsOf(answered), countsOf(unanswered)];
  const ratio = answered.length / unanswered.length;
  return [...new Set([...counts.keys(), ...others.keys()])]
    .sort((a, b) => a - b)
    .flatMap((pair) => {
      const [count, other] = [counts.get(pair) ?? 0, others.get(pair) ?? 0];
      if (count < 2 && other === 0) return [];
      const worth = Math.log((1 + count) / (1 + ratio * other));
      return [[pair, Math.max(-MOST, Math.min(MOST, worth))] as const];
    });
}

function countsOf(phrasings: readonly Paired[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { pairs } of phrasings) for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return counts;
}

export class Pairs {
  readonly #data: PairsData;

  constructor(data: PairsData) {
    this.#data = data;
  }

  /** Share of the pairs that the passage or its phrasings hold. */
  shareIn(passage: number, pairs: readonly number[]): number {
    const held = listAt(this.#data.ofPassages, passage);
    let found = 0;
    for (const pair of pairs) if (placeIn(held, shortOf(pair)) >= 0) found += 1;
    return found / (pairs.length || 1);
  }

  /** From -1, put as counter-examples are, to 1, put as phrasings are that the documents answer; 0 where nothing tells. */
  mannerOf(pairs: readonly number[]): number {
    const { known, worths } = this.#data;
    const sum = pairs.reduce((total, pair) => total + (worths[placeIn(known, pair)] ?? 0), 0);
    return Math.tanh(sum / (PRECISION * PLAIN));
  }
}
