/**
 * What the core says, as a Discord message: embeds whose titles link to the source, buttons, and no live mark-up but
 * our own.
 *
 * @module
 */
import type { APIEmbed } from 'discord.js';
import { citationDetails, citationLabel, citationLink, copyCitation } from '../../core/citation-text.ts';
import type { Answer, Excerpt, FoundAnswer, HelpAnswer, NotFoundAnswer, Sources } from '../../core/types.ts';
import {
  correctionsLine,
  examplesText,
  helpLine,
  missLine,
  nearestLine,
  nothingAsked,
  searchedLine,
  sourceLine,
  sourcesLine,
  unreadableLine,
} from '../../core/wording.ts';
import { excerptRows, jumpRows, type Row, tryRows } from './components.ts';
import { limits } from './limits.ts';
import { codeBlock, escapedLine, literal, oneLine, quote } from './markdown.ts';

/** A message to be: content, embeds and components are always given, so that an edit replaces all of the earlier one. */
export interface Reply {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly Row[];
}

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

/** Side colours of embeds: an answer, nearest passages, the bot's own words. */
const colors = { answer: 0x2b6cb0, nearest: 0x8a8f98, note: 0x4f545c } as const;

/** What an excerpt's embed may hold besides its quotation, and what the bot's own lines of a miss may take. */
const besideQuote = limits.embedTitle + 400;
const ownLines = 800;

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
    content: context.isPrivate ? '' : mention(context.to),
    embeds: [{ ...asked(context), ...excerptEmbed(shown.excerpt, { note }) }],
    components: excerptRows({ ...shown, shareable: context.isPrivate, to: context.to }),
  };
}

/** Several excerpts, one below the other. */
export function passagesReply(excerpts: readonly Excerpt[], note: string): Reply {
  return {
    content: note,
    embeds: excerpts.map((excerpt) => excerptEmbed(excerpt, { share: excerpts.length })),
    components: jumpRows(excerpts),
  };
}

/** The citation to copy. */
export function citationReply(excerpt: Excerpt, note: string): Reply {
  const block = codeBlock(copyCitation(excerpt), limits.content - note.length - 1);
  return { content: note === '' ? block : `${note}\n${block}`, embeds: [], components: [] };
}

/** The bot's own words alone. */
export function noteReply(text: string): Reply {
  return {
    content: '',
    embeds: [{ color: colors.note, description: literal(text) }],
    components: [],
  };
}

export function helpReply(answer: HelpAnswer, context: ReplyContext): Reply {
  const first = context.empty ? nothingAsked(context.name) : helpLine(context.name);
  const lines = [first, examplesText(answer)].filter((line) => line !== '');
  return {
    content: mention(context.isPrivate ? undefined : context.to),
    embeds: [{ ...asked(context), color: colors.note, description: whole(lines, limits.embedDescription) }],
    components: tryRows(answer.examples),
  };
}

/** The documents, as many as one message holds. */
export function sourcesReply(sources: Sources): Reply {
  const lines = sources.documents.map((document) => `• ${sourceLine(document)}`);
  const unreadable = unreadableLine(sources.warnings.filter((warning) => warning.failed));
  return {
    content: '',
    embeds: [
      {
        color: colors.note,
        title: escapedLine(sourcesLine(sources), limits.embedTitle),
        ...(lines.length > 0 && { description: whole(lines, limits.embedDescription) }),
        ...(unreadable !== '' && { footer: { text: oneLine(unreadable, ownLines) } }),
      },
    ],
    components: [],
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
    content: context.isPrivate ? '' : mention(context.to),
    embeds: [
      {
        ...asked(context),
        color: colors.note,
        description: whole(lines, ownLines),
        footer: { text: oneLine(footer, ownLines) },
      },
      ...nearest.map((excerpt) =>
        excerptEmbed(excerpt, { share: nearest.length + 1, color: colors.nearest }),
      ),
    ],
    components: jumpRows(nearest),
  };
}

/** One excerpt as an embed that leaves room for `share - 1` others in its message. */
function excerptEmbed(
  excerpt: Excerpt,
  { note = '', share = 1, color = colors.answer }: { note?: string; share?: number; color?: number },
): APIEmbed {
  const url = citationLink(excerpt);
  const details = oneLine(citationDetails(excerpt.citation).join(' · '), besideQuote - limits.embedTitle);
  const first = note === '' ? '' : `-# ${escapedLine(note, ownLines)}\n`;
  const room = Math.min(limits.embedDescription, Math.floor(limits.embedsTogether / share) - besideQuote);
  return {
    color,
    title: escapedLine(citationLabel(excerpt.citation), limits.embedTitle),
    ...(url !== undefined && url.length <= limits.embedUrl && { url }),
    description: first + quote(excerpt.runs, room - limits.embedAuthor - first.length),
    ...(details !== '' && { footer: { text: details } }),
  };
}

function asked({ question }: Pick<ReplyContext, 'question'>): Pick<APIEmbed, 'author'> {
  const name = oneLine(question ?? '', limits.embedAuthor);
  return name === '' ? {} : { author: { name } };
}

function mention(user: string | undefined): string {
  return user === undefined ? '' : `<@${user}>`;
}

/** Whole lines only, in at most `limit` characters; what is left out is counted. */
function whole(lines: readonly string[], limit: number): string {
  const literal = lines.flatMap((line) => line.split('\n')).map((line) => escapedLine(line, limit / 2));
  const kept: string[] = [];
  let length = 0;
  for (const line of literal) {
    length += line.length + 1;
    if (length > limit - 20) return [...kept, `… and ${literal.length - kept.length} more`].join('\n');
    kept.push(line);
  }
  return kept.join('\n');
}
