/**
 * The bot's own words, and the list of what it searches.
 *
 * @module
 */
import type { Sources } from '../../core/types.ts';
import { sourceLine, sourcesLine, unreadableLine } from '../../core/wording.ts';
import { pageRows } from './components.ts';
import { colors, longestFooter, type Reply } from './embed.ts';
import { limits } from './limits.ts';
import { escapedLine, literal, oneLine } from './markdown.ts';

/** Documents of one page of the list, and what each may take: some 3,800 characters of 4,096. */
const sourcesAPage = 25;
const longestSource = 150;

/** The bot's own words alone. */
export function noteReply(text: string): Reply {
  return {
    content: '',
    embeds: [{ color: colors.note, description: literal(text) }],
    components: [],
  };
}

/**
 * One page of the documents.
 * @param page Counted from 0; beyond the last it is the last.
 */
export function sourcesReply(sources: Sources, page = 0): Reply {
  const pages = Math.max(Math.ceil(sources.documents.length / sourcesAPage), 1);
  const shown = Math.min(page, pages - 1);
  const lines = sources.documents
    .slice(shown * sourcesAPage, (shown + 1) * sourcesAPage)
    .map((document) => `• ${escapedLine(sourceLine(document), longestSource)}`);
  const unreadable = unreadableLine(sources.warnings.filter((warning) => warning.failed));
  return {
    content: '',
    embeds: [
      {
        color: colors.note,
        title: escapedLine(sourcesLine(sources), limits.embedTitle),
        ...(lines.length > 0 && { description: lines.join('\n') }),
        ...(unreadable !== '' && { footer: { text: oneLine(unreadable, longestFooter) } }),
      },
    ],
    components: pageRows(shown, pages),
  };
}
