import { parse } from 'discord-markdown-parser';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/adapters/discord/embed.ts';
import { sourcesReply } from '../../../src/adapters/discord/notes.ts';
import { withoutEmbeds } from '../../../src/adapters/discord/plain.ts';
import {
  answerReply,
  citationReply,
  excerptReply,
  helpReply,
  passagesReply,
} from '../../../src/adapters/discord/reply.ts';
import { openDesk, SHIPPED_CASE } from '../../../src/commands/desk.ts';
import { excerptOf } from '../../../src/core/excerpt.ts';
import type { Citation, Collection, Excerpt, Library, Opened } from '../../../src/core/types.ts';
import { loadCollection } from '../../../src/knowledge/load.ts';
import { problemsOf } from '../../fakes/discord/schema.ts';

const audience = { platform: 'discord' } as const;
const context = { name: 'The case', question: 'q '.repeat(2000), isPrivate: true, to: '1'.repeat(19) };

/** What Discord would refuse, as it is and for a channel without embeds. */
function problems(reply: Reply): readonly string[] {
  return [reply, withoutEmbeds(reply)].flatMap((one) => problemsOf('create', one));
}

function everyReply(excerpt: Excerpt, wide: Excerpt, others: readonly Excerpt[]): readonly Reply[] {
  return [
    answerReply({ kind: 'found', excerpt, more: others, corrections: [] }, context),
    excerptReply({ excerpt: wide, more: [], wide: true }, context),
    passagesReply(others.length > 0 ? others : [excerpt], 'note'),
    citationReply(excerpt, 'note'),
    answerReply(
      {
        kind: 'not-found',
        missing: ['word'],
        nearest: [excerpt, ...others].slice(0, 3),
        searched: { documents: 1, passages: 1 },
        unreadable: [],
        corrections: [{ from: 'a', to: 'b' }],
      },
      context,
    ),
  ];
}

describe('every reply that the shipped documents can lead to', () => {
  let collection: Collection;
  let library: Library;
  beforeAll(async () => {
    collection = await loadCollection(SHIPPED_CASE);
    library = openDesk(collection).library;
  }, 60_000);
  const excerpts = () => collection.passages.map((passage) => excerptOf(passage, 0, 0));

  it('is within every limit of Discord, with four of the longest in one message', () => {
    expect(excerpts().length).toBeGreaterThan(100);
    const longest = excerpts()
      .sort((a, b) => lengthOf(b) - lengthOf(a))
      .slice(0, 4);
    for (const excerpt of excerpts()) {
      const wide = opened(library.widen(excerpt.pointer, audience));
      expect(problems(excerptReply({ excerpt, more: longest }, context))).toEqual([]);
      expect(problems(excerptReply({ excerpt: wide, more: [], wide: true }, context))).toEqual([]);
      expect(problems(citationReply(excerpt, 'note'))).toEqual([]);
    }
    for (const reply of longest.flatMap((one) => everyReply(one, one, longest)))
      expect(problems(reply)).toEqual([]);
  }, 120_000);

  it('shows every answering sentence whole, alone and beside three others', () => {
    for (const excerpt of excerpts()) {
      const alone = excerptReply({ excerpt, more: [] }, context).embeds;
      const together = passagesReply([excerpt, excerpt, excerpt, excerpt], '').embeds;
      for (const { description } of [...alone, ...together]) expect(description).not.toContain('…**');
    }
  });

  it('lists the sources within one message', () => {
    for (const page of [0, 1, 2, 99])
      expect(problems(sourcesReply(library.sources(audience), page))).toEqual([]);
  });
});

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom(
    '*'.repeat(3000),
    '🙂'.repeat(2000),
    'word '.repeat(900),
    '[x](https://evil.example) @everyone\n# h\n',
    '',
  ),
);
const citation: fc.Arbitrary<Citation> = fc.record(
  {
    title: text,
    section: text,
    path: text,
    page: fc.nat(),
    paragraph: text,
    url: fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.constant(`https://example.org/${'a'.repeat(3000)}`),
    ),
    date: text,
    source: text,
    cite: text,
    reference: text,
  },
  { requiredKeys: ['title', 'path'] },
);
const excerpt: fc.Arbitrary<Excerpt> = fc.record({
  runs: fc.tuple(text, text, text).map(([before, sentence, after]) => [
    { text: before, highlight: false },
    { text: `s${sentence}`, highlight: true },
    { text: after, highlight: false },
  ]),
  citation,
  pointer: fc.stringMatching(/^[A-Za-z0-9._-]{1,40}$/u),
});

describe('every reply that hostile documents and questions can lead to', () => {
  it('is within every limit of Discord', () => {
    fc.assert(
      fc.property(excerpt, fc.array(excerpt, { maxLength: 4 }), (one, others) => {
        for (const reply of everyReply(one, one, others)) expect(problems(reply)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  }, 120_000);

  it('carries no mark-up but our own', () => {
    const own = [
      'text',
      'twemoji',
      'br',
      'newline',
      'blockQuote',
      'strong',
      'subtext',
      'codeBlock',
      'link',
      'user',
    ];
    fc.assert(
      fc.property(excerpt, fc.array(excerpt, { maxLength: 4 }), (one, others) => {
        for (const reply of everyReply(one, one, others)) {
          for (const markdown of [
            reply.content,
            ...reply.embeds.flatMap(({ title, description }) => [title ?? '', description ?? '']),
          ])
            expect(kinds(markdown).filter((kind) => !own.includes(kind) || kind === 'link')).toEqual([]);
          expect(kinds(withoutEmbeds(reply).content).filter((kind) => !own.includes(kind))).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  }, 120_000);

  it('of help, with many or hostile examples, is within every limit as well', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 40 }), (examples) => {
        expect(problems(helpReply({ kind: 'help', examples }, context))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

interface Node {
  readonly type: string;
  readonly content?: string | readonly Node[];
}

function kinds(markdown: string): readonly string[] {
  const flat = (tree: readonly Node[]): readonly Node[] =>
    tree.flatMap((node) => [node, ...(Array.isArray(node.content) ? flat(node.content) : [])]);
  return [...new Set(flat(parse(markdown, 'extended') as readonly Node[]).map(({ type }) => type))];
}

function lengthOf({ runs }: Excerpt): number {
  return runs.reduce((sum, run) => sum + run.text.length, 0);
}

function opened(result: Opened): Excerpt {
  if (result.kind === 'gone') throw new Error('a pointer that was just made leads nowhere');
  return result.excerpt;
}
