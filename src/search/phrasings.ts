/**
 * Curated phrasings as rows of numbers: there are thousands, every question is compared with each of them, and objects would
 * take more memory than the documents.
 *
 * @module
 */
import type { AnswerType } from './answer-type.ts';
import type { WrittenPhrasing } from './curated.ts';
import { type FlatLists, flatLists, holdersOf, listAt, type Numbers, startsOf } from './flat.ts';
import type { Lexicon } from './lexicon.ts';

/** Plain data that can be kept. First come the phrasings of each passage in turn, then those that the documents do not answer. */
export interface PhrasingsData {
  /** Keys of all phrasings, parted by spaces; a key's number is its place. */
  readonly vocabulary: string;
  /** The keys of each phrasing, each once, without stop words. */
  readonly keys: FlatLists;
  /** The phrasings that hold each key, ascending. */
  readonly holders: FlatLists;
  /** The first phrasing of each passage, and behind them the first that is not answered. */
  readonly starts: Uint32Array;
  /** Every type that is asked for, and the place in it of each phrasing's type. */
  readonly types: readonly AnswerType[];
  readonly typeOf: Uint8Array;
  /** As of `wordingOf`. */
  readonly wordings: Uint32Array;
  /** Where the answering sentence's quoted words begin in the passage's text; below 0: any sentence. */
  readonly at: Int32Array;
  /** Sum of the squares of the rarities of each phrasing's words. */
  readonly squares: Float64Array;
}

/**
 * @param byPassage the phrasings of each passage in turn
 * @param unanswered phrasings that the documents do not answer
 */
export function phrasingsData(
  byPassage: readonly (readonly WrittenPhrasing[])[],
  unanswered: readonly WrittenPhrasing[],
  { rarity }: Lexicon,
): PhrasingsData {
  const all = [...byPassage.flat(), ...unanswered];
  const types = [...new Set(all.map(({ type }) => type))];
  const vocabulary = [...new Set(all.flatMap(({ keys }) => keys))];
  const numbers = new Map(vocabulary.map((key, number) => [key, number]));
  const rows = all.map(({ keys }) => keys.map((key) => numbers.get(key) ?? 0));
  const keys = flatLists(rows, vocabulary.length);
  return {
    vocabulary: vocabulary.join(' '),
    keys,
    holders: holdersOf(keys, vocabulary.length),
    starts: startsOf(byPassage.map(({ length }) => length)),
    types,
    typeOf: Uint8Array.from(all, ({ type }) => types.indexOf(type)),
    wordings: Uint32Array.from(all, ({ wording }) => wording),
    at: Int32Array.from(all, ({ at }) => at ?? -1),
    squares: Float64Array.from(all, ({ keys }) => keys.reduce((sum, key) => sum + rarity(key) ** 2, 0)),
  };
}

/** A phrasing of a passage. */
export interface Phrasing {
  readonly number: number;
  /** As in `PhrasingsData`; undefined: any sentence. */
  readonly at: number | undefined;
}

export class Phrasings {
  readonly data: PhrasingsData;
  /** How many there are. */
  readonly size: number;
  /** The first that the documents do not answer; all behind it are such ones. */
  readonly firstUnanswered: number;
  readonly #numbers: ReadonlyMap<string, number>;

  constructor(data: PhrasingsData) {
    this.data = data;
    this.size = data.squares.length;
    this.firstUnanswered = data.starts.at(-1) ?? 0;
    this.#numbers = new Map(data.vocabulary.split(' ').map((key, number) => [key, number]));
  }

  /** Undefined for a key that no phrasing holds. */
  numberOf(key: string): number | undefined {
    return this.#numbers.get(key);
  }

  /** Number of keys of all phrasings. */
  get vocabularySize(): number {
    return this.#numbers.size;
  }

  /** What a phrasing asks for. */
  typeOf(phrasing: number): AnswerType | undefined {
    return this.data.types[this.data.typeOf[phrasing] ?? -1];
  }

  /** Numbers of a phrasing's keys. */
  keysOf(phrasing: number): Numbers {
    return listAt(this.data.keys, phrasing);
  }

  /** Number of a phrasing's keys. */
  lengthOf(phrasing: number): number {
    const { starts } = this.data.keys;
    return (starts[phrasing + 1] ?? 0) - (starts[phrasing] ?? 0);
  }

  /** The phrasings that hold a key, ascending. */
  holders(key: string): Numbers {
    return listAt(this.data.holders, this.numberOf(key) ?? -1);
  }

  /** The phrasings of a passage go from the first of these numbers up to the second. */
  rangeOf(passage: number): readonly [from: number, to: number] {
    const { starts } = this.data;
    return [starts[passage] ?? 0, starts[passage + 1] ?? 0];
  }

  /** The first passage that has a phrasing of this wording. */
  passageOf(wording: number): number | undefined {
    const { wordings, starts } = this.data;
    const phrasing = wordings.subarray(0, this.firstUnanswered).indexOf(wording);
    return phrasing < 0 ? undefined : starts.findIndex((start) => start > phrasing) - 1;
  }

  of(passage: number): readonly Phrasing[] {
    const [from, to] = this.rangeOf(passage);
    const found: Phrasing[] = [];
    for (let number = from; number < to; number += 1) {
      const at = this.data.at[number] ?? -1;
      found.push({ number, at: at < 0 ? undefined : at });
    }
    return found;
  }
}
