import type { types } from '@slack/bolt';
import { clip } from '../../core/clip.ts';
import type { Library, Sources } from '../../core/types.ts';
import * as wording from '../../core/wording.ts';
import { documentList, waysToAsk } from './about.ts';
import { bullets, button, header, paragraph, remark } from './blocks.ts';
import { limits, shares } from './limits.ts';
import { actions } from './names.ts';

/** The home tab: what the bot knows, what to ask, how to ask, and what becomes of a question. */
export function homeView(library: Library, sources: Sources): types.HomeView {
  const unreadable = wording.unreadableLine(sources.warnings);
  return {
    type: 'home',
    blocks: [
      header(library.name),
      paragraph(wording.helpLine(library.name)),
      ...exampleButtons(library.examples(5)),
      header('How to ask'),
      bullets(waysToAsk.map((text) => ({ text }))),
      header('Privacy'),
      ...wording.privacyLines.map(remark),
      header('What I know'),
      paragraph(wording.sourcesLine(sources)),
      ...documentList(sources, shares.list),
      ...(unreadable === '' ? [] : [remark(unreadable)]),
    ],
  };
}

function exampleButtons(examples: readonly string[]): types.KnownBlock[] {
  if (examples.length === 0) return [];
  return [
    paragraph(wording.tryLine),
    {
      type: 'actions',
      elements: examples.map((example, index) =>
        button(`${actions.example}${index}`, example, clip(example, limits.buttonValue)),
      ),
    },
  ];
}
