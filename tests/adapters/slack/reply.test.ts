/** Replies as Slack takes them: in form, within every limit, literal, and with a text that stands alone. */
import { describe, expect, it } from 'vitest';
import { toSources } from '../../../src/adapters/slack/about.ts';
import type { Reply } from '../../../src/adapters/slack/blocks.ts';
import { homeView } from '../../../src/adapters/slack/home.ts';
import { limits } from '../../../src/adapters/slack/limits.ts';
import { askView, copyView, waitingView } from '../../../src/adapters/slack/modals.ts';
import { said, showing, toReply, toShared } from '../../../src/adapters/slack/reply.ts';
import type { Shown } from '../../../src/adapters/slack/shown.ts';
import { openDesk, SHIPPED_CASE } from '../../../src/commands/desk.ts';
import { copyCitation } from '../../../src/core/citation-text.ts';
import type { Answer, Excerpt } from '../../../src/core/types.ts';
import { loadCollection } from '../../../src/knowledge/load.ts';
import { problemsOfMessage, problemsOfView, textLength } from '../../fakes/slack/blocks.ts';
import { createCore, excerpt, excerpts, found, missed, sentence } from '../core.ts';

const { library } = createCore();
const audience = { platform: 'slack' } as const;
const setting = { share: true, thread: '1760000000.000100' };

function expectAccepted({ text, blocks }: Reply): void {
  expect(problemsOfMessage(blocks)).toEqual([]);
  expect(textLength(blocks)).toBeLessThanOrEqual(limits.message);
  expect(text.length).toBeGreaterThan(0);
  expect(text.length).toBeLessThanOrEqual(4000);
  expect(text).not.toMatch(/<|>/u);
}

/** Every state that the buttons lead to, with the largest share of text each. */
function statesOf(answer: Answer, open: (pointer: string) => Excerpt | undefined): Reply[] {
  if (answer.kind === 'help') return [];
  const all = answer.kind === 'found' ? [answer.excerpt, ...answer.more] : answer.nearest;
  const [first] = all;
  if (!first) return [];
  const shown: Shown = {
    kind: answer.kind,
    pointers: all.map(({ pointer }) => pointer),
    page: 1,
    wide: true,
    note: 'n'.repeat(600),
    share: 'offer',
    thread: setting.thread,
  };
  const wide = open(first.pointer) ?? first;
  return [
    showing(shown, { first: wide, further: all.slice(1, 3) }, 'The document has changed since.'),
    showing({ ...shown, page: 2 }, { first: wide, further: all.slice(3, 5) }),
    toShared(shown, wide, 'somebody'),
  ];
}

describe('a found answer', () => {
  const reply = toReply(found(), setting, library);

  it('is a quotation with the answering sentence bold, one line with the linked citation, and buttons', () => {
    expect(reply.blocks.map(({ type }) => type)).toEqual(['rich_text', 'context', 'actions']);
    expect(reply.blocks[0]).toEqual({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_quote',
          elements: [
            { type: 'text', text: 'Judge Colleen Kollar-Kotelly ruled on May 30, 2018. ' },
            { type: 'text', text: sentence, style: { bold: true } },
            { type: 'text', text: ' Kaspersky appealed.' },
          ],
        },
      ],
    });
    expect(reply.blocks[1]).toEqual({
      type: 'context',
      elements: [
        {
          type: 'mrkdwn',
          verbatim: true,
          text: '<https://example.org/opinion#:~:text=The%20court%20dismissed%20both%20lawsuits.|Memorandum Opinion, Conclusion>',
        },
        { type: 'plain_text', text: '· p. 55 · May 30, 2018 · D.D.C.', emoji: false },
      ],
    });
  });

  it('carries the answering sentence and its citation in the top-level text', () => {
    expect(reply.text).toBe(`“${sentence}” (Memorandum Opinion, Conclusion · p. 55 · May 30, 2018 · D.D.C.)`);
  });

  it('says which words were read as others', () => {
    const corrected = toReply(
      { ...found(), corrections: [{ from: 'kaspersy', to: 'kaspersky' }] },
      setting,
      library,
    );
    expect(corrected.text).toContain('“kaspersy” was read as “kaspersky”.');
    expect(corrected.blocks[0]).toMatchObject({ type: 'section' });
  });
});

describe('a miss', () => {
  it('says so, names the missing words and what was searched, and shows the nearest passage as no answer', () => {
    const reply = toReply(missed('unicorn'), setting, library);
    expect(reply.blocks.map(({ type }) => type)).toEqual(['section', 'rich_text', 'context', 'actions']);
    expect(reply.text).toContain(
      'The documents do not answer this. This word stands nowhere in them: “unicorn”.',
    );
    expect(reply.text).toContain('Searched 2 documents, 40 passages.');
    expect(reply.text).toContain('Nearest passages, not an answer:');
    expect(JSON.stringify(reply.blocks)).not.toContain('Share to channel');
  });

  it('without any near passage is the sentence alone', () => {
    const reply = toReply({ ...missed('unicorn'), nearest: [] }, setting, library);
    expect(reply.blocks.map(({ type }) => type)).toEqual(['section']);
    expect(reply.text).not.toContain('Nearest');
  });

  it('names what could not be read', () => {
    const unreadable = [{ path: 'scan.pdf', message: 'has no text layer', failed: true }];
    expect(toReply({ ...missed(), unreadable }, setting, library).text).toContain('scan.pdf');
  });
});

