/** Answers as messages: Block Kit to read, and a text that stands alone for notifications and screen readers. */
import type { types } from '@slack/bolt';
import { answeringSentence, citationLine } from '../../core/citation-text.ts';
import { clip } from '../../core/clip.ts';
import type { Answer, Excerpt, HelpAnswer, Library, NotFoundAnswer, Sources } from '../../core/types.ts';
import * as wording from '../../core/wording.ts';
import { bullets, button, paragraph, quoted, remark } from './blocks.ts';
import { limits, shares } from './limits.ts';
import { actions } from './names.ts';
import { encode, hasNextPage, type Shown } from './shown.ts';
import { escapeText } from './text.ts';

export interface Reply {
  /** Top-level text, escaped. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/** Where a reply goes, as far as its buttons depend on it. */
export interface Setting {
  /** Seen by one person, who may share it to a channel. */
  readonly share: boolean;
  readonly thread?: string;
}

/** Excerpts that a reply shows: the first on top, the further ones below it. */
export interface Excerpts {
  readonly first: Excerpt;
  readonly further: readonly Excerpt[];
}

export function toReply(answer: Answer, setting: Setting, library: Library): Reply {
  switch (answer.kind) {
    case 'found':
      return showing(
        shownFor(
          'found',
          [answer.excerpt, ...answer.more],
          wording.correctionsLine(answer.corrections),
          setting,
        ),
        { first: answer.excerpt, further: [] },
      );
    case 'not-found':
      return toMiss(answer, setting);
    case 'help':
      return toHelp(answer, library);
  }
}

function toMiss(answer: NotFoundAnswer, setting: Setting): Reply {
  const note = missNote(answer);
  const [first] = answer.nearest;
  if (!first) return said(note);
  return showing(shownFor('not-found', answer.nearest, note, { ...setting, share: false }), {
    first,
    further: [],
  });
}

function missNote(answer: NotFoundAnswer): string {
  const lines = [
    [wording.missLine(answer), wording.correctionsLine(answer.corrections)].filter(Boolean).join(' '),
    [answer.searched.documents > 0 && wording.searchedLine(answer), wording.unreadableLine(answer.unreadable)]
      .filter(Boolean)
      .join(' '),
    ...(answer.nearest.length > 0 ? [wording.nearestLine] : []),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

function shownFor(kind: Shown['kind'], excerpts: readonly Excerpt[], note: string, setting: Setting): Shown {
  return {
    kind,
    pointers: excerpts.map(({ pointer }) => pointer),
    page: 0,
    wide: false,
    note: clip(note, shares.note),
    share: setting.share ? 'offer' : 'none',
    ...(setting.thread !== undefined && { thread: setting.thread }),
  };
}

/** Excerpts with their buttons; the first stays on top whatever page is shown. `lead` is a line that is not kept. */
export function showing(shown: Shown, { first, further }: Excerpts, lead = ''): Reply {
  const sentence = `“${clip(answeringSentence(first), shares.sentence)}” (${clip(citationLine(first.citation), shares.label + shares.details)})`;
  const note = [lead, shown.note].filter((line) => line !== '').join('\n');
  return {
    text: escapeText(note === '' ? sentence : `${note} ${sentence}`),
    blocks: [
      ...(note === '' ? [] : [paragraph(note)]),
      ...quoted(first, shares.excerpt),
      ...(further.length > 0 ? [{ type: 'divider' } as const] : []),
      ...further.flatMap((excerpt) => quoted(excerpt, shares.further)),
      buttonRow(shown),
    ],
  };
}

function buttonRow(shown: Shown): types.ActionsBlock {
  const { page, wide } = shown;
  const buttons = [
    hasNextPage(shown) && button(actions.more, wording.labels.more, encode({ ...shown, page: page + 1 })),
    page > 0 && button(actions.back, wording.labels.back, encode({ ...shown, page: page - 1 })),
    wide
      ? button(actions.narrower, wording.labels.narrower, encode({ ...shown, wide: false }))
      : button(
          actions.wider,
          wording.labels.wider,
          encode({ ...shown, wide: true }),
          'Show the paragraphs around it',
        ),
    button(actions.copy, wording.labels.copy, encode(shown)),
    shown.share === 'offer' && button(actions.share, wording.labels.share, encode(shown)),
  ];
  return { type: 'actions', elements: buttons.filter((one) => one !== false) };
}

/** An answer that somebody shared: who did, then the answer, without the buttons of a private reply. */
export function toShared(shown: Shown, first: Excerpt, who: string): Reply {
  const { text, blocks } = showing(
    { ...shown, page: 0, wide: false, share: 'none', note: '' },
    { first, further: [] },
  );
  const line = wording.sharedLine(who);
  return { text: `${text} · ${escapeText(line)}`, blocks: [remark(line), ...blocks] };
}

/** Ways to ask on Slack. */
export const waysToAsk = [
  'Mention me in a channel: the answer comes in the thread.',
  'Write me a direct message; go on in its thread to follow up.',
  '/ask with a question: the answer is for you alone. /ask sources lists the documents.',
  '“Find in case documents” in the menu of a message looks that message up.',
] as const;

export function toHelp({ examples }: HelpAnswer, library: Library): Reply {
  const line = wording.helpLine(library.name);
  const ways = waysToAsk.map((text) => ({ text }));
  const tries = examples.map((text) => ({ text: clip(text, shares.label) }));
  return {
    text: escapeText([line, wording.examplesText({ kind: 'help', examples })].filter(Boolean).join('\n')),
    blocks: [
      paragraph(line),
      ...(tries.length > 0 ? [paragraph(wording.tryLine), bullets(tries)] : []),
      bullets(ways),
    ],
  };
}

/** The documents in short. */
export function toSources(sources: Sources): Reply {
  const line = wording.sourcesLine(sources);
  const missing = wording.unreadableLine(sources.warnings);
  return {
    text: escapeText([line, missing].filter(Boolean).join(' ')),
    blocks: [
      paragraph(line),
      ...documentList(sources, shares.list),
      ...(missing === '' ? [] : [remark(missing)]),
    ],
  };
}

/** As many documents as `room` characters hold, and how many there are besides. */
export function documentList({ documents }: Sources, room: number): types.KnownBlock[] {
  const items: { text: string; url?: string }[] = [];
  let used = 0;
  for (const document of documents) {
    const text = clip(wording.sourceLine(document), shares.label);
    used += text.length;
    if (used > room) break;
    const isWeb = document.url !== undefined && /^https?:\/\//iu.test(document.url);
    items.push({ text, ...(isWeb && { url: document.url }) });
  }
  const rest = documents.length - items.length;
  return [
    ...(items.length > 0 ? [bullets(items)] : []),
    ...(rest > 0 ? [remark(`and ${wording.count(rest, 'other document')}`)] : []),
  ];
}

/** One or two sentences of the bot's own. */
export function said(line: string): Reply {
  return { text: escapeText(line), blocks: [paragraph(clip(line, limits.section))] };
}
