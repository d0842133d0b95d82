/**
 * Buttons and menus of a reply. A button carries its action and a pointer; what else is needed is read back from the
 * message it sits on, so that it works after a restart and in any process.
 *
 * @module
 */
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { answeringSentence } from '../../core/citation-text.ts';
import type { Excerpt } from '../../core/types.ts';
import { labels, tryLine } from '../../core/wording.ts';
import { limits } from './limits.ts';
import { oneLine } from './markdown.ts';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

const actions = ['more', 'wider', 'cite', 'share', 'share-wide', 'jump', 'try', 'sources'] as const;
type Action = (typeof actions)[number];

/** What a button or menu asks for. */
export interface Press {
  readonly action: Action;
  /** Empty for the actions that read the menu of their message; for `sources` the number of a page. */
  readonly pointer: string;
  /** The user that a shared answer is addressed to. */
  readonly to?: string;
}

/** `wider:a1b2c3`, `share:a1b2c3:80351110224678912`: at most 74 of the 100 characters, with a pointer of 40. */
function customId({ action, pointer, to }: Press): string {
  return [action, pointer, ...(to === undefined ? [] : [to])].join(':');
}

/** Undefined for a button that this version does not know. */
export function readCustomId(id: string): Press | undefined {
  const [name, pointer = '', to] = id.split(':');
  const action = actions.find((known) => known === name);
  return action && { action, pointer, ...(to !== undefined && { to }) };
}

/** How an excerpt may be acted on. */
export interface ExcerptActions {
  readonly excerpt: Excerpt;
  /** Further passages to jump to. */
  readonly more: readonly Excerpt[];
  /** Only its reader sees the reply. */
  readonly shareable: boolean;
  /** The excerpt is shown with the paragraphs around it. */
  readonly wide?: boolean;
  readonly to?: string | undefined;
}

export function excerptRows({ excerpt, more, shareable, wide, to }: ExcerptActions): readonly Row[] {
  const { pointer } = excerpt;
  const buttons = [
    ...(more.length > 0 ? [button(labels.more, { action: 'more', pointer: '' })] : []),
    ...(wide ? [] : [button(labels.wider, { action: 'wider', pointer })]),
    button(labels.copy, { action: 'cite', pointer }),
    ...(shareable
      ? [
          button(labels.share, {
            action: wide ? 'share-wide' : 'share',
            pointer,
            ...(to !== undefined && { to }),
          }),
        ]
      : []),
  ];
  return [{ type: ComponentType.ActionRow, components: buttons }, ...jumpRows(more, labels.more)];
}

/** A menu of passages, one opens at a time. None for no passages: Discord refuses an empty menu. */
export function jumpRows(excerpts: readonly Excerpt[], placeholder: string): readonly Row[] {
  const options = excerpts.map((excerpt) => ({
    label: placeLabel(excerpt),
    description: oneLine(answeringSentence(excerpt), limits.optionText),
    value: excerpt.pointer,
  }));
  return menuRows('jump', placeholder, options);
}

/** The section first: passages of one document differ by it, and the end of a long label is cut. */
function placeLabel({ citation: { section, title } }: Excerpt): string {
  return oneLine([section, title].filter(Boolean).join(' · '), limits.optionText) || '…';
}

/** Buttons to the list's neighbouring pages; none where it has one page. */
export function pageRows(page: number, pages: number): readonly Row[] {
  const components = [
    ...(page > 0 ? [button(labels.previous, { action: 'sources', pointer: String(page - 1) })] : []),
    ...(page + 1 < pages ? [button(labels.next, { action: 'sources', pointer: String(page + 1) })] : []),
  ];
  return components.length === 0 ? [] : [{ type: ComponentType.ActionRow, components }];
}

/** A menu of questions to try. */
export function tryRows(examples: readonly string[]): readonly Row[] {
  const options = examples
    .map((example) => oneLine(example, limits.optionText))
    .filter((example) => example !== '')
    .map((example) => ({ label: example, value: example }));
  return menuRows('try', tryLine, options);
}

/** The pointers that stand in the menu of a message. */
export function pointersOf(rows: readonly Row[]): readonly string[] {
  return rows
    .flatMap((row) => row.components)
    .filter((component) => component.type === ComponentType.StringSelect)
    .filter((menu) => readCustomId(menu.custom_id)?.action === 'jump')
    .flatMap((menu) => menu.options.map((option) => option.value));
}

/** The rows without the button that was pressed. */
export function withoutPressed(rows: readonly Row[], pressed: string): readonly Row[] {
  return rows
    .map((row) => ({
      ...row,
      components: row.components.filter(
        (component) => !('custom_id' in component) || component.custom_id !== pressed,
      ),
    }))
    .filter((row) => row.components.length > 0);
}

function button(label: string, press: Press): APIButtonComponentWithCustomId {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id: customId(press) };
}

function menuRows(
  action: Action,
  placeholder: string,
  options: readonly APISelectMenuOption[],
): readonly APIActionRowComponent<APIStringSelectComponent>[] {
  const distinct = [...new Map(options.map((option) => [option.value, option])).values()];
  if (distinct.length === 0) return [];
  const menu: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: customId({ action, pointer: '' }),
    placeholder,
    options: distinct.slice(0, limits.choices),
  };
  return [{ type: ComponentType.ActionRow, components: [menu] }];
}
