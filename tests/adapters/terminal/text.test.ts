import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { toJson } from '../../../src/adapters/terminal/json.ts';
import { ansiStyle, plainStyle, toText } from '../../../src/adapters/terminal/text.ts';
import type { Answer, Excerpt } from '../../../src/core/types.ts';
import { excerpt, excerpts, found, missed, sentence } from '../core.ts';

const name = 'Acme v. United States';
/** Without the sequences that a terminal is sent on purpose, and line feeds. */
const bare = (text: string): string =>
  ['\u001b[1m', '\u001b[2m', '\u001b[22m', '\n'].reduce((left, sent) => left.replaceAll(sent, ''), text);
const plain = (answer: Answer): string => toText(answer, name, plainStyle);

describe('an answer as plain text', () => {
  it('quotes the excerpt with the answering sentence marked, and says where it stands', () => {
    expect(plain(found(excerpt('p', sentence)))).toBe(
      [
        '> Judge Colleen Kollar-Kotelly ruled on May 30, 2018. **The court dismissed both lawsuits.** Kaspersky',
        '> appealed.',
        '  Memorandum Opinion, Conclusion · May 30, 2018 · D.D.C.',
        '  https://example.org/opinion',
      ].join('\n'),
    );
  });

  it('lists further passages by title and section alone', () => {
    const further = ['Attainder', 'Standing', 'Directive'].map(
      (section) => `  Memorandum Opinion, ${section}`,
    );
    expect(plain(found()).split('\n').slice(-5)).toEqual(['', 'See also:', ...further]);
  });

  it('says first what was read as another word', () => {
    const corrections = [{ from: 'kaspersy', to: 'Kaspersky' }];
    expect(plain({ ...found(), corrections }).split('\n')[0]).toBe('“kaspersy” was read as “Kaspersky”.');
    expect(plain(found()).startsWith('> ')).toBe(true);
  });

  it('of a miss says what is missing, shows the nearest passages as no answer, and what was searched', () => {
    const text = plain({
      ...missed('unicorn'),
      unreadable: [{ path: 'scan.pdf', message: '', failed: true }],
    });
    const parts = [
      'The documents do not answer this. This word stands nowhere in them: “unicorn”.',
      'Nearest passages, not an answer:',
      '**The statute is not a bill of attainder.**',
      'Searched 2 documents, 40 passages.',
      'Not searched, because it could not be read: scan.pdf.',
    ];
    const places = parts.map((part) => text.indexOf(part));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(plain({ ...missed('unicorn'), nearest: [] }).split('\n')).toHaveLength(2);
  });

  it('of small talk names the case and questions to try', () => {
    expect(plain({ kind: 'help', examples: ['Who sued?'] })).toMatch(
      /Acme v\. United States[\s\S]+\n• Who sued\?$/u,
    );
    expect(plain({ kind: 'help', examples: [] }).split('\n')).toHaveLength(1);
  });
});

describe('the lines of an excerpt', () => {
  const shown = (text: string, width: number): readonly string[] => {
    const answer = found({ ...excerpt('p', text), runs: [{ text, highlight: true }] });
    return toText(answer, name, ansiStyle(width))
      .split('\n')
      .filter((line) => line.startsWith('> '));
  };

  it('are wrapped on words within the width of the terminal', () => {
    const words =
      'The statute is not a bill of attainder because it is prophylactic and looks forward only. '.repeat(4);
    for (const width of [40, 72, 100]) {
      const lines = shown(words.trim(), width).map(stripVTControlCharacters);
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(width);
      expect(lines.map((line) => line.slice(2)).join(' ')).toBe(words.trim());
    }
  });

  it('are neither tiny nor endless, whatever the terminal says', () => {
    expect([ansiStyle(1).width, ansiStyle(1_000).width, ansiStyle(80).width]).toEqual([40, 100, 80]);
  });

  it('close their marks, so that none runs into the margin', () => {
    for (const line of shown(
      'A marked sentence that is long enough for three lines of forty. '.repeat(2).trim(),
      40,
    ))
      expect([line.slice(0, 6), line.lastIndexOf('\u001b[22m')]).toEqual(['> \u001b[1m', line.length - 5]);
  });

  it('begin anew with a paragraph, and never cut a word that is too long', () => {
    expect(shown('First.\nSecond.', 80).map(stripVTControlCharacters)).toEqual(['> First.', '> Second.']);
    expect(shown('x'.repeat(200), 40).map(stripVTControlCharacters)).toEqual([`> ${'x'.repeat(200)}`]);
  });
});

describe('what documents and questions say', () => {
  const hostile = '\u001b[2J\u009b1m\u202e\u0007\r';
  const dangerous = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
  const evil: Excerpt = {
    ...excerpt('p', `It fell.${hostile}`),
    citation: {
      title: `T${hostile}`,
      path: 'a.md',
      section: `S${hostile}`,
      source: hostile,
      url: `https://a.example/${hostile}`,
    },
  };

  it.each<[string, Answer]>([
    ['an answer', { ...found(evil, evil), corrections: [{ from: hostile, to: hostile }] }],
    [
      'a miss',
      {
        ...missed(hostile),
        nearest: [evil],
        unreadable: [{ path: hostile, message: hostile, failed: true }],
        corrections: [{ from: hostile, to: hostile }],
      },
    ],
    ['help', { kind: 'help', examples: [hostile] }],
  ])('never steers the terminal: %s', (_what, answer) => {
    const text = toText(answer, `Case ${hostile}`, plainStyle);
    expect(text.replaceAll('\n', '')).not.toMatch(dangerous);
    const ansi = toText(answer, `Case ${hostile}`, ansiStyle(80));
    expect(bare(ansi)).not.toMatch(dangerous);
  });

  it('may look like a replacement pattern', () => {
    const runs = [{ text: "It cost $& and $1 and $'.", highlight: true }];
    expect(plain(found({ ...excerpt('p', ''), runs }))).toContain("> **It cost $& and $1 and $'.**");
  });
});

describe('an answer as JSON', () => {
  it('leaves out what there is nothing of', () => {
    const [first] = excerpts;
    expect(toJson('Who?', found(...(first ? [first] : [])))).toEqual({
      question: 'Who?',
      kind: 'found',
      excerpt:
        'Judge Colleen Kollar-Kotelly ruled on May 30, 2018. The court dismissed both lawsuits. Kaspersky appealed.',
      highlight: 'The court dismissed both lawsuits.',
      citation: first?.citation,
      more: [],
    });
    expect(Object.keys(toJson('?', missed()))).toEqual([
      'question',
      'kind',
      'missing',
      'nearest',
      'searched',
    ]);
    expect(toJson('hi', { kind: 'help', examples: ['Who?'] })).toEqual({
      question: 'hi',
      kind: 'help',
      examples: ['Who?'],
    });
  });

  it('names files that could not be searched, and words that were read as others', () => {
    const unreadable = [{ path: 'scan.pdf', message: 'no text layer', failed: false, pages: [7] }];
    const corrections = [{ from: 'a', to: 'b' }];
    expect(toJson('?', { ...missed(), unreadable, corrections })).toMatchObject({
      unreadable: [{ path: 'scan.pdf', message: 'no text layer' }],
      corrections,
    });
    expect(toJson('?', { ...found(), corrections })).toMatchObject({ corrections });
  });
});
