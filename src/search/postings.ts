/**
 * MiniSearch's index, asked for scores alone. `MiniSearch.search` makes an object of every passage that holds any of the
 * words and sorts them all; for a ranking that looks at the best hundred that is most of the time an answer takes.
 *
 * @module
 */
import MiniSearch, { type Options } from 'minisearch';

/** A passage as MiniSearch sees it: keys parted by spaces. Numbers go up by one. */
export interface Entry {
  readonly number: number;
  readonly text: string;
  readonly headings: string;
  readonly title: string;
  readonly phrasings: string;
}

export type Field = Exclude<keyof Entry, 'number'>;

const FIELDS: readonly Field[] = ['text', 'headings', 'title', 'phrasings'];

/** Words are cut and stemmed before MiniSearch gets them. */
const OPTIONS: Options<Entry> = {
  idField: 'number',
  fields: [...FIELDS],
  tokenize: (text) => text.split(' '),
  processTerm: (term) => term,
};

/** MiniSearch's defaults. */
const BM25 = { k: 1.2, b: 0.7, d: 0.5 };

/** Everything that `Postings` are made of, in few large pieces: loads several times faster than MiniSearch's own form. */
export interface KeptPostings {
  readonly keys: readonly string[];
  /** For each key in turn, and in it for each field: the number of passages, then their numbers, then the frequencies. */
  readonly frequencies: Uint32Array;
  /** For each passage in turn: the number of words of each field. */
  readonly lengths: Uint32Array;
  readonly averages: readonly number[];
}

export class Postings extends MiniSearch<Entry> {
  #row: Row | undefined;

  constructor() {
    super(OPTIONS);
  }

  /**
   * BM25+ score of each passage by number, 0 where it holds none of the keys: the figures that `search` gives with `boost`
   * and `boostTerm`. The next call writes into the same row of numbers.
   *
   * @param keys each with what it counts
   */
  scores(keys: ReadonlyMap<string, number>, boosts: Readonly<Record<Field, number>>): Float64Array {
    this.#row ??= this.#prepare();
    const { scores, matches, latest } = this.#row;
    for (const numbers of [scores, matches, latest]) numbers.fill(0);
    let nth = 0;
    for (const [key, worth] of keys) {
      nth += 1;
      for (const field of FIELDS) this.#add(this.#row, key, field, worth * boosts[field], nth);
    }
    // A passage that holds three of the words counts three times as much, as in `search`.
    for (let number = 0; number < scores.length; number += 1)
      scores[number] = (scores[number] ?? 0) * (matches[number] ?? 0);
    return scores;
  }

  #add({ scores, matches, latest, norms }: Row, key: string, field: Field, boost: number, nth: number): void {
    const found = this.holders(key, field);
    const lengths = norms.get(field);
    if (!found || !lengths) return;
    const rarity = Math.log(1 + (this._documentCount - found.size + 0.5) / (found.size + 0.5));
    found.forEach((times, number) => {
      const saturated = (times * (BM25.k + 1)) / (times + (lengths[number] ?? 0));
      scores[number] = (scores[number] ?? 0) + boost * rarity * (BM25.d + saturated);
      if (latest[number] === nth) return;
      latest[number] = nth;
      matches[number] = (matches[number] ?? 0) + 1;
    });
  }

  /** Numbers of the passages that hold the key in a field, with how often they do. */
  holders(key: string, field: Field): ReadonlyMap<number, number> | undefined {
    return this._index.get(key)?.get(FIELDS.indexOf(field));
  }

  #prepare(): Row {
    const size = this._nextId;
    const normsOf = (f: number): Float64Array =>
      Float64Array.from({ length: size }, (_, number) => {
        const length = this._fieldLength.get(number)?.[f] ?? 0;
        return BM25.k * (1 - BM25.b + (BM25.b * length) / (this._avgFieldLength[f] ?? 1));
      });
    return {
      scores: new Float64Array(size),
      matches: new Uint16Array(size),
      latest: new Uint16Array(size),
      norms: new Map(FIELDS.map((field, f) => [field, normsOf(f)])),
    };
  }

  /** What `Postings.of` makes the same index of. */
  kept(): KeptPostings {
    const keys: string[] = [];
    const frequencies: number[] = [];
    for (const [key, fields] of this._index) {
      keys.push(key);
      for (let f = 0; f < FIELDS.length; f += 1) {
        const found = fields.get(f);
        frequencies.push(found?.size ?? 0);
        for (const [number, times] of found ?? []) frequencies.push(number, times);
      }
    }
    const lengths = [...this._fieldLength.values()].flat();
    return {
      keys,
      frequencies: Uint32Array.from(frequencies),
      lengths: Uint32Array.from(lengths),
      averages: this._avgFieldLength,
    };
  }

  static of({ keys, frequencies, lengths, averages }: KeptPostings): Postings {
    const postings = new Postings();
    let at = 0;
    const next = (): number => frequencies[at++] ?? 0;
    for (const key of keys) {
      const fields = new Map<number, Map<number, number>>();
      for (let f = 0; f < FIELDS.length; f += 1) {
        const found = new Map<number, number>();
        for (let count = next(); count > 0; count -= 1) found.set(next(), next());
        if (found.size > 0) fields.set(f, found);
      }
      postings._index.set(key, fields);
    }
    for (let number = 0; number * FIELDS.length < lengths.length; number += 1) {
      const from = number * FIELDS.length;
      postings.addDocumentNumber(number, [...lengths.subarray(from, from + FIELDS.length)]);
    }
    postings._avgFieldLength = [...averages];
    return postings;
  }

  private addDocumentNumber(number: number, lengths: number[]): void {
    this._documentIds.set(number, number);
    this._idToShortId.set(number, number);
    this._fieldLength.set(number, lengths);
    this._nextId = number + 1;
    this._documentCount = number + 1;
  }
}

/** Numbers by passage, made once for all questions. */
interface Row {
  readonly scores: Float64Array;
  /** Keys that the passage holds. */
  readonly matches: Uint16Array;
  /** The key that was counted last. */
  readonly latest: Uint16Array;
  /** By field: the part of BM25+ that only the field's length decides. */
  readonly norms: ReadonlyMap<Field, Float64Array>;
}
