/** Building blocks of replies. Text goes into rich text and plain text, where nothing can take effect. */
import type { types } from '@slack/bolt';
import { citationDetails, citationLabel, citationLink } from '../../core/citation-text.ts';
import { clip } from '../../core/clip.ts';
import type { Excerpt } from '../../core/types.ts';
import { limits, shares } from './limits.ts';
import { link, withoutDirections } from './text.ts';
import { fitRuns } from './window.ts';

export interface Reply {
  /** Top-level text, escaped. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

type RichTextLeaf = types.RichTextElement;

/** The excerpt as a quotation, the answering sentence bold. */
function quotation(excerpt: Excerpt, limit: number): types.RichTextBlock {
  const elements = fitRuns(excerpt.runs, limit)
    .filter((run) => run.text !== '')
    .map(
      (run): RichTextLeaf => ({
        type: 'text',
        text: run.text,
        ...(run.highlight && { style: { bold: true } }),
      }),
    );
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_quote', elements: elements.length > 0 ? elements : [plainRun('…')] }],
  };
}

/** The one line under a quotation: title and section, linked where there is an address, then page, date and source. */
function caption(excerpt: Excerpt): types.ContextBlock {
  const label = clip(citationLabel(excerpt.citation), shares.label);
  const details = clip(citationDetails(excerpt.citation).join(' · '), shares.details);
  const url = citationLink(excerpt);
  const linked = url === undefined ? '' : link(url, label);
  return {
    type: 'context',
    elements: [
      linked !== '' && linked.length <= limits.section
        ? { type: 'mrkdwn', text: linked, verbatim: true }
        : plainObject(label),
      ...(details === '' ? [] : [plainObject(`· ${details}`)]),
    ],
  };
}

export function quoted(excerpt: Excerpt, limit: number): types.KnownBlock[] {
  return [quotation(excerpt, limit), caption(excerpt)];
}

/** A paragraph of the bot's own words. */
export function paragraph(text: string): types.SectionBlock {
  return { type: 'section', text: plainObject(clip(text, limits.section)) };
}

export function header(text: string): types.HeaderBlock {
  return { type: 'header', text: plainObject(clip(text, limits.header)) };
}

/** A small grey line. */
export function remark(text: string): types.ContextBlock {
  return { type: 'context', elements: [plainObject(clip(text, limits.section))] };
}

/** A list, each item a text and perhaps where it leads. */
export function bullets(
  items: readonly { readonly text: string; readonly url?: string }[],
): types.RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: items.map(({ text, url }) => ({
          type: 'rich_text_section',
          elements: [url ? { type: 'link', url, text } : plainRun(text)],
        })),
      },
    ],
  };
}

export function button(action: string, label: string, value: string, accessible = label): types.Button {
  return {
    type: 'button',
    action_id: action,
    text: plainObject(clip(label, limits.buttonText)),
    value,
    ...(accessible !== label && { accessibility_label: clip(accessible, limits.buttonText) }),
  };
}

function plainObject(text: string): types.PlainTextElement {
  const shown = withoutDirections(text);
  return { type: 'plain_text', text: shown === '' ? '…' : shown, emoji: false };
}

function plainRun(text: string): types.RichTextText {
  return { type: 'text', text };
}