describe('every reply over the whole shipped case', () => {
  it('is taken by Slack and stays within the limits, in every state that its buttons lead to', async () => {
    const collection = await loadCollection(SHIPPED_CASE);
    const desk = openDesk(collection);
    const wide = (pointer: string) => {
      const opened = desk.library.widen(pointer, audience);
      return opened.kind === 'gone' ? undefined : opened.excerpt;
    };
    const questions = collection.questions.flatMap(({ ask, check }) => [
      ...ask.slice(0, 1),
      ...check.slice(0, 1),
    ]);
    const kinds = new Set<string>();
    for (const text of [...questions, 'zanzibar volleyball', 'hello']) {
      const answer = await desk.answer({ text, audience });
      kinds.add(answer.kind);
      expectAccepted(toReply(answer, setting, desk.library));
      statesOf(answer, wide).forEach(expectAccepted);
    }
    expect([...kinds].sort()).toEqual(['found', 'help', 'not-found']);
    expectAccepted(toSources(desk.library.sources(audience)));
    expect(problemsOfView(homeView(desk.library, desk.library.sources(audience)))).toEqual([]);
    expect(problemsOfView(askView(desk.library, { channel: 'C0CASE' }))).toEqual([]);
  }, 120_000);
});

describe('hostile text', () => {
  const markup = '<!channel> <@U0> *b* _i_ `c` :tada: <https://evil.example|click> & \u202E\u200B@here ';
  const hostile: readonly (readonly [string, Excerpt])[] = [
    [
      'mark-up everywhere',
      excerpt('h1', markup.repeat(3), { title: markup, section: markup, source: markup }),
    ],
    ['a sentence of 30,000 characters', excerpt('h2', 'word '.repeat(6000))],
    [
      'a title of 5,000 characters',
      excerpt('h3', sentence, { title: 'T'.repeat(5000), cite: 'C'.repeat(5000) }),
    ],
    [
      'an address of 5,000 characters',
      excerpt('h4', sentence, { url: `https://example.org/${'a'.repeat(5000)}` }),
    ],
    ['an address that breaks out', excerpt('h5', sentence, { url: 'https://example.org/|<!channel>' })],
    ['an address that is no web address', excerpt('h6', sentence, { url: 'javascript:alert(1)' })],
    ['nothing but white space', { ...excerpt('h7', ' '), runs: [{ text: '', highlight: true }] }],
    ['one grapheme of 20,000 units', excerpt('h8', `a${'\u0301'.repeat(20_000)}`)],
    ['every field at its longest', excerpt('h9', '<&>'.repeat(9000), { reference: '<&>'.repeat(900) })],
  ];

  it.each(hostile)('is taken by Slack and takes no effect: %s', (_what, shown) => {
    const all = [shown, shown, shown, shown, shown];
    for (const answer of [found(...all), { ...missed('<!channel>'.repeat(200)), nearest: all }]) {
      const replies = [toReply(answer, setting, library), ...statesOf(answer, () => shown)];
      for (const reply of replies) {
        expectAccepted(reply);
        for (const block of reply.blocks)
          if (block.type === 'context')
            for (const element of block.elements)
              if (element.type === 'mrkdwn') expect(element.text).toMatch(/^<https:[^<>|]*\|[^<>|*_`~]*>$/u);
      }
    }
    expect(problemsOfView(copyView(copyCitation(shown.citation)))).toEqual([]);
  });

  it('in suggestions, names and messages is taken, too', () => {
    const loud = {
      ...library,
      name: markup.repeat(20),
      examples: () => [markup.repeat(40), 'x'.repeat(3000)],
    };
    expectAccepted(toReply({ kind: 'help', examples: loud.examples() }, setting, loud));
    expectAccepted(said(markup.repeat(100)));
    const sources = library.sources(audience);
    const [document] = sources.documents;
    if (!document) throw new Error('no document');
    const many = {
      ...sources,
      documents: Array.from({ length: 3000 }, () => ({ ...document, title: markup.repeat(9) })),
    };
    expectAccepted(toSources(many));
    expect(problemsOfView(homeView(loud, many))).toEqual([]);
    expect(problemsOfView(askView(loud, {}))).toEqual([]);
    expect(problemsOfView(waitingView({}))).toEqual([]);
  });
});

it('further passages come below the answer, never above', () => {
  const shown: Shown = {
    kind: 'found',
    pointers: excerpts.map(({ pointer }) => pointer),
    page: 1,
    wide: false,
    note: '',
    share: 'none',
  };
  const [first, ...more] = excerpts;
  if (!first) throw new Error('no excerpt');
  const { blocks } = showing(shown, { first, further: more.slice(0, 2) });
  expect(blocks.map(({ type }) => type)).toEqual([
    'rich_text',
    'context',
    'divider',
    'context',
    'rich_text',
    'context',
    'rich_text',
    'context',
    'actions',
  ]);
});
