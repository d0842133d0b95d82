/**
 * The parts of a reply: excerpts as embeds, and the bot's own words in lines.
 *
 * @module
 */
import type { APIEmbed } from 'discord.js';
import { citationDetails, citationLabel, citationLink } from '../../core/citation-text.ts';
import type { Excerpt } from '../../core/types.ts';
import type { Row } from './components.ts';
import { limits } from './limits.ts';
import { escapedLine, oneLine, quote } from './markdown.ts';

/** A message to be: content, embeds and components are always given, so that an edit replaces all of the earlier one. */
export interface Reply {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly Row[];
}

/** Side colours of embeds: an answer, nearest passages, the bot's own words. */
export const colors = { answer: 0x2b6cb0, nearest: 0x8a8f98, note: 0x4f545c } as const;

/** What the bot's own lines may take beside excerpts. */
export const ownLines = 800;
/** What a footer may take. */
export const longestFooter = 400;

/** One excerpt as an embed that leaves room for `share - 1` others in its message. */
export function excerptEmbed(
  excerpt: Excerpt,
  { note = '', share = 1, color = colors.answer }: { note?: string; share?: number; color?: number },
): APIEmbed {
  const url = citationLink(excerpt);
  const title = escapedLine(citationLabel(excerpt.citation), limits.embedTitle);
  const details = oneLine(citationDetails(excerpt.citation).join(' · '), longestFooter);
  const first = note === '' ? '' : `-# ${escapedLine(note, ownLines)}\n`;
  const taken = limits.embedAuthor + title.length + details.length;
  const room = Math.min(limits.embedDescription, Math.floor(limits.embedsTogether / share) - taken);
  return {
    color,
    title,
    ...(url !== undefined && url.length <= limits.embedUrl && { url }),
    description: first + quote(excerpt.runs, room - first.length),
    ...(details !== '' && { footer: { text: details } }),
  };
}

/** The question above its answer, where the message would not show it. */
export function askedAuthor(question: string | undefined): Pick<APIEmbed, 'author'> {
  const name = oneLine(question ?? '', limits.embedAuthor);
  return name === '' ? {} : { author: { name } };
}

/** Names a user; whether that pings is for `allowed_mentions` to say. */
export function mention(user: string): string {
  return `<@${user}>`;
}

/** Literal lines, in at most `limit` characters; what is left out is counted. */
export function ownText(lines: readonly string[], limit: number): string {
  const escaped = lines.flatMap((line) => line.split('\n')).map((line) => escapedLine(line, limit / 2));
  const kept: string[] = [];
  let length = 0;
  for (const line of escaped) {
    length += line.length + 1;
    if (length > limit - 20) return [...kept, `… and ${escaped.length - kept.length} more`].join('\n');
    kept.push(line);
  }
  return kept.join('\n');
}
