/**
 * Text to terms: the one place that decides what counts as the same word, in documents and in questions alike.
 *
 * @module
 */
import {
  type Add,
  addCite,
  addDate,
  addMonthOfYear,
  addSection,
  addWrittenDate,
  docketKey,
  fold,
  MONTH_NAME,
  monthKey,
  NUMBER_WORDS,
} from './normal-forms.ts';
import { stem } from './stem.ts';
import { STOP_WORDS } from './stop-words.ts';

export interface Word {
  /** What is compared: a stem, or the normal form of an identifier, number or date. */
  readonly key: string;
  /** The word as written. */
  readonly surface: string;
  /** True for words such as "the" that are never searched for. */
  readonly stop: boolean;
  /** Written with a capital letter, though not only because a sentence starts. */
  readonly proper: boolean;
}

/** A word where it stands. */
export interface Term extends Word {
  /** Offsets into the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

const REPORTER =
  '(?:U\\.?\\s?S|F|F\\.?\\s?Supp|S\\.?\\s?Ct|Fed\\.?\\s?Reg|FR|Stat|L\\.?\\s?Ed)\\.?\\s?(?:2d|3d|4th)?';

/** Alternatives in order of precedence; each is linear and bounded. */
const TOKEN = new RegExp(
  [
    '(?<iso>\\b\\d{4}-\\d{2}-\\d{2}\\b)',
    `(?<cite>\\b\\d{1,4}\\s${REPORTER}\\s(?:\\d{1,3},\\d{3}|\\d{1,5})\\b)`,
    '(?<docket>\\b(?:\\d:)?\\d{2}-(?:(?:cv|cr|civ|mc)-)?\\d{1,6}(?:-[A-Z]{2,4})?\\b)',
    `(?<monthDay>\\b${MONTH_NAME}\\.?\\s\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s\\d{4})?\\b)`,
    `(?<dayMonth>\\b\\d{1,2}(?:st|nd|rd|th)?\\s(?:of\\s)?${MONTH_NAME}\\b\\.?(?:,?\\s\\d{4}\\b)?)`,
    `(?<monthYear>\\b${MONTH_NAME}\\.?,?\\s(?:of\\s)?\\d{4}\\b)`,
    '(?<section>\\b\\d{2,5}(?:\\([0-9a-z]{1,3}\\)){1,3})',
    '(?<number>\\b\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\b\\d{1,9}(?:\\.\\d{1,4})?(?![\\p{L}\\p{N}]))',
    '(?<initials>\\b(?:\\p{L}\\.){2,6})',
    "(?<word>[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]{0,60}(?:['’]\\p{L}{1,3}(?!\\p{L}))?)",
    '(?<sign>[%$€£])',
  ].join('|'),
  'gui',
);

const SIGNS: Readonly<Record<string, string>> = { '%': 'percent', $: 'dollar', '€': 'euro', '£': 'pound' };

/** Most text needs none of the rarer alternatives, and reads several times faster without them. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]{0,60}(?:['’]\p{L}{1,3}(?!\p{L}))?/gu;
const NEEDS_MORE = /[\p{N}%$€£]|\p{L}\.\p{L}/u;

/** Terms of a text, in order. Identifiers and dates come as one term, followed by their parts. */
export function termsOf(text: string): readonly Term[] {
  const terms: Term[] = [];
  const push = (key: string, stop: boolean, surface: string, start: number): void => {
    if (key)
      terms.push({ key, surface, start, end: start + surface.length, stop, proper: isProper(text, start) });
  };
  if (!NEEDS_MORE.test(text)) {
    for (const { 0: word, index } of text.matchAll(WORD)) {
      const { key, stop } = wordOf(word);
      push(key, stop, word, index);
    }
    return terms;
  }
  for (const match of text.matchAll(TOKEN)) {
    const { index, groups = {} } = match;
    const [surface] = match;
    const add: Add = (key, stop = false) => push(key, stop, surface, index);
    if (groups.word !== undefined) {
      const { key, stop } = wordOf(groups.word);
      add(key, stop);
    } else if (groups.number !== undefined) add(surface.replaceAll(',', ''));
    else if (groups.initials !== undefined) addInitials(surface, add);
    else if (groups.sign !== undefined) add(SIGNS[surface] ?? '');
    else if (groups.iso !== undefined)
      addDate(Number(surface.slice(5, 7)), surface.slice(8), surface.slice(0, 4), add);
    else if (groups.monthDay !== undefined || groups.dayMonth !== undefined) addWrittenDate(surface, add);
    else if (groups.monthYear !== undefined) addMonthOfYear(surface, add);
    else if (groups.docket !== undefined) add(docketKey(surface));
    else if (groups.section !== undefined) addSection(surface, add);
    else addCite(surface, add);
  }
  return terms;
}

/** What was worked out of words as written; most words of a text were there before. */
const known = new Map<string, Pick<Word, 'key' | 'stop'>>();
const KEPT = 50_000;

function wordOf(word: string): Pick<Word, 'key' | 'stop'> {
  const before = known.get(word);
  if (before) return before;
  if (known.size >= KEPT) known.clear();
  const read = readWord(word);
  known.set(word, read);
  return read;
}

/** Gives back what a whole collection leaves behind; questions hold few of its words. */
export function forgetWords(): void {
  known.clear();
}

function readWord(word: string): Pick<Word, 'key' | 'stop'> {
  const folded = fold(word);
  const bare = folded.replace(/'s?$/, '').replace(/n't$/, '');
  if (word === 'US') return { key: 'usa', stop: false };
  if (STOP_WORDS.has(folded) || STOP_WORDS.has(bare)) return { key: folded, stop: true };
  return { key: NUMBER_WORDS.get(bare) ?? monthKey(bare) ?? stem(bare), stop: false };
}

/** Times of day and Latin abbreviations that say nothing about the subject. */
const EMPTY_INITIALS = new Set(['eg', 'ie', 'am', 'pm']);

function addInitials(surface: string, add: Add): void {
  const letters = fold(surface).replaceAll('.', '');
  add(letters === 'us' ? 'usa' : letters, EMPTY_INITIALS.has(letters));
}

function isProper(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  const isPlainLetter = code >= 0x61 && code <= 0x7a;
  if (isPlainLetter || !/\p{Lu}/u.test(text.charAt(index))) return false;
  return !/(?:^|[.!?:;]["'”’)]?\s|\n)$/.test(text.slice(Math.max(0, index - 3), index));
}
