/**
 * Words and their numbers: one text and two rows of numbers take a fraction of the memory that a map of as many strings takes.
 *
 * @module
 */
import { type Numbers, roomFor } from './flat.ts';

/** Words in one text, parted by a separator; a word's number is its place. */
export class Words {
  /** How many there are. */
  readonly size: number;
  protected readonly text: string;
  /** Where each word starts, and behind them where another one would. */
  protected readonly starts: Uint32Array;

  constructor(text: string, separator = ' ') {
    const starts = [0];
    for (let end = 0; text !== '' && end >= 0; ) {
      end = text.indexOf(separator, starts.at(-1));
      starts.push((end < 0 ? text.length : end) + 1);
    }
    this.text = text;
    this.starts = Uint32Array.from(starts);
    this.size = starts.length - 1;
  }

  /** Empty where there is none of this number. */
  at(number: number): string {
    return this.text.slice(this.starts[number] ?? 0, Math.max(0, (this.starts[number + 1] ?? 0) - 1));
  }
}

/** Words parted by spaces, each of which is there once, that are looked up. */
export class Vocabulary extends Words {
  /** A hash table with open addressing: one more than the number of the word that was put there, 0 where there is none. */
  readonly #slots: Numbers;

  constructor(text: string) {
    super(text);
    const slots = roomFor(2 ** Math.ceil(Math.log2(2 * this.size + 1)), this.size);
    const last = slots.length - 1;
    for (let number = 0; number < this.size; number += 1) {
      let slot = hashOf(text, this.starts[number], (this.starts[number + 1] ?? 0) - 1);
      while (slots[slot & last]) slot += 1;
      slots[slot & last] = number + 1;
    }
    this.#slots = slots;
  }

  /** -1 for a word that is not there. */
  numberOf(word: string): number {
    const last = this.#slots.length - 1;
    for (let slot = hashOf(word) & last; ; slot = (slot + 1) & last) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0 || this.#isAt(number, word)) return number;
    }
  }

  #isAt(number: number, word: string): boolean {
    const start = this.starts[number] ?? 0;
    return (this.starts[number + 1] ?? 0) - start === word.length + 1 && this.text.startsWith(word, start);
  }
}

/** Numbers words as they come. */
export class Numbering {
  readonly #numbers = new Map<string, number>();

  constructor(words: Iterable<string> = []) {
    for (const word of words) this.numberOf(word);
  }

  /** A new word gets the next number. */
  numberOf(word: string): number {
    const number = this.#numbers.get(word) ?? this.#numbers.size;
    this.#numbers.set(word, number);
    return number;
  }

  /** How many there are so far. */
  get size(): number {
    return this.#numbers.size;
  }

  /** All of them, as `Words` takes them. */
  get text(): string {
    return [...this.#numbers.keys()].join(' ');
  }
}

/** FNV-1a of a text, or of a part of it. */
export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = 0x81_1c_9d_c5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93);
  return hash >>> 0;
}
