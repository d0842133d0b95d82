/** The forms: one to ask in, one that shows the answer, one to copy a citation from. */
import type { types } from '@slack/bolt';
import { clip } from '../../core/clip.ts';
import type { Library } from '../../core/types.ts';
import { labels } from '../../core/wording.ts';
import type { Reply } from './blocks.ts';
import { paragraph } from './blocks.ts';
import { limits } from './limits.ts';
import { input, views } from './names.ts';

/** Where a modal was opened, kept in its metadata: it is nowhere else in what Slack sends with it. */
export interface Opener {
  readonly channel?: string;
}

const title: types.PlainTextElement = { type: 'plain_text', text: 'Pincite' };

export function askView(library: Library, opener: Opener): types.ModalView {
  const [example] = library.examples(1);
  return {
    type: 'modal',
    callback_id: views.ask,
    private_metadata: JSON.stringify(opener),
    title,
    submit: { type: 'plain_text', text: labels.ask },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      {
        type: 'input',
        block_id: input.block,
        label: {
          type: 'plain_text',
          text: clip(`Your question about ${library.name}`, limits.header),
          emoji: false,
        },
        element: {
          type: 'plain_text_input',
          action_id: input.action,
          multiline: true,
          max_length: limits.inputText,
          ...(example && {
            placeholder: { type: 'plain_text', text: clip(example, limits.placeholder), emoji: false },
          }),
        },
      },
    ],
  };
}

/** Shown at once, because Slack waits three seconds and no longer. */
export function waitingView(opener: Opener): types.ModalView {
  return resultView([paragraph('Reading the documents…')], opener);
}

export function answerView({ blocks }: Reply, opener: Opener): types.ModalView {
  return resultView(blocks, opener);
}

function resultView(blocks: types.KnownBlock[], opener: Opener): types.ModalView {
  return {
    type: 'modal',
    callback_id: views.answer,
    private_metadata: JSON.stringify(opener),
    title,
    close: { type: 'plain_text', text: 'Close' },
    blocks,
  };
}

/** Slack has no clipboard for apps: a field whose text can be selected at once comes nearest. */
export function copyView(citation: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: views.copy,
    title,
    submit: { type: 'plain_text', text: 'Done' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      {
        type: 'input',
        optional: true,
        label: { type: 'plain_text', text: labels.copy },
        element: {
          type: 'plain_text_input',
          action_id: input.action,
          multiline: true,
          initial_value: clip(citation, limits.inputText),
        },
      },
    ],
  };
}

export function readOpener(metadata: string | undefined): Opener {
  try {
    const value: unknown = JSON.parse(metadata ?? '');
    const isObject = typeof value === 'object' && value !== null;
    return isObject && 'channel' in value && typeof value.channel === 'string'
      ? { channel: value.channel }
      : {};
  } catch {
    return {};
  }
}
