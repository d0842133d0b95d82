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
      return fresh.some(
        ({ key }) => key.startsWith('@') || /^(?:19|20)\d\d$/.test(key) || MONTH_KEYS.has(key),
      )
        ? 1
        : fresh.some(({ key }) => DATE_UNITS.has(key))
          ? 0.7
          : 0;
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
  if (at.some((i) => isBeside(i) && !isYear(sentence[i]))) return 1;
  if (at.some((i) => !isYear(sentence[i]))) return 0.6;
  return at.length > 0 ? 0.2 : 0;
}

const isYear = (word: Word | undefined): boolean => /^(?:19|20)\d\d$/.test(word?.key ?? '');

const DATE_UNITS = new Set(['dai', 'day', 'week', 'month', 'year', 'hour']);
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
