import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { termsOf } from '../../src/search/terms.ts';

// Long texts are read; nothing here is a measurement.
vi.setConfig({ testTimeout: 60_000 });

/** Keys of the words that are searched for. */
const keys = (text: string): readonly string[] =>
  termsOf(text)
    .filter(({ stop }) => !stop)
    .map(({ key }) => key);

/** Each row is the same to the search, however it is written. */
const SAME: Readonly<Record<string, readonly (readonly [string, ...string[]])[]>> = {
  'docket numbers': [
    ['17-2697', '17-cv-2697', '17-cv-02697', '1:17-cv-02697-CKK'],
    ['18-5176', '18-05176'],
    ['17-01', '17-1'],
  ],
  dates: [
    ['May 30, 2018', '30 May 2018', '2018-05-30', 'May 30th, 2018', '30th of May 2018', 'may 30 2018'],
    ['Sept. 13, 2017', 'September 13, 2017', '13 Sep 2017', '2017-09-13'],
    ['May 30', '30 May'],
    ['Dec. 2017', 'December 2017', 'December, 2017'],
  ],
  numbers: [
    ['2', 'two', 'Two'],
    ['30', 'thirty'],
    ['12', 'dozen'],
    ['1,234,567', '1234567'],
    ['15 %', '15 percent', '15%'],
    ['$5', '$ 5'],
  ],
  'names of states': [['U.S.', 'US', 'USA', 'U.S.A.']],
  'forms of a word': [
    ['dismiss', 'dismissed', 'dismissing', 'dismisses'],
    ['bring', 'brought'],
    ['become', 'became'],
    ['crisis', 'crises'],
    ['judgment', 'judgement'],
    ['child', 'children'],
  ],
  'possessives, capitals and quotation marks': [
    ['Kaspersky', 'kaspersky', 'KASPERSKY', "Kaspersky's", 'Kaspersky’s', '“Kaspersky”'],
    ['agencies', "agencies'"],
  ],
  'accents and compatibility forms': [
    ['Müller', 'Muller', 'MÜLLER', 'Mu\u0308ller'],
    ['file', 'ﬁle'],
    ['Kaspersky', 'Ｋａｓｐｅｒｓｋｙ'],
  ],
};

/** Neither row is the other. */
const DIFFERENT: readonly (readonly [string, string])[] = [
  ['18-5176', '18-5177'],
  ['17-01', '17-10'],
  ['1634(a)', '1634(c)'],
  ['May 30', 'May 31'],
  ['2017', '2018'],
  ['US', 'us'],
  ['909 F.3d 446', '909 F.2d 446'],
];

describe('terms', () => {
  for (const [topic, rows] of Object.entries(SAME))
    it.each(rows.map((row) => [row.join(' = '), row] as const))(`${topic}: %s`, (_, [first, ...others]) => {
      for (const other of others) expect([other, keys(other)]).toEqual([other, keys(first)]);
      expect(keys(first)).not.toEqual([]);
    });

  it.each(DIFFERENT)('%s is not %s', (a, b) => {
    expect(keys(a)).not.toEqual(keys(b));
  });

  it('keeps an identifier whole', () => {
    expect(keys('No. 18-5176')).toEqual(['18-5176']);
    expect(keys('BOD 17-01')).toEqual(['bod', '17-1']);
    expect(keys('909 F.3d 446')[0]).toBe('909f3d446');
    expect(keys('311 F. Supp. 3d 187')[0]).toBe('311fsupp3d187');
    expect(keys('82 Fed. Reg. 43,782')[0]).toBe('82fedreg43782');
  });

  it('finds the section of a subsection, and the parts of a citation', () => {
    expect(keys('1634(c)')).toEqual(['1634(c)', '1634']);
    expect(keys('909 F.3d 446')).toEqual(expect.arrayContaining(['909', '446']));
    expect(keys('May 30, 2018')).toEqual(expect.arrayContaining(['may', '2018']));
  });

  it('leaves out the words that only hold a sentence together', () => {
    expect(keys('What is it that they told us, and why?')).toEqual(['tell']);
    expect(keys("didn't won’t e.g. i.e.")).toEqual([]);
  });

  it('tells names from sentence starts', () => {
    const proper = termsOf('The ruling by Judge Tatel came. Nobody appealed to Congress.')
      .filter((term) => term.proper)
      .map(({ surface }) => surface);
    expect(proper).toEqual(['Judge', 'Tatel', 'Congress']);
  });

  it('speaks other scripts', () => {
    expect(keys('Лаборатория Касперского')).toEqual(['лаборатория', 'касперского']);
  });

  it('says where each word stands', () => {
    const text = 'Müller’s suit of 30 May 2018, No. 17-cv-2697, under § 1634(a).';
    for (const { start, end, surface } of termsOf(text)) expect(text.slice(start, end)).toBe(surface);
  });

  it('takes any text, and never more terms than characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const terms = termsOf(text);
        expect(terms.length).toBeLessThanOrEqual(4 * text.length);
        for (const { start, end, surface, key } of terms) {
          expect(text.slice(start, end)).toBe(surface);
          expect(key).not.toBe('');
        }
      }),
    );
  });

  it('reads a long hostile text in one pass', () => {
    // Work that grows faster than the text would never end here.
    for (const unit of [
      'a',
      '1',
      'a.',
      '1-',
      '1,',
      "a'",
      '(a)',
      '1(a)',
      'May ',
      '12 ',
      '1 F. ',
      '1:11-cv-',
      '2018-',
      '\u0301',
    ]) {
      const text = unit.repeat(Math.ceil(300_000 / unit.length));
      expect(termsOf(text).length).toBeLessThanOrEqual(text.length);
    }
  });
});
