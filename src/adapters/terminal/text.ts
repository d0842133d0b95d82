/**
 * An answer as plain text for a terminal or a pipe.
 *
 * @module
 */
import { citationLabel, citationLine } from '../../core/citation-text.ts';
import type { Answer, Excerpt } from '../../core/types.ts';
import {
  correctionsLine,
  examplesText,
  helpLine,
  missLine,
  nearestLine,
  searchedLine,
  unreadableLine,
} from '../../core/wording.ts';

/** How the marked sentence is set apart. */
export interface Style {
  readonly mark: (text: string) => string;
  readonly dim: (text: string) => string;
  /** Columns that lines are wrapped at. */
  readonly width: number;
}

/** Bold and dim by ANSI escape sequences (ECMA-48, SGR 1 and 2). */
export const ansiStyle = (width: number): Style => ({
  mark: (text) => `\u001b[1m${text}\u001b[22m`,
  dim: (text) => `\u001b[2m${text}\u001b[22m`,
  width: Math.max(40, Math.min(width, 100)),
});

/** For pipes and files: the marked sentence stands between double asterisks. */
export const plainStyle: Style = { mark: (text) => `**${text}**`, dim: (text) => text, width: 100 };

export function toText(answer: Answer, name: string, style: Style): string {
  switch (answer.kind) {
    case 'found':
      return lines(
        dimmed(correctionsLine(answer.corrections), style),
        excerptText(answer.excerpt, style),
        dimmed(furtherText(answer.more), style),
      );
    case 'not-found':
      return lines(
        dimmed(correctionsLine(answer.corrections), style),
        printable(missLine(answer)),
        nearestText(answer.nearest, style),
        dimmed(searchedLine(answer), style),
        dimmed(unreadableLine(answer.unreadable), style),
      );
    case 'help':
      return printable(lines(helpLine(name), examplesText(answer)));
  }
}

const lines = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

/** Nothing where there is nothing to say, so that no empty line is left. */
const dimmed = (text: string, { dim }: Style): string => (text === '' ? '' : dim(printable(text)));

function furtherText(more: readonly Excerpt[]): string {
  if (more.length === 0) return '';
  return ['', 'See also:', ...more.map(({ citation }) => `  ${citationLabel(citation)}`)].join('\n');
}

function nearestText(nearest: readonly Excerpt[], style: Style): string {
  if (nearest.length === 0) return '';
  return `\n${nearestLine}\n\n${nearest.map((excerpt) => excerptText(excerpt, style)).join('\n\n')}\n`;
}

function excerptText({ runs, citation }: Excerpt, style: Style): string {
  const words = runs.flatMap(({ text, highlight }) =>
    printable(text)
      .split(/(\s+)/)
      .filter(Boolean)
      .map((word) => ({ word, highlight })),
  );
  const address = citation.url === undefined ? '' : `\n  ${style.dim(printable(citation.url))}`;
  return `${wrap(words, style)}\n  ${style.dim(printable(citationLine(citation)))}${address}`;
}

interface Word {
  readonly word: string;
  readonly highlight: boolean;
}

/** Wraps on words behind a `> `; marks are closed at the end of each line, so that none runs into the margin. */
function wrap(words: readonly Word[], { mark, width }: Style): string {
  const rows: Word[][] = [[]];
  let length = 0;
  for (const part of words) {
    const isBreak = part.word.includes('\n');
    if (isBreak || (length + part.word.length > width - 2 && length > 0)) {
      rows.push([]);
      length = 0;
    }
    if (/^\s+$/.test(part.word) && length === 0) continue;
    rows.at(-1)?.push(part);
    length += part.word.length;
  }
  return rows.map((row) => `> ${markRow(row, mark)}`.trimEnd()).join('\n');
}

function markRow(row: readonly Word[], mark: Style['mark']): string {
  const runs: { text: string; highlight: boolean }[] = [];
  for (const { word, highlight } of row) {
    const last = runs.at(-1);
    if (last && last.highlight === highlight) last.text += word;
    else runs.push({ text: word, highlight });
  }
  return runs
    .map(({ text, highlight }) => {
      if (!highlight) return text;
      const inner = text.trim();
      return inner ? text.replace(inner, () => mark(inner)) : text;
    })
    .join('');
}

/** Control characters of a document must not steer a terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) =>
    character === '\n' || character === '\t' ? character : ' ',
  );
}
