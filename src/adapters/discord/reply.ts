/**
 * What the core says, as a Discord message: embeds whose titles link to the source, buttons, and no live mark-up but
 * our own.
 *
 * @module
 */
import { copyCitation } from '../../core/citation-text.ts';
import type { Answer, Excerpt, FoundAnswer, HelpAnswer, NotFoundAnswer } from '../../core/types.ts';
import {
  correctionsLine,
  examplesText,
  helpLine,
  labels,
  missLine,
  nearestLine,
  nothingAsked,
  searchedLine,
  unreadableLine,
} from '../../core/wording.ts';
import { excerptRows, jumpRows, tryRows } from './components.ts';
import {
  askedAuthor,
  colors,
  excerptEmbed,
  longestFooter,
  mention,
  ownLines,
  ownText,
  type Reply,
} from './embed.ts';
import { limits } from './limits.ts';
import { codeBlock, oneLine } from './markdown.ts';

export interface ReplyContext {
  /** Name of the case. */
  readonly name: string;
  /** The question, where the message would not show it. */
  readonly question?: string | undefined;
  /** Nothing was asked. */
  readonly empty?: boolean;
  /** Only the asker sees the reply. */
  readonly isPrivate: boolean;
  /** The user whom the reply is addressed to, once it is public. */
  readonly to?: string | undefined;
}

export function answerReply(answer: Answer, context: ReplyContext): Reply {
  switch (answer.kind) {
    case 'found':
      return foundReply(answer, context);
    case 'not-found':
      return missReply(answer, context);
    case 'help':
      return helpReply(answer, context);
  }
}

/** One excerpt, its further passages in a menu. */
export function excerptReply(
  shown: { readonly excerpt: Excerpt; readonly more: readonly Excerpt[]; readonly wide?: boolean },
  context: Omit<ReplyContext, 'name'>,
  note = '',
): Reply {
  return {
    content: addressed(context),
    embeds: [{ ...askedAuthor(context.question), ...excerptEmbed(shown.excerpt, { note }) }],
    components: excerptRows({ ...shown, shareable: context.isPrivate, to: context.to }),
  };
}

/** Several excerpts, one below the other. */
export function passagesReply(excerpts: readonly Excerpt[], note: string): Reply {
  return {
    content: note,
    embeds: excerpts.map((excerpt) => excerptEmbed(excerpt, { share: excerpts.length })),
    components: jumpRows(excerpts, labels.more),
  };
}

function foundReply({ excerpt, more, corrections }: FoundAnswer, context: ReplyContext): Reply {
  return excerptReply({ excerpt, more }, context, correctionsLine(corrections));
}

function missReply(answer: NotFoundAnswer, context: ReplyContext): Reply {
  const { nearest, corrections, unreadable } = answer;
  const lines = [
    correctionsLine(corrections),
    missLine(answer),
    ...(nearest.length > 0 ? [nearestLine] : []),
  ].filter((line) => line !== '');
  const footer = [searchedLine(answer), unreadableLine(unreadable)].filter((line) => line !== '').join(' ');
  return {
    content: addressed(context),
    embeds: [
      {
        ...askedAuthor(context.question),
        color: colors.note,
        description: ownText(lines, ownLines),
        footer: { text: oneLine(footer, longestFooter) },
      },
      ...nearest.map((excerpt) =>
        excerptEmbed(excerpt, { share: nearest.length + 1, color: colors.nearest }),
      ),
    ],
    components: jumpRows(nearest, nearestLine),
  };
}

/** @param how Further lines, between what the bot is and the questions to try. */
export function helpReply(answer: HelpAnswer, context: ReplyContext, how: readonly string[] = []): Reply {
  const first = context.empty ? nothingAsked(context.name) : helpLine(context.name);
  const examples = examplesText(answer);
  const lines = [first, ...how, ...(examples === '' ? [] : ['', examples])];
  return {
    content: addressed(context),
    embeds: [
      {
        ...askedAuthor(context.question),
        color: colors.note,
        description: ownText(lines, limits.embedDescription),
      },
    ],
    components: tryRows(answer.examples),
  };
}

/** The citation to copy. */
export function citationReply(excerpt: Excerpt, note: string): Reply {
  const block = codeBlock(copyCitation(excerpt.citation), limits.content - note.length - 1);
  return { content: note === '' ? block : `${note}\n${block}`, embeds: [], components: [] };
}

function addressed({ isPrivate, to }: Omit<ReplyContext, 'name'>): string {
  return isPrivate || to === undefined ? '' : mention(to);
}
