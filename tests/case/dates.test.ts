import { describe, expect, it } from 'vitest';
import { sections, sentencesOf, shipped } from './shipped.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DATE = new RegExp(`\\b(${MONTHS.join('|')}) (\\d{1,2})(?:,? (\\d{4}))\\b`, 'g');

interface Day {
  readonly text: string;
  readonly date: Date;
  readonly valid: boolean;
}

/** Days that a text names in full; "December 1 2017" in a heading is the day "December 1, 2017". */
function daysIn(text: string): readonly Day[] {
  return [...text.matchAll(DATE)].map(([, month = '', day = '', year = '']) => {
    const date = new Date(Date.UTC(Number(year), MONTHS.indexOf(month), Number(day)));
    return { text: `${month} ${day}, ${year}`, date, valid: date.getUTCDate() === Number(day) };
  });
}

const texts = [...sections].map(([section, text]) => ({ section, text }));

describe('dates in the shipped case', () => {
  it('are days of the calendar', () => {
    const wrong = texts.flatMap(({ section, text }) =>
      daysIn(text)
        .filter(({ valid }) => !valid)
        .map((day) => ({ section, day: day.text })),
    );
    expect(wrong).toEqual([]);
  });

  it('fall on the weekday that is named with them', () => {
    const named = texts.flatMap(({ section, text }) =>
      [...text.matchAll(new RegExp(`\\b(\\w+day)(?: evening)?, (?=${DATE.source})`, 'g'))].map((match) => {
        const [day] = daysIn(text.slice(match.index));
        return { section, weekday: match[1], date: day?.date };
      }),
    );
    expect(named.length).toBeGreaterThan(5);
    const wrong = named.filter(
      ({ weekday, date }) => date?.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' }) !== weekday,
    );
    expect(wrong).toEqual([]);
  });

  it('in the headings of the timeline stand in the text below, and follow one another', () => {
    const timeline = shipped.documents.filter(({ path }) => path.startsWith('timeline/'));
    expect(timeline.length).toBeGreaterThan(0);
    for (const { path, blocks } of timeline) {
      const dated = blocks.flatMap(({ kind, text }, index) => {
        const [day] = kind === 'heading' ? daysIn(text) : [];
        return day ? [{ day, below: blocks[index + 1]?.text ?? '' }] : [];
      });
      for (const { day, below } of dated) expect(below, path).toContain(day.text);
      const times = dated.map(({ day }) => day.date.getTime());
      expect(times, path).toEqual(times.toSorted((a, b) => a - b));
    }
  });
});

/** Sentences that say one of these things name the day on which the timeline has it. */
const EVENTS: readonly { readonly saying: RegExp; readonly day: string }[] = [
  { saying: /Senate hearing of DATE/, day: 'May 11, 2017' },
  { saying: /[Dd]irective(?: 17-01)?,? (?:of|dated) DATE/, day: 'September 13, 2017' },
  { saying: /On DATE the Department of Homeland Security \(DHS\) issued/, day: 'September 13, 2017' },
  { saying: /open letter of DATE/, day: 'December 18, 2017' },
  { saying: /first (?:law)?suit on DATE/, day: 'December 18, 2017' },
  { saying: /signed .* on DATE/, day: 'December 12, 2017' },
  { saying: /second complaint is dated DATE/, day: 'February 12, 2018' },
  { saying: /reply (?:brief )?of DATE/, day: 'February 12, 2018' },
  { saying: /preliminary injunction on DATE/, day: 'January 17, 2018' },
  { saying: /(?:opposition|Kaspersky's brief) of DATE/, day: 'April 9, 2018' },
  { saying: /district court (?:ruling|opinion) of DATE/, day: 'May 30, 2018' },
  { saying: /filed (?:its|the) appeal on DATE/, day: 'June 8, 2018' },
  { saying: /oral argument (?:\S+ ){0,6}?on DATE/, day: 'September 14, 2018' },
  { saying: /(?:D\.C\. Circuit|appeals court) (?:ruling|opinion) of DATE/, day: 'November 30, 2018' },
  { saying: /section 1634 (?:would )?(?:took|take) effect (?:only )?on DATE/i, day: 'October 1, 2018' },
  { saying: /interim (?:\S+ )?rule took effect on DATE/, day: 'July 16, 2018' },
];

describe('the same event has the same day everywhere', () => {
  const all = texts.flatMap(({ text }) => sentencesOf(text));
  it.each(EVENTS)('$day: $saying', ({ saying, day }) => {
    const pattern = new RegExp(
      saying.source.replace('DATE', `(?<day>(?:${MONTHS.join('|')}) \\d{1,2}, \\d{4})`),
    );
    const said = all.flatMap((sentence) => {
      const found = pattern.exec(sentence)?.groups?.day;
      return found === undefined ? [] : [{ sentence, day: found }];
    });
    expect(said.filter((one) => one.day !== day)).toEqual([]);
    expect(said).not.toEqual([]);
  });
});
