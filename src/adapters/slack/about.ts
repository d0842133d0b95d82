/** What the bot says of itself: how to ask, what to ask, and which documents it has. */
import type { types } from '@slack/bolt';
import { clip } from '../../core/clip.ts';
import type { HelpAnswer, Library, Sources } from '../../core/types.ts';
import * as wording from '../../core/wording.ts';
import type { Reply } from './blocks.ts';
import { bullets, paragraph, remark } from './blocks.ts';
import { shares } from './limits.ts';
import { topText } from './text.ts';

const waysLine = 'How to ask:';

/** Ways to ask on Slack. */
export const waysToAsk = [
  'Mention me in a channel: the answer comes in the thread.',
  'Write me a direct message; go on in its thread to follow up.',
  '/ask with a question: the answer is for you alone. /ask sources lists the documents.',
  '“Find in case documents” in the menu of a message looks that message up.',
] as const;

/** @param line What comes first; default what the bot is. */
export function toHelp(
  { examples }: HelpAnswer,
  library: Library,
  line = wording.helpLine(library.name),
): Reply {
  const ways = waysToAsk.map((text) => ({ text }));
  const tries = examples.map((text) => ({ text: clip(text, shares.label) }));
  return {
    text: topText([line, wording.examplesText({ kind: 'help', examples })].filter(Boolean).join('\n')),
    blocks: [
      paragraph(line),
      ...(tries.length > 0 ? [paragraph(wording.tryLine), bullets(tries)] : []),
      paragraph(waysLine),
      bullets(ways),
    ],
  };
}

/** The documents in short. */
export function toSources(sources: Sources): Reply {
  const line = wording.sourcesLine(sources);
  const missing = wording.unreadableLine(sources.warnings);
  return {
    text: topText([line, missing].filter(Boolean).join(' ')),
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
