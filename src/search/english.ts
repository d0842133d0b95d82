/**
 * Whether a word is English: "treason" is no slip for "reason", although the documents know only that.
 *
 * @module
 */
import dictionary from 'dictionary-en';
import { stem } from './stem.ts';
import { Words } from './vocabulary.ts';

let entries: Words | undefined;

/** Whether the dictionary holds a word of lower-case letters, some form or the opposite of it, or a name that is written so. */
export function isEnglish(word: string): boolean {
  entries ??= dictionaryEntries();
  const words = entries;
  const forms = [word, ...(DERIVED.exec(word)?.slice(1) ?? [])];
  return forms.some((form) => form && holds(form, words));
}

/** Opposites and superlatives, which the dictionary leaves to its rules. */
const DERIVED = /^(?:dis|non|un)(.{4,})$|^(.{4,})est$/;

function holds(word: string, words: Words): boolean {
  const meant = stem(word);
  const opening = meant.slice(0, Math.max(SURE, meant.length - 1));
  for (let number = firstFrom(opening, words); ; number += 1) {
    const entry = words.at(number);
    if (!entry.startsWith(opening)) return false;
    if (stem(entry) === meant) return true;
  }
}

/** Letters at the front of a word that its stem keeps at least; a stem may change one letter behind them ("happy", "happi"). */
const SURE = 3;

/** In order of the alphabet; affixes and what is not letters alone are left out. */
function dictionaryEntries(): Words {
  const lines = Buffer.from(dictionary.dic).toString('utf8').toLowerCase();
  const words = new Set(lines.match(/^[a-z]+(?=\/|$)/gm));
  return new Words([...words].sort().join(' '));
}

/** The first entry that does not stand before this in the alphabet. */
function firstFrom(opening: string, words: Words): number {
  let from = 0;
  let to = words.size;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (words.at(middle) < opening) from = middle + 1;
    else to = middle;
  }
  return from;
}
