/**
 * A reply for a channel that shows no embeds of the bot: Discord would drop them without a word.
 *
 * @module
 */
import type { APIEmbed } from 'discord.js';
import { clip } from '../../core/clip.ts';
import type { Reply } from './embed.ts';
import { limits } from './limits.ts';
import { escapedLine, link } from './markdown.ts';

/** A longer address is left out rather than the words that it would push out. */
const longestUrl = 600;
const longestFooter = 300;

/** The same words as content; embeds for which there is no room are left to the menu. Links show no preview. */
export function withoutEmbeds({ content, embeds, components }: Reply): Reply {
  let text = content;
  for (const [index, embed] of embeds.entries()) {
    const room = limits.content - text.length - 2;
    const next = embedText(embed, room);
    if (index > 0 && next.length > room) break;
    text = text === '' ? next : `${text}\n\n${next}`;
  }
  return { content: text, embeds: [], components };
}

function embedText({ author, description, title, url, footer }: APIEmbed, room: number): string {
  const before = author ? `${escapedLine(author.name, limits.embedAuthor)}\n` : '';
  const linked = title && url && url.length <= longestUrl ? link(title, url) : title;
  const after = [linked, footer && escapedLine(footer.text, longestFooter)].filter(Boolean).join('\n');
  const quotation = shortened(description ?? '', Math.max(room - before.length - after.length - 1, 1));
  return `${before}${quotation}\n${after}`.trim();
}

/** Whole lines where they fit; a line that must be cut loses its bold marks, which the cut might leave open. */
function shortened(markdown: string, limit: number): string {
  if (markdown.length <= limit) return markdown;
  const [first = '', ...rest] = markdown.split('\n');
  if (first.length > limit) return clip(first.replace(/(?<!\\)\*\*/gu, ''), limit).replace(/\\+…$/u, '…');
  let text = first;
  for (const line of rest) {
    if (text.length + line.length + 1 > limit) break;
    text += `\n${line}`;
  }
  return text;
}
