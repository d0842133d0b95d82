/**
 * What Slack refuses in a message or a view, written from its reference and apart from the product's own table:
 * https://docs.slack.dev/reference/block-kit
 *
 * @module
 */
import type { Block, KnownBlock, View } from '@slack/types';

type Json = Readonly<Record<string, unknown>>;

/** Reasons for refusing a message; empty where Slack would take it. */
export function problemsOfMessage(blocks: readonly (KnownBlock | Block)[] | undefined): string[] {
  if (blocks === undefined) return [];
  return [
    ...(blocks.length > 50 ? [`${blocks.length} blocks in a message (50)`] : []),
    ...blocks.flatMap((block, index) => problemsOfBlock(json(block), `blocks[${index}]`, false)),
    ...repeated(blocks.map((block) => block.block_id)),
  ];
}

/** Characters of text in blocks, beyond some 12,000 of which Slack answers `msg_blocks_too_long` (bolt-js#2509). */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textLength(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]) => sum + (typeof item === 'string' && key === 'text' ? item.length : textLength(item)),
    0,
  );
}

export function problemsOfView(view: View): string[] {
  const title = 'title' in view ? view.title?.text : undefined;
  const isModal = view.type === 'modal';
  return [
    ...(isModal && !title ? ['a modal needs a title'] : []),
    ...over(title, 24, 'title'),
    ...over('submit' in view ? view.submit?.text : undefined, 24, 'submit'),
    ...over('close' in view ? view.close?.text : undefined, 24, 'close'),
    ...over(view.private_metadata, 3000, 'private_metadata'),
    ...over(view.callback_id, 255, 'callback_id'),
    ...(view.blocks.length > 100 ? ['more than 100 blocks in a view'] : []),
    ...(isModal && view.blocks.some(({ type }) => type === 'input') && !('submit' in view && view.submit)
      ? ['an input needs a submit button']
      : []),
    ...view.blocks.flatMap((block, index) => problemsOfBlock(json(block), `blocks[${index}]`, true)),
    ...repeated(view.blocks.map((block) => block.block_id)),
  ];
}

function problemsOfBlock(block: Json, at: string, inView: boolean): string[] {
  const common = over(block.block_id, 255, `${at}.block_id`);
  switch (block.type) {
    case 'section':
      return [...common, ...text(block.text, 3000, `${at}.text`)];
    case 'header':
      return [...common, ...plain(block.text, 150, `${at}.text`)];
    case 'divider':
      return common;
    case 'context':
      return [...common, ...many(block.elements, 10, at, (element, where) => text(element, 3000, where))];
    case 'actions':
      return [
        ...common,
        ...many(block.elements, 25, at, button),
        ...repeated(list(block.elements).map((element) => json(element).action_id)),
      ];
    case 'rich_text':
      return [...common, ...many(block.elements, Number.POSITIVE_INFINITY, at, richText)];
    case 'input':
      return [
        ...common,
        ...(inView ? [] : [`${at}: input outside a view`]),
        ...plain(block.label, 2000, `${at}.label`),
        ...plainInput(json(block.element), `${at}.element`),
      ];
    default:
      return [`${at}: unknown block ${String(block.type)}`];
  }
}

function button(value: unknown, at: string): string[] {
  const element = json(value);
  if (element.type !== 'button') return [`${at}: ${String(element.type)} where a button is expected`];
  return [
    ...plain(element.text, 75, `${at}.text`),
    ...over(element.value, 2000, `${at}.value`),
    ...over(element.url, 3000, `${at}.url`),
    ...over(element.action_id, 255, `${at}.action_id`),
    ...over(element.accessibility_label, 75, `${at}.accessibility_label`),
    ...(['primary', 'danger', undefined].includes(element.style as string | undefined)
      ? []
      : [`${at}.style`]),
  ];
}

function plainInput(element: Json, at: string): string[] {
  const limit = Number(element.max_length ?? 3000);
  return [
    ...(element.type === 'plain_text_input' ? [] : [`${at}.type`]),
    ...(limit > 3000 ? [`${at}.max_length`] : []),
    ...over(element.initial_value, limit, `${at}.initial_value`),
    ...(element.placeholder ? plain(element.placeholder, 150, `${at}.placeholder`) : []),
  ];
}

function richText(value: unknown, at: string): string[] {
  const element = json(value);
  switch (element.type) {
    case 'rich_text_section':
    case 'rich_text_quote':
    case 'rich_text_preformatted':
      return many(element.elements, Number.POSITIVE_INFINITY, at, richTextLeaf);
    case 'rich_text_list':
      return [
        ...(['bullet', 'ordered'].includes(String(element.style)) ? [] : [`${at}.style`]),
        ...many(element.elements, Number.POSITIVE_INFINITY, at, richText),
      ];
    default:
      return [`${at}: unknown rich text ${String(element.type)}`];
  }
}

function richTextLeaf(value: unknown, at: string): string[] {
  const leaf = json(value);
  switch (leaf.type) {
    case 'text':
      return typeof leaf.text === 'string' && leaf.text !== '' ? [] : [`${at}.text is empty`];
    case 'link':
      return [
        ...(/^https?:\/\//u.test(String(leaf.url)) ? [] : [`${at}.url`]),
        ...(leaf.text === '' ? [`${at}.text is empty`] : []),
      ];
    case 'user':
      return typeof leaf.user_id === 'string' ? [] : [`${at}.user_id`];
    default:
      return [`${at}: unknown leaf ${String(leaf.type)}`];
  }
}

function text(value: unknown, limit: number, at: string): string[] {
  const object = json(value);
  if (object.type === 'mrkdwn') {
    return [
      ...length(object.text, limit, at),
      ...(object.emoji === undefined ? [] : [`${at}.emoji is for plain_text`]),
    ];
  }
  return plain(value, limit, at);
}

function plain(value: unknown, limit: number, at: string): string[] {
  const object = json(value);
  if (object.type !== 'plain_text') return [`${at} is not plain_text`];
  return [
    ...length(object.text, limit, at),
    ...(object.verbatim === undefined ? [] : [`${at}.verbatim is for mrkdwn`]),
  ];
}

function length(value: unknown, limit: number, at: string): string[] {
  if (typeof value !== 'string' || value === '') return [`${at} is empty`];
  return over(value, limit, at);
}

function over(value: unknown, limit: number, at: string): string[] {
  return typeof value === 'string' && value.length > limit
    ? [`${at} has ${value.length} characters (${limit})`]
    : [];
}

function many(
  value: unknown,
  limit: number,
  at: string,
  problems: (item: unknown, where: string) => string[],
): string[] {
  const items = list(value);
  if (items.length === 0) return [`${at}.elements is empty`];
  return [
    ...(items.length > limit ? [`${at} has ${items.length} elements (${limit})`] : []),
    ...items.flatMap((item, index) => problems(item, `${at}.elements[${index}]`)),
  ];
}

function repeated(ids: readonly unknown[]): string[] {
  const given = ids.filter((id) => id !== undefined);
  return new Set(given).size === given.length ? [] : [`ids repeat: ${given.join(', ')}`];
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function json(value: unknown): Json {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
