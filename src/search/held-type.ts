/**
 * Whether a sentence holds the sort of thing that a question asks for.
 *
 * @module
 */
import type { AnswerType, OpenType } from './answer-type.ts';
import { MONTH_KEYS } from './normal-forms.ts';
import type { ReadSentence } from './reading.ts';
import type { Word } from './terms.ts';

const REASONS = new Set([
  'because',
  'since',
  'reason',
  'therefor',
  'purpos',
  'aim',
  'avoid',
  'worri',
  'concern',
  'fear',
  'risk',
  'so',
  'due',
  'caus',
  'prevent',
]);

const OPEN: ReadonlySet<AnswerType> = new Set<OpenType>(['yes or no', 'how', 'what', 'which', 'keywords']);

const isOpen = (type: AnswerType): type is OpenType => OPEN.has(type);

/** From 0 to 1: whether a sentence holds something of the type that the question did not name itself. */
export function answersType(
  type: AnswerType,
  sentence: Pick<ReadSentence, 'words'>,
  asked: ReadonlySet<string>,
  counted: ReadonlySet<string>,
): number {
  if (isOpen(type)) return 1;
  const { words } = sentence;
  const fresh = words.filter(({ key }) => !asked.has(key));
  switch (type) {
    case 'person':
      return fresh.some(({ proper, stop, key }) => proper && !stop && !/\d/.test(key) && !MONTH_KEYS.has(key))
        ? 1
        : 0;
    case 'place':
      return fresh.some(({ proper, stop, key }) => proper && !stop && !MONTH_KEYS.has(key)) ? 1 : 0;
    case 'date':
      if (words.some((word, i) => !asked.has(word.key) && isDate(word, words[i - 1]))) return 1;
      return fresh.some(({ key }) => DATE_UNITS.has(key)) ? 0.7 : 0;
    case 'number':
      return countIn(words, asked, counted);
    case 'identifier':
      return fresh.some(({ key }) => /^\d+-\d+$|^\d+[a-z]+\d+$|^\d+/.test(key)) ? 1 : 0;
    case 'reason':
      return words.some(({ key }) => REASONS.has(key)) ? 1 : 0.3;
    case 'definition':
      return words.some(({ surface }) => DEFINES.has(surface.toLowerCase())) ? 1 : 0.3;
  }
}

/** Words between a number and what it counts: "15 percent of the reporting agencies". */
const COUNT_REACH = 5;

/** A number beside the thing that "how many" asks for answers; one elsewhere may; a year hardly. */
function countIn(
  sentence: readonly Word[],
  asked: ReadonlySet<string>,
  counted: ReadonlySet<string>,
): number {
  const at = sentence.flatMap(({ key }, i) => (/^\d/.test(key) && !asked.has(key) ? [i] : []));
  const isBeside = (i: number): boolean =>
    sentence.slice(Math.max(0, i - COUNT_REACH), i + COUNT_REACH + 1).some(({ key }) => counted.has(key));
  const isPlain = (i: number): boolean => !isYear(sentence[i], sentence[i - 1]);
  if (at.some((i) => isBeside(i) && isPlain(i))) return 1;
  if (at.some(isPlain)) return 0.6;
  return at.length > 0 ? 0.2 : 0;
}

function isDate(word: Word, before: Word | undefined): boolean {
  const { key, surface } = word;
  return (
    key.startsWith('@') ||
    MONTH_KEYS.has(key) ||
    key === CENTURY ||
    /^(?:1\d|20)?\d0s$/.test(surface) ||
    isYear(word, before)
  );
}

const CENTURY = 'centuri';

/** Of four digits from 1000 to 2099 without a comma, and not the number of a section. */
const isYear = (word: Word | undefined, before: Word | undefined): boolean =>
  /^(?:1\d|20)\d\d$/.test(word?.surface ?? '') && !NUMBERED.test(before?.surface ?? '');

const NUMBERED = /^(?:sections?|sec|no|nos|number|page|pages|pp|hr)$/i;

const DATE_UNITS = new Set(['dai', 'day', 'week', 'month', 'year', 'hour', 'minut', 'decad']);
const DEFINES = new Set([
  'is',
  'are',
  'means',
  'mean',
  'meaning',
  'stands',
  'refers',
  'defines',
  'defined',
  'called',
  'was',
]);
