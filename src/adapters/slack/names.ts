/** What Slack calls by name; the manifest declares these and the listeners answer to them. */
export const command = '/ask';

export const shortcuts = { message: 'find_in_documents', global: 'ask_documents' } as const;

export const views = { ask: 'ask', answer: 'answer', copy: 'copy' } as const;

export const actions = {
  more: 'more',
  back: 'back',
  wider: 'wider',
  narrower: 'narrower',
  copy: 'copy',
  share: 'share',
  example: 'example',
} as const;

/** The input of the modal that asks. */
export const input = { block: 'question', action: 'text' } as const;
