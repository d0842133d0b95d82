/** Answers as messages: Block Kit to read, and a text that stands alone for notifications and screen readers. */
import type { types } from '@slack/bolt';
import { answeringSentence, citationLine } from '../../core/citation-text.ts';
import { clip } from '../../core/clip.ts';
import type { Answer, Excerpt, Library, NotFoundAnswer } from '../../core/types.ts';
import * as wording from '../../core/wording.ts';
import { toHelp } from './about.ts';
import { button, paragraph, quoted, type Reply, remark } from './blocks.ts';
import { limits, shares } from './limits.ts';
import { actions } from './names.ts';
import { encode, hasNextPage, type Shown } from './shown.ts';
import { topText } from './text.ts';

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
    text: topText(note === '' ? sentence : `${note} ${sentence}`),
    blocks: [
      ...(note === '' ? [] : [paragraph(note)]),
      ...quoted(first, shares.excerpt),
      ...(further.length > 0 ? [{ type: 'divider' } as const, remark(wording.furtherLine)] : []),
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
  return { text: `${topText(line)} · ${text}`, blocks: [remark(line), ...blocks] };
}

/** One or two sentences of the bot's own. */
export function said(line: string): Reply {
  return { text: topText(line), blocks: [paragraph(clip(line, limits.section))] };
}
