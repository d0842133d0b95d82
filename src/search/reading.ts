/**
 * A passage as the scorer reads it: sentences, their words, and what stands around them. All passages are read once, when the
 * index is built, and kept as rows of numbers.
 *
 * @module
 */
import { sentences } from '../core/sentences.ts';
import type { Passage, Span } from '../core/types.ts';
import { type FlatLists, flatLists, listAt, type Numbers, narrowed, rangeOf, startsOf } from './flat.ts';
import { distinctKeys, nameKeys } from './keys.ts';
import type { Phrasing, Phrasings } from './phrasings.ts';
import { type Term, termsOf, type Word } from './terms.ts';
import { type Numbering, type Vocabulary, Words } from './vocabulary.ts';

export interface ReadSentence extends Span {
  /** Put together when they are asked for: few questions look at words that are not their own. */
  readonly words: readonly Word[];
  /** Keys of its words by number, each once, without stop words. */
  readonly keys: readonly number[];
}

export interface Reading {
  readonly passage: Passage;
  readonly sentences: readonly ReadSentence[];
  /** Keys by number. */
  readonly headings: Numbers;
  readonly title: Numbers;
  readonly phrasings: readonly Phrasing[];
}

/** Plain data that can be kept; keys are numbers of a vocabulary. */
export interface ReadingsData {
  /** The first sentence of each passage, and behind them where another passage's would start. */
  readonly starts: Uint32Array;
  /** Where each sentence starts and ends in its passage's text. */
  readonly from: Numbers;
  readonly to: Numbers;
  /** The words of each sentence, by number. */
  readonly words: FlatLists;
  /** Each word once, as written: parted by line feeds, of which no sentence holds one. */
  readonly surfaces: string;
  /** For each word: its key, and whether it is a stop word (1), proper (2) or both. */
  readonly keyOf: Numbers;
  readonly marks: Uint8Array;
  /** The keys of each passage's headings and title. */
  readonly headings: FlatLists;
  readonly titles: FlatLists;
}

const STOP = 1;
const PROPER = 2;
const BETWEEN = '\n';

/** @param numbering gets every key */
export function readingsData(passages: readonly Passage[], numbering: Numbering): ReadingsData {
  const terms: Term[] = [];
  /** By what is written: most words have one number, one that is a name here and no name there has two. */
  const numbers = new Map<string, number[]>();
  const wordOf = (term: Term): number => {
    const written = numbers.get(term.surface) ?? [];
    const known = written.find((number) => isSame(terms[number], term));
    if (known !== undefined) return known;
    numbers.set(term.surface, [...written, terms.length]);
    return terms.push(term) - 1;
  };
  const keysOf = (keys: readonly string[]): readonly number[] => keys.map((key) => numbering.numberOf(key));
  const spans = passages.map(({ text }) => sentences(text));
  const rows = passages.flatMap(({ text }, passage) =>
    (spans[passage] ?? []).map(({ start, end }) => termsOf(text.slice(start, end)).map(wordOf)),
  );
  const keyOf = narrowed(keysOf(terms.map(({ key }) => key)));
  const headings = passages.map((passage) => keysOf(distinctKeys(passage.headings.join(' . '))));
  const titles = passages.map(({ document }) => keysOf(nameKeys(document)));
  return {
    starts: startsOf(spans.map(({ length }) => length)),
    from: narrowed(spans.flatMap((list) => list.map(({ start }) => start))),
    to: narrowed(spans.flatMap((list) => list.map(({ end }) => end))),
    words: flatLists(rows, terms.length),
    surfaces: terms.map(({ surface }) => surface).join(BETWEEN),
    keyOf,
    marks: Uint8Array.from(terms, marksOf),
    headings: flatLists(headings, numbering.size),
    titles: flatLists(titles, numbering.size),
  };
}

const isSame = (a: Word | undefined, b: Word): boolean =>
  a?.key === b.key && a.stop === b.stop && a.proper === b.proper;

const marksOf = ({ stop, proper }: Word): number => (stop ? STOP : 0) + (proper ? PROPER : 0);

/** Words that are kept as objects between questions, each in a place of its own that others share with it. */
const WORDS_KEPT = 1_024;

interface NumberedWord extends Word {
  readonly number: number;
}

/** Passages by number. */
export class Readings {
  readonly #passages: readonly Passage[];
  readonly #phrasings: Phrasings;
  readonly #vocabulary: Vocabulary;
  readonly #data: ReadingsData;
  readonly #surfaces: Words;
  readonly #kept: (NumberedWord | undefined)[] = new Array(WORDS_KEPT).fill(undefined);

  /**
   * @param data of these passages, in their order
   * @param vocabulary of the numbers in the data
   */
  constructor(
    passages: readonly Passage[],
    phrasings: Phrasings,
    data: ReadingsData,
    vocabulary: Vocabulary,
  ) {
    this.#passages = passages;
    this.#phrasings = phrasings;
    this.#vocabulary = vocabulary;
    this.#data = data;
    this.#surfaces = new Words(data.surfaces, BETWEEN);
  }

  of(number: number): Reading | undefined {
    const passage = this.#passages[number];
    if (!passage) return undefined;
    const [first, behind] = rangeOf(this.#data.starts, number);
    const found: ReadSentence[] = [];
    for (let sentence = first; sentence < behind; sentence += 1) found.push(this.#sentence(sentence));
    return {
      passage,
      sentences: found,
      headings: listAt(this.#data.headings, number),
      title: listAt(this.#data.titles, number),
      phrasings: this.#phrasings.of(number),
    };
  }

  #sentence(sentence: number): ReadSentence {
    const { from, to, words, keyOf, marks } = this.#data;
    const numbers = listAt(words, sentence);
    const keys: number[] = [];
    for (let at = 0; at < numbers.length; at += 1) {
      const word = numbers[at] ?? 0;
      const key = keyOf[word] ?? 0;
      if (((marks[word] ?? 0) & STOP) === 0 && !keys.includes(key)) keys.push(key);
    }
    return new FlatSentence(from[sentence] ?? 0, to[sentence] ?? 0, keys, () => this.#wordsOf(numbers));
  }

  #wordsOf(numbers: Numbers): readonly Word[] {
    const words: Word[] = [];
    for (let at = 0; at < numbers.length; at += 1) words.push(this.#word(numbers[at] ?? 0));
    return words;
  }

  #word(number: number): Word {
    const before = this.#kept[number % WORDS_KEPT];
    if (before?.number === number) return before;
    const { keyOf, marks } = this.#data;
    const mark = marks[number] ?? 0;
    const word = {
      number,
      key: this.#vocabulary.at(keyOf[number] ?? 0),
      surface: this.#surfaces.at(number),
      stop: (mark & STOP) > 0,
      proper: (mark & PROPER) > 0,
    };
    this.#kept[number % WORDS_KEPT] = word;
    return word;
  }
}

/** A class, for every literal object with a getter has a hidden class of its own, which stays until the next full collection. */
class FlatSentence implements ReadSentence {
  readonly start: number;
  readonly end: number;
  readonly keys: readonly number[];
  readonly #read: () => readonly Word[];
  #words: readonly Word[] | undefined;

  constructor(start: number, end: number, keys: readonly number[], read: () => readonly Word[]) {
    this.start = start;
    this.end = end;
    this.keys = keys;
    this.#read = read;
  }

  get words(): readonly Word[] {
    this.#words ??= this.#read();
    return this.#words;
  }
}

/** Whether a phrasing names the sentence, or no sentence in particular. */
export function isNamed({ start, end }: Span, { at }: Phrasing): boolean {
  return at === undefined || (at >= start && at < end);
}
