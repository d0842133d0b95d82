/**
 * The one form in which dates, dockets, citations and numbers are compared, however they are written.
 *
 * @module
 */

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
/** Keys of the months. */
export const MONTH_KEYS: ReadonlySet<string> = new Set(MONTHS);
/** Matches the name of a month, in full or shortened. */
export const MONTH_NAME =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';

/** Numbers written as words. */
export const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  [
    'zero',
    '',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
    'thirteen',
    'fourteen',
    'fifteen',
    'sixteen',
    'seventeen',
    'eighteen',
    'nineteen',
    'twenty',
  ]
    .map((word, value): [string, string] => [word, String(value)])
    .concat([
      ['thirty', '30'],
      ['forty', '40'],
      ['fifty', '50'],
      ['sixty', '60'],
      ['seventy', '70'],
      ['eighty', '80'],
      ['ninety', '90'],
      ['hundred', '100'],
      ['dozen', '12'],
    ]),
);

/** Takes a term's key; `stop` where it is never searched for. */
export type Add = (key: string, stop?: boolean) => void;

export function addWrittenDate(surface: string, add: Add): void {
  const month =
    surface
      .match(/\p{L}{3,}/giu)
      ?.map((word) => monthNumber(fold(word)))
      .find((number) => number > 0) ?? 0;
  const day = surface.match(/\d{1,2}(?!\d)/)?.[0] ?? '';
  addDate(month, day, surface.match(/\d{4}$/)?.[0], add);
}

export function addMonthOfYear(surface: string, add: Add): void {
  add(MONTHS[monthNumber(fold(surface).replace(/[^a-z].*$/s, '')) - 1] ?? '');
  add(surface.slice(-4));
}

export function addDate(month: number, day: string, year: string | undefined, add: Add): void {
  const dayKey = String(Number(day));
  add(`@${month}-${dayKey}`);
  add(MONTHS[month - 1] ?? '');
  if (year) add(year);
}

/** 17-2697, 17-cv-2697 and 1:17-cv-02697-CKK are one docket. */
export function docketKey(surface: string): string {
  const [, year = '', number = ''] = surface.match(/(\d{2})-(?:\p{L}+-)?0*(\d+)/u) ?? [];
  return `${year}-${number}`;
}

export function addSection(surface: string, add: Add): void {
  add(surface.toLowerCase());
  const number = surface.match(/^\d+/)?.[0] ?? '';
  add(number);
}

export function addCite(surface: string, add: Add): void {
  add(fold(surface).replace(/[^a-z0-9]/g, ''));
  for (const part of fold(surface).split(/\s/)) add(part.replace(/[^a-z0-9]/g, ''));
}

function monthNumber(folded: string): number {
  if (folded.length < 3) return 0;
  return (
    MONTHS.findIndex((month) => month.startsWith(folded) || (folded === 'sept' && month === 'september')) + 1
  );
}

/** "Feb" and "february" are the same; "mar", "may" and "dec" alone may be other words, so only longer forms count. */
export function monthKey(folded: string): string | undefined {
  if (folded.length < 4 && !['jan', 'feb', 'apr', 'aug', 'oct', 'nov'].includes(folded)) return undefined;
  return MONTHS[monthNumber(folded) - 1];
}

/** Lower case, compatibility forms and accents removed: "Müller" and "muller" are the same word. */
export function fold(word: string): string {
  const straight = word.replaceAll('’', "'").toLowerCase();
  return /^[\u0020-\u007e]*$/.test(straight)
    ? straight
    : straight
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase();
}
