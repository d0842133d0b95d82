import { type Line, mode } from './pdf-page.ts';

/** Type of footnotes is at most this share of the type of the text. */
const SMALLER = 0.93;
/** How a footnote begins: its number or sign. */
const NOTE_START = /^(?:(\d{1,3})[.)]?|[*†‡§]+)\s*(?=[\p{L}"“‘'([])/u;

/** One column of a page: its text, and the footnotes below. */
export interface Column {
  readonly text: readonly Line[];
  readonly notes: readonly (readonly Line[])[];
}

/** Size of the type in which most of the document is set, rounded to halves of a point. */
export function bodySize(pages: readonly (readonly Line[])[]): number {
  return mode(
    pages.flat().map(({ size, text }) => ({ value: Math.round(size * 2) / 2, weight: text.length })),
  );
}

/** Parts a page's lines into columns, and each column's footnotes from its text. */
export function toColumns(lines: readonly Line[], body: number): readonly Column[] {
  const columns: Line[][] = [];
  for (const line of lines) {
    const before = columns.at(-1)?.at(-1);
    if (before && line.y > before.y - 2) columns.at(-1)?.push(line);
    else columns.push([line]);
  }
  return columns.map((column) => {
    const from = notesFrom(column, body);
    return { text: column.slice(0, from), notes: toNotes(column.slice(from)) };
  });
}

/** Index of the first line of the small type at a column's foot; its length where there are no notes. */
function notesFrom(column: readonly Line[], body: number): number {
  let from = column.length;
  while (from > 0 && (column[from - 1]?.size ?? body) <= SMALLER * body) from -= 1;
  if (from === 0) return column.length;
  // Small type above the first mark is a note continued from the page before, or a table, which stays in the text.
  const first = column.findIndex((line, index) => index >= from && NOTE_START.test(line.text));
  return first < 0 ? column.length : first;
}

/** A line that begins with the next number begins a note. */
function toNotes(lines: readonly Line[]): readonly (readonly Line[])[] {
  const notes: Line[][] = [];
  let last: number | undefined;
  for (const line of lines) {
    const mark = NOTE_START.exec(line.text);
    const number = mark?.[1] === undefined ? undefined : Number(mark[1]);
    const follows = mark !== null && (number === undefined || last === undefined || number === last + 1);
    if (follows || notes.length === 0) notes.push([line]);
    else notes.at(-1)?.push(line);
    if (follows) last = number ?? last;
  }
  return notes;
}
