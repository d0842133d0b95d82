/**
 * Text in Discord's Markdown: nothing that comes from a document or a user takes effect.
 * A backslash before any ASCII punctuation makes it literal (https://support.discord.com/hc/en-us/articles/210298617).
 *
 * @module
 */
import { clip } from '../../core/clip.ts';
import type { TextRun } from '../../core/types.ts';

/** Bold, italics, underline, strike, spoiler, code, links, mentions, custom emoji and timestamps, wherever they stand. */
const inlineMarks = /[\\*_~|`<[\]]|@(?=\S)|:(?=\S)/gu;
/** Headings, small text, quotes and lists, which need the start of a line. */
const lineMarks = /^(\s*)([#>+-])/gmu;
const numberedItem = /^(\s*\d+)([.)])/gmu;

/** `text` as it stands: no mark-up in it takes effect. */
export function literal(text: string): string {
  return text.replace(inlineMarks, '\\$&').replace(lineMarks, '$1\\$2').replace(numberedItem, '$1\\$2');
}

/** The runs as a quotation of at most `limit` characters, the answering sentence bold. Shortened where it must be, from the ends. */
export function quote(runs: readonly TextRun[], limit: number): string {
  let kept = merged(runs);
  let text = quoted(kept);
  while (text.length > limit) {
    kept = shortened(kept, text.length - limit);
    text = quoted(kept);
  }
  return text;
}

/**
 * A link without a preview.
 * @param label Literal text; Discord ends a label at brackets even where they are escaped, so they become round.
 */
export function link(label: string, url: string): string {
  const round = label.replace(/\\\[/gu, '(').replace(/\\\]/gu, ')');
  const address = url.replace(/[()<>\s]/gu, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return `[${round}](<${address}>)`;
}

/** A block from which `text` can be copied as it stands. */
export function codeBlock(text: string, limit: number): string {
  const fence = '```';
  // Three in a row would end the block.
  const inside = text.replace(/`(?=`)/gu, '`\u200B');
  return `${fence}\n${clip(inside, limit - 2 * fence.length - 2)}\n${fence}`;
}

/** Where a place takes plain text on one line: no line breaks, and no character that turns the writing direction around. */
export function oneLine(text: string, limit: number): string {
  const visible = text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, ' ').replace(/\s+/gu, ' ');
  return clip(visible.trim(), limit);
}

/** One line of literal text that stays within `limit` with its backslashes. */
export function escapedLine(text: string, limit: number): string {
  let room = limit;
  let line = literal(oneLine(text, room));
  while (line.length > limit) {
    room -= line.length - limit;
    line = literal(oneLine(text, room));
  }
  return line;
}

function quoted(runs: readonly TextRun[]): string {
  return runs
    .map(({ text, highlight }) =>
      text
        .split('\n')
        .map(highlight ? bold : literal)
        .join('\n'),
    )
    .join('')
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

/** Spaces stay outside, so that the marks touch words. */
function bold(text: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  return words === '' ? text : `${before}**${literal(words)}**${after}`;
}

/** Neighbours of a kind become one run: `**a****b**` would not be bold. */
function merged(runs: readonly TextRun[]): readonly TextRun[] {
  const result: TextRun[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last?.highlight === run.highlight)
      result[result.length - 1] = { ...last, text: last.text + run.text };
    else if (run.text !== '') result.push(run);
  }
  return result;
}

/** The text around the answering sentence goes first: what follows it, then what precedes it, then the sentence's own end. */
function shortened(runs: readonly TextRun[], excess: number): readonly TextRun[] {
  const first = runs[0];
  const last = runs.at(-1);
  if (!first || !last) return [];
  if (last.highlight && !first.highlight) return [...trimmed(first, excess, clipStart), ...runs.slice(1)];
  return [...runs.slice(0, -1), ...trimmed(last, excess, clip)];
}

function trimmed(
  run: TextRun,
  excess: number,
  cut: (text: string, room: number) => string,
): readonly TextRun[] {
  const room = run.text.length - excess - 1;
  return room < 2 ? [] : [{ ...run, text: cut(run.text, room) }];
}

/** The end of `text` in at most `room` units, from the start of a word. */
function clipStart(text: string, room: number): string {
  const tail = text.slice(text.length - room + 1);
  const word = tail.indexOf(' ');
  return word < 0 ? '… ' : `…${tail.slice(word)}`;
}
