/**
 * Typing errors: a word that the documents do not know is read as the likeliest one that they do.
 *
 * @module
 */
import { type Numbers, narrowed, rangeOf, startsOf } from './flat.ts';
import { fold } from './normal-forms.ts';
import type { Term } from './terms.ts';
import { Words } from './vocabulary.ts';

export interface Spelling {
  /** The word that was probably meant, as the documents write it; undefined where none is near enough. */
  correct(word: string): string | undefined;
}

interface Entry {
  /** As most documents write it: a name stays a name, although an address somewhere holds it in small letters. */
  surface: string;
  /** By how much: the majority vote of Boyer and Moore, which needs no count for each way to write a word. */
  lead: number;
  count: number;
}

/** Every word of the documents and phrasings, as written and how often, shorter words first: plain data that can be kept. */
export interface SpellingData {
  /** As `Words` takes them. */
  readonly words: string;
  readonly counts: Numbers;
  /** Of each word, as of `lettersOf`. */
  readonly letters: Uint32Array;
  /** The first word of each length, and behind them where the next longer one would start. */
  readonly starts: Uint32Array;
}

/** Shorter words have too many neighbours for a guess. */
const SHORTEST = 4;
/** From this length on two errors are forgiven. */
const LONG = 8;

export interface SpellingBuilder {
  /** Counts words. Documents decide how a word is written; phrasings, which may be sloppy, only that it exists. */
  add(terms: Iterable<Term>, from: 'documents' | 'phrasings'): void;
  build(): SpellingData;
}

export function spellingBuilder(): SpellingBuilder {
  const entries = new Map<string, Entry>();
  return {
    add(terms, from) {
      for (const { surface, stop } of terms) {
        if (stop || surface.length < SHORTEST - 1 || !/^\p{L}+$/u.test(surface)) continue;
        const folded = fold(surface);
        const entry = entries.get(folded);
        if (!entry) entries.set(folded, { surface, lead: from === 'documents' ? 1 : 0, count: 1 });
        else {
          entry.count++;
          if (from === 'documents') vote(entry, surface);
        }
      }
    },
    build: () => {
      const byLength = [...entries].sort(([a], [b]) => a.length - b.length);
      const lengths: number[] = new Array((byLength.at(-1)?.[0].length ?? 0) + 1).fill(0);
      for (const [{ length }] of byLength) lengths[length] = (lengths[length] ?? 0) + 1;
      return {
        words: byLength.map(([, { surface }]) => surface).join(' '),
        counts: narrowed(byLength.map(([, { count }]) => count)),
        letters: Uint32Array.from(byLength, ([folded]) => lettersOf(folded)),
        starts: startsOf(lengths),
      };
    },
  };
}

function vote(entry: Entry, surface: string): void {
  if (entry.surface === surface) entry.lead++;
  else if (entry.lead > 0) entry.lead--;
  else {
    entry.surface = surface;
    entry.lead = 1;
  }
}

export function spellingOf(data: SpellingData): Spelling {
  let words: Words | undefined;
  const memory = new Map<string, string | undefined>();
  return {
    correct(word) {
      const folded = fold(word);
      if (folded.length < SHORTEST || folded.length > 30 || !/^[a-z]+$/.test(folded)) return undefined;
      if (!memory.has(folded)) {
        if (memory.size > 10_000) memory.clear();
        words ??= new Words(data.words);
        memory.set(folded, nearest(folded, words, data)?.surface);
      }
      return memory.get(folded);
    },
  };
}

interface Spelt {
  readonly folded: string;
  readonly surface: string;
  readonly count: number;
}

/** One bit a letter. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** An error takes away one letter and brings another at most; that rules out nearly all words without comparing them. */
function isFar(letters: number, other: number, allowed: number): boolean {
  let different = letters ^ other;
  for (let left = 2 * allowed; left > 0; left -= 1) different &= different - 1;
  return different !== 0;
}

function nearest(word: string, words: Words, data: SpellingData): Spelt | undefined {
  const allowed = word.length < LONG ? 1 : 2;
  const letters = lettersOf(word);
  let best: { entry: Spelt; distance: number } | undefined;
  for (let length = word.length - allowed; length <= word.length + allowed; length += 1) {
    const [from, to] = rangeOf(data.starts, length);
    for (let number = from; number < to; number += 1) {
      if (isFar(letters, data.letters[number] ?? 0, allowed)) continue;
      const surface = words.at(number);
      const entry = { folded: fold(surface), surface, count: data.counts[number] ?? 0 };
      const distance = editDistance(word, entry.folded, allowed);
      if (distance > allowed) continue;
      if (!best || isBetter(word, entry, distance, best)) best = { entry, distance };
    }
  }
  return best?.entry;
}

/**
 * Fewer errors first, then the same first letter, then a word of which a letter was left out ("lawer" is "lawyer" before it is
 * "later"), then the word that the documents use more often, then the alphabet.
 */
function isBetter(
  word: string,
  entry: Spelt,
  distance: number,
  best: { entry: Spelt; distance: number },
): boolean {
  if (distance !== best.distance) return distance < best.distance;
  const first = Number(entry.folded[0] === word[0]) - Number(best.entry.folded[0] === word[0]);
  if (first !== 0) return first > 0;
  const omission = Number(entry.folded.length > word.length) - Number(best.entry.folded.length > word.length);
  if (omission !== 0) return omission > 0;
  if (entry.count !== best.entry.count) return entry.count > best.entry.count;
  return entry.folded < best.entry.folded;
}

/**
 * Optimal string alignment distance (Damerau-Levenshtein with adjacent swaps), or `most + 1` as soon as it is larger than `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, substitution);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}
