/**
 * Curated phrasings as rows of numbers: there are thousands, every question is compared with each of them, and objects would
 * take more memory than the documents.
 *
 * @module
 */
import type { AnswerType } from './answer-type.ts';
import type { WrittenPhrasing } from './curated.ts';
import {
  type FlatLists,
  flatLists,
  holdersOf,
  listAt,
  type Numbers,
  narrowed,
  placeFrom,
  rangeOf,
  startsOf,
} from './flat.ts';
import type { Lexicon } from './lexicon.ts';
import type { Numbering, Vocabulary } from './vocabulary.ts';

/** Plain data that can be kept: the phrasings of each passage in turn. */
export interface PhrasingsData {
  /** The phrasings that hold each key of a vocabulary, ascending; stop words are left out. */
  readonly holders: FlatLists;
  /** The number of each phrasing's keys, each of which counts once. */
  readonly lengths: Numbers;
  /** The first phrasing of each passage, and behind them where another would stand. */
  readonly starts: Uint32Array;
  /** Every type that is asked for, and the place in it of each phrasing's type. */
  readonly types: readonly AnswerType[];
  readonly typeOf: Uint8Array;
  /** As of `wordingOf`. */
  readonly wordings: Uint32Array;
  /** One more than where the answering sentence's quoted words begin in the passage's text; 0: any sentence. */
  readonly at: Numbers;
  /** Sum of the squares of the rarities of each phrasing's words. */
  readonly squares: Float32Array;
}

/**
 * @param byPassage the phrasings of each passage in turn
 * @param numbering gets every key
 */
export function phrasingsData(
  byPassage: readonly (readonly WrittenPhrasing[])[],
  numbering: Numbering,
  rarity: Lexicon['rarity'],
): PhrasingsData {
  const all = byPassage.flat();
  const types = [...new Set(all.map(({ type }) => type))];
  const rows = all.map(({ keys }) => keys.map((key) => numbering.numberOf(key)));
  return {
    holders: holdersOf(flatLists(rows, numbering.size), numbering.size),
    lengths: narrowed(rows.map(({ length }) => length)),
    starts: startsOf(byPassage.map(({ length }) => length)),
    types,
    typeOf: Uint8Array.from(all, ({ type }) => types.indexOf(type)),
    wordings: Uint32Array.from(all, ({ wording }) => wording),
    at: narrowed(all.map(({ at = -1 }) => at + 1)),
    squares: Float32Array.from(all, ({ keys }) => keys.reduce((sum, key) => sum + rarity(key) ** 2, 0)),
  };
}

/** A phrasing of a passage. */
export interface Phrasing {
  readonly number: number;
  /** Where the answering sentence's quoted words begin in the passage's text; undefined: any sentence. */
  readonly at: number | undefined;
}

export class Phrasings {
  readonly data: PhrasingsData;
  /** How many there are. */
  readonly size: number;
  readonly #vocabulary: Vocabulary;

  /** @param vocabulary of the numbers in the data */
  constructor(data: PhrasingsData, vocabulary: Vocabulary) {
    this.data = data;
    this.size = data.squares.length;
    this.#vocabulary = vocabulary;
  }

  /** What a phrasing asks for. */
  typeOf(phrasing: number): AnswerType | undefined {
    return this.data.types[this.data.typeOf[phrasing] ?? -1];
  }

  /** Number of a phrasing's keys. */
  lengthOf(phrasing: number): number {
    return this.data.lengths[phrasing] ?? 0;
  }

  /** The number of a key in the vocabulary; -1 where it is not there. */
  numberOf(key: string): number {
    return this.#vocabulary.numberOf(key);
  }

  /** The phrasings that hold a key, ascending. */
  holders(key: string): Numbers {
    return listAt(this.data.holders, this.#vocabulary.numberOf(key));
  }

  /** The phrasings of a passage go from the first of these numbers up to the second. */
  rangeOf(passage: number): readonly [from: number, to: number] {
    return rangeOf(this.data.starts, passage);
  }

  /** The first passage that has a phrasing of this wording. */
  passageOf(wording: number): number | undefined {
    const phrasing = this.data.wordings.indexOf(wording);
    return phrasing < 0 ? undefined : this.holderOf(phrasing);
  }

  /** The passage that a phrasing is about. */
  holderOf(phrasing: number): number {
    return placeFrom(this.data.starts, phrasing + 1) - 1;
  }

  of(passage: number): readonly Phrasing[] {
    const [from, to] = this.rangeOf(passage);
    const found: Phrasing[] = [];
    for (let number = from; number < to; number += 1) {
      const at = this.data.at[number] ?? 0;
      found.push({ number, at: at === 0 ? undefined : at - 1 });
    }
    return found;
  }
}
