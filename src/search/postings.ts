/**
 * The index that MiniSearch makes, laid flat: rows of numbers in place of a map for each word and field take a fraction of the
 * memory, load in one piece, and are asked for scores alone. `MiniSearch.search` makes an object of every passage that holds
 * any of the words and sorts them all; for a ranking that looks at the best hundred that is most of the time an answer takes.
 *
 * @module
 */
import MiniSearch, { type Options } from 'minisearch';
import { type Numbers, narrowed, rangeOf, startsOf } from './flat.ts';
import { rarityOf } from './rarity.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A passage as MiniSearch sees it: keys parted by spaces. Numbers go up by one. */
export interface Entry {
  readonly number: number;
  readonly text: string;
  readonly headings: string;
  readonly title: string;
  readonly phrasings: string;
}

export type Field = Exclude<keyof Entry, 'number'>;

/** What the document itself says comes first. */
export const FIELDS: readonly Field[] = ['text', 'headings', 'title', 'phrasings'];
const CURATED = FIELDS.indexOf('phrasings');

/** Words are cut and stemmed before MiniSearch gets them. */
const OPTIONS: Options<Entry> = {
  idField: 'number',
  fields: [...FIELDS],
  tokenize: (text) => text.split(' '),
  processTerm: (term) => term,
};

/** MiniSearch's defaults. */
const BM25 = { k: 1.2, b: 0.7, d: 0.5 };

/** A key's list for field `f` is the list `number * FIELDS.length + f`. */
export interface PostingsData {
  /** Where each list starts in `passages` and `times`, and behind them where the last one ends. */
  readonly starts: Uint32Array;
  /** Passages that hold the key in the field, ascending, and how often they do. */
  readonly passages: Numbers;
  readonly times: Numbers;
  /** For each key: passages that hold it in any field. */
  readonly frequencies: Numbers;
  /** For each passage in turn: the number of words of each field. */
  readonly lengths: Numbers;
  readonly averages: readonly number[];
}

/** The most often that a passage is counted to hold a key in a field. */
const MOST_TIMES = 0xffff;

/** MiniSearch, of which the index is taken once all passages are added. */
export class Indexer extends MiniSearch<Entry> {
  constructor() {
    super(OPTIONS);
  }

  /** Every key; its number is its place. */
  get keys(): readonly string[] {
    return [...this._index.keys()];
  }

  flat(): PostingsData {
    const lists = [...this._index.values()].flatMap((fields) => FIELDS.map((_, f) => fields.get(f)));
    const starts = startsOf(lists.map((list) => list?.size ?? 0));
    const passages = new Uint32Array(starts.at(-1) ?? 0);
    const times = new Uint16Array(passages.length);
    let at = 0;
    for (const list of lists)
      for (const [passage, count] of list ?? []) {
        passages[at] = passage;
        times[at] = Math.min(count, MOST_TIMES);
        at += 1;
      }
    return {
      starts,
      passages: narrowed(passages),
      times: narrowed(times),
      frequencies: narrowed(
        Array.from({ length: lists.length / FIELDS.length }, (_, key) => {
          const [from, to] = [starts[key * FIELDS.length], starts[(key + 1) * FIELDS.length]];
          return new Set(passages.subarray(from, to)).size;
        }),
      ),
      lengths: narrowed([...this._fieldLength.values()].flat()),
      averages: this._avgFieldLength,
    };
  }
}

export class Postings {
  /** Number of passages. */
  readonly size: number;
  readonly #data: PostingsData;
  readonly #vocabulary: Vocabulary;
  /** By field and passage: the part of BM25+ that only the field's length decides. */
  readonly #norms: readonly Float64Array[];
  /** Written over by every call of `scores`. */
  readonly #scores: Float64Array;
  readonly #matches: Uint16Array;
  readonly #latest: Uint16Array;

  /** @param vocabulary in which the keys come first */
  constructor(data: PostingsData, vocabulary: Vocabulary) {
    const { lengths, averages } = data;
    this.#data = data;
    this.#vocabulary = vocabulary;
    this.size = lengths.length / FIELDS.length;
    this.#norms = FIELDS.map((_, f) =>
      Float64Array.from({ length: this.size }, (_, passage) => {
        const length = lengths[passage * FIELDS.length + f] ?? 0;
        return BM25.k * (1 - BM25.b + (BM25.b * length) / (averages[f] ?? 1));
      }),
    );
    this.#scores = new Float64Array(this.size);
    this.#matches = new Uint16Array(this.size);
    this.#latest = new Uint16Array(this.size);
  }

  /**
   * BM25+ score of each passage by number, 0 where it holds none of the keys: the figures that `search` gives with `boost`
   * and `boostTerm`. The next call writes into the same row of numbers.
   *
   * @param keys each with what it counts
   */
  scores(keys: ReadonlyMap<string, number>, boosts: Readonly<Record<Field, number>>): Float64Array {
    const scores = this.#scores.fill(0);
    const matches = this.#matches.fill(0);
    this.#latest.fill(0);
    let nth = 0;
    for (const [key, worth] of keys) {
      nth += 1;
      const number = this.#vocabulary.numberOf(key);
      for (const [f, field] of FIELDS.entries()) this.#add(number, f, worth * boosts[field], nth);
    }
    // A passage that holds three of the words counts three times as much, as in `search`.
    for (let passage = 0; passage < scores.length; passage += 1)
      scores[passage] = (scores[passage] ?? 0) * (matches[passage] ?? 0);
    return scores;
  }

  #add(key: number, f: number, boost: number, nth: number): void {
    const [from, to] = this.#list(key, f);
    const { passages, times } = this.#data;
    const [scores, matches, latest, norms] = [this.#scores, this.#matches, this.#latest, this.#norms[f]];
    if (!norms) return;
    const most = boost * rarityOf(to - from, this.size);
    for (let at = from; at < to; at += 1) {
      const passage = passages[at] ?? 0;
      const count = times[at] ?? 0;
      const saturated = (count * (BM25.k + 1)) / (count + (norms[passage] ?? 0));
      scores[passage] = (scores[passage] ?? 0) + most * (BM25.d + saturated);
      if (latest[passage] === nth) continue;
      latest[passage] = nth;
      matches[passage] = (matches[passage] ?? 0) + 1;
    }
  }

  /** Numbers of the passages that hold the key in a field, ascending. */
  holders(key: string, field: Field): Numbers {
    return this.#data.passages.subarray(...this.#list(this.#vocabulary.numberOf(key), FIELDS.indexOf(field)));
  }

  /** How often each of the `holders` holds the key in the field. */
  times(key: string, field: Field): Numbers {
    return this.#data.times.subarray(...this.#list(this.#vocabulary.numberOf(key), FIELDS.indexOf(field)));
  }

  /** Number of passages that hold the key in any field. */
  frequency(key: string): number {
    return this.#data.frequencies[this.#vocabulary.numberOf(key)] ?? 0;
  }

  /** Whether the key stands in any field but the curated phrasings. */
  isInDocuments(key: string): boolean {
    const number = this.#vocabulary.numberOf(key);
    const [from] = this.#list(number, 0);
    const [, to] = this.#list(number, CURATED - 1);
    return to > from;
  }

  /** From where to where the list of a key, by number, and a field goes. */
  #list(key: number, f: number): [from: number, to: number] {
    return rangeOf(this.#data.starts, key * FIELDS.length + f);
  }
}
