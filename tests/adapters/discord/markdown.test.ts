import { parse } from 'discord-markdown-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codeBlock,
  escapedLine,
  link,
  literal,
  oneLine,
  quote,
} from '../../../src/adapters/discord/markdown.ts';
import type { TextRun } from '../../../src/core/types.ts';

interface Node {
  readonly type: string;
  readonly content?: string | readonly Node[];
  readonly target?: string;
  readonly name?: string;
}

/** Every kind of mark-up that Discord's clients know. */
const fragments = [
  ...[
    '# heading',
    '## heading',
    '### heading',
    '-# small',
    '> quote',
    '>>> quote',
    '- item',
    '* item',
    '+ item',
    '1. item',
  ],
  ...[
    '**bold**',
    '*italics*',
    '_italics_',
    '__underline__',
    '~~strike~~',
    '||spoiler||',
    '`code`',
    '```js\ncode\n```',
  ],
  ...[
    '[label](https://evil.example)',
    '[label](<https://evil.example>)',
    '<https://evil.example>',
    'https://evil.example/a_b',
  ],
  ...[
    'http://evil.example',
    '<@123456789012345678>',
    '<@!123456789012345678>',
    '<@&123456789012345678>',
    '<#123456789012345678>',
  ],
  ...[
    '@everyone',
    '@here',
    '<:seal:123456789012345678>',
    '<a:seal:123456789012345678>',
    ':smile:',
    '<t:1500000000:R>',
  ],
  ...[
    '</ask:123456789012345678>',
    '<id:customize>',
    '¯\\_(ツ)_/¯',
    '\\',
    '\\*',
    '**',
    '*',
    '_',
    '~',
    '|',
    '`',
    '```',
    '\n',
    '\n\n',
    ' ',
  ],
  ...[
    '\u202E',
    '\u200B',
    '🙂',
    '👩‍👩‍👧',
    'Ünïcödé',
    '\u0000',
    '(',
    ')',
    '[',
    ']',
    '<',
    '>',
    '#',
    '-',
    '.',
    '1',
  ],
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'grapheme', maxLength: 6 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));
const runs = fc.array(fc.record({ text: hostile, highlight: fc.boolean() }), { maxLength: 5 });

/** Emoji stay emoji. */
const harmless = ['text', 'twemoji', 'br', 'newline'];
const nodes = (markdown: string) => parse(markdown, 'extended') as readonly Node[];
const flat = (tree: readonly Node[]): readonly Node[] =>
  tree.flatMap((node) => [node, ...(Array.isArray(node.content) ? flat(node.content) : [])]);
const kinds = (markdown: string) => [...new Set(flat(nodes(markdown)).map(({ type }) => type))];
const textOf = (tree: readonly Node[]) =>
  flat(tree)
    .map(({ content, type, name }) =>
      type === 'br' ? '\n' : typeof content === 'string' ? content : (name ?? ''),
    )
    .join('');
/** What the parser does not know. */
const lists = /^(?:> )?\s*(?:[-*+]|\d+[.)])\s/mu;
const shortcodes = /(?<!\\):\w+:/u;
const squeezed = (text: string) => text.replace(/\s+/gu, '');

describe('text of documents and users', () => {
  it('has no live mark-up, and reads as it stands', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = literal(text);
        expect(kinds(shown).filter((kind) => !harmless.includes(kind))).toEqual([]);
        expect(squeezed(textOf(nodes(shown)))).toBe(squeezed(text));
        expect(shown).not.toMatch(lists);
        expect(shown).not.toMatch(shortcodes);
      }),
      { numRuns: 2000 },
    );
  });

  it('is a quotation with nothing in it but bold, word for word', () => {
    fc.assert(
      fc.property(runs, (given) => {
        const shown = quote(given, 100_000);
        for (const line of shown.split('\n')) expect(line.startsWith('> ')).toBe(true);
        expect(kinds(shown).filter((kind) => !['blockQuote', 'strong', ...harmless].includes(kind))).toEqual(
          [],
        );
        expect(squeezed(textOf(nodes(shown)))).toBe(squeezed(given.map(({ text }) => text).join('')));
        expect(shown).not.toMatch(lists);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps the bold to the answering sentence', () => {
    fc.assert(
      fc.property(runs, (given) => {
        const bold = flat(nodes(quote(given, 100_000))).filter(({ type }) => type === 'strong');
        const marked = textOf(bold);
        expect(squeezed(marked)).toBe(
          squeezed(
            given
              .filter(({ highlight }) => highlight)
              .map(({ text }) => text)
              .join(''),
          ),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('cannot break out of a link, a line or a code block', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [only, ...more] = nodes(
          link(escapedLine(text, 80) || 'x', 'https://example.org/a(b)#:~:text=c'),
        );
        expect([only?.type, only?.target, more]).toEqual([
          'link',
          'https://example.org/a%28b%29#:~:text=c',
          [],
        ]);
        expect(escapedLine(text, 256)).not.toMatch(/\n/u);
        expect(kinds(escapedLine(text, 256)).filter((kind) => !harmless.includes(kind))).toEqual([]);
        expect(kinds(codeBlock(text, 2000))).toEqual(['codeBlock']);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('limits', () => {
  const marked: readonly TextRun[] = [
    { text: 'Before it stood *something* else. ', highlight: false },
    { text: 'The court dismissed both lawsuits.', highlight: true },
    { text: ' After it came an appeal.', highlight: false },
  ];

  it('are kept whatever the text, without half a character', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 10, max: 200 }), (given, limit) => {
        const shown = quote(given, limit);
        expect(shown.length).toBeLessThanOrEqual(limit);
        expect(escapedLine(given.map(({ text }) => text).join(''), limit).length).toBeLessThanOrEqual(limit);
        expect(shown).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
      }),
      { numRuns: 2000 },
    );
  });

  it('leave the answering sentence whole as long as it fits', () => {
    expect(quote(marked, 500)).toBe(
      '> Before it stood \\*something\\* else. **The court dismissed both lawsuits.** After it came an appeal.',
    );
    expect(quote(marked, 85)).toBe(
      '> Before it stood \\*something\\* else. **The court dismissed both lawsuits.** After…',
    );
    expect(quote(marked, 60)).toBe('> … else. **The court dismissed both lawsuits.**');
    expect(quote(marked, 30)).toBe('> **The court dismissed…**');
  });
});

it('characters that turn the writing direction around do not leave a line', () => {
  expect(oneLine('a\u202Eb\u2066c\nd', 20)).toBe('a b c d');
});
