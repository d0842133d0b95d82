import type { Block, PageStart } from '../../core/types.ts';
import { type LineJoiner, lineJoiner } from './hyphens.ts';
import { PARAGRAPH_NUMBER, paragraphNumbers } from './paragraph-numbers.ts';
import { headingLevel, isNumbered, LARGER, type Placed, type Sizes } from './pdf-headings.ts';
import { bodySize, type Column, toColumns } from './pdf-notes.ts';
import { type Line, median } from './pdf-page.ts';

const BULLET = /^[•▪◦‣●○■□▸–—*·-]\s+(?=\S)/u;

/** A block while its lines come in. */
interface Open {
  readonly kind: Block['kind'];
  readonly level?: number;
  readonly paragraph?: string;
  readonly lines: Line[];
}

/** Puts the lines of all pages together into headings, paragraphs, items, rows and footnotes. */
export function toBlocks(pages: readonly (readonly Line[])[]): readonly Block[] {
  const body = bodySize(pages);
  const columns = pages.flatMap((lines) => toColumns(lines, body));
  const sizes = { body, largest: Math.max(0, ...(pages[0] ?? []).map(({ size }) => size)) };
  const numbered = numberedLines(columns, body);
  const joiner = lineJoiner(pages.flat().map(({ text }) => text));
  const blocks: Block[] = [];
  let open: Open | undefined;
  let notes: Open[] = [];
  const close = (): void => {
    if (open) blocks.push(toBlock(open, joiner));
    blocks.push(...notes.map((note) => toBlock(note, joiner)));
    open = undefined;
    notes = [];
  };
  for (const column of columns) {
    const placed = placeLines(column.text);
    for (const [index, place] of placed.entries()) {
      const start = startOf(place, sizes, numbered, isRow(placed, index));
      if (open && continues(open, start, place)) open.lines.push(place.line);
      else {
        close();
        open = { ...start, lines: [place.line] };
      }
    }
    // A paragraph that goes on overleaf is not torn: its page's footnotes wait until it ends.
    notes.push(...column.notes.map((lines): Open => ({ kind: 'note', lines: [...lines] })));
  }
  close();
  return blocks;
}

function placeLines(lines: readonly Line[]): readonly Placed[] {
  const gaps = lines.slice(1).map((line, index) => line.y - (lines[index]?.y ?? 0));
  const leading = median(gaps.filter((gap) => gap > 1));
  const left = Math.min(...lines.map(({ x0 }) => x0));
  const right = Math.max(...lines.map(({ x1 }) => x1));
  return lines.map((line, index) => {
    const above = gaps[index - 1] ?? Number.POSITIVE_INFINITY;
    const below = gaps[index] ?? Number.POSITIVE_INFINITY;
    return { line, above, below, leading, left, right };
  });
}

type Start = Omit<Open, 'lines'>;

/** What a line would be if it began a block. */
function startOf(place: Placed, sizes: Sizes, numbered: ReadonlyMap<Line, string>, row: boolean): Start {
  const paragraph = numbered.get(place.line);
  if (paragraph !== undefined) return { kind: 'paragraph', paragraph };
  if (row) return { kind: 'row' };
  const level = headingLevel(place, sizes);
  if (level !== undefined) return { kind: 'heading', level };
  return { kind: BULLET.test(place.line.text) ? 'item' : 'paragraph' };
}

/** Whether a line goes on with the open block. */
function continues(open: Open, start: Start, place: Placed): boolean {
  const before = open.lines.at(-1);
  if (!before || start.paragraph !== undefined || start.kind === 'item' || start.kind === 'row') return false;
  if (open.kind === 'row' || open.kind === 'note') return false;
  const { line } = place;
  if (start.kind === 'heading' || open.kind === 'heading') return isSameHeading(open, start, before, place);
  if (Math.abs(line.size - before.size) > 0.08 * before.size) return false;
  const overleaf = line.page !== before.page || line.y < before.y;
  return overleaf ? continuesOverleaf(before, place) : continuesBelow(open, before, place);
}

function isSameHeading(open: Open, start: Start, before: Line, { line }: Placed): boolean {
  if (start.kind !== 'heading' || open.kind !== 'heading' || isNumbered(line.text)) return false;
  const near = line.page === before.page && line.y > before.y && line.y - before.y < 1.9 * line.size;
  return near && Math.abs(line.size - before.size) < 0.5 && line.bold === before.bold;
}

/** The distance of lines, the indent of first lines and a line that ends early show where a paragraph begins. */
function continuesBelow(open: Open, before: Line, place: Placed): boolean {
  const { line, above, leading } = place;
  if (above > 1.35 * leading && above > 1.5 * line.size) return false;
  const indent = line.x0 - before.x0;
  const hanging = open.kind === 'item' && open.lines.length === 1;
  if (indent > 0.6 * line.size && !hanging) return false;
  if (indent < -0.6 * line.size && open.lines.length > 1) return false;
  return !(endsSentence(before.text) && wouldHaveFit(before, place));
}

function continuesOverleaf(before: Line, place: Placed): boolean {
  if (!endsSentence(before.text)) return true;
  const indented = place.line.x0 - place.left > 0.6 * place.line.size;
  return !indented && !wouldHaveFit(before, place);
}

function endsSentence(text: string): boolean {
  return /[.?!:;…]["'”’)\]]*$/.test(text);
}

/** The first word of this line had room at the end of the line before, which was thus ended on purpose. */
function wouldHaveFit(before: Line, { line, left, right }: Placed): boolean {
  const [first = ''] = line.text.split(' ', 1);
  const letter = (line.x1 - line.x0) / Math.max(1, line.text.length);
  const width = Math.max(right - left, before.x1 - before.x0);
  return before.x1 + (first.length + 2) * letter < before.x0 + width;
}

/** A row has cells, and so has its neighbour, one of them straight below. */
function isRow(placed: readonly Placed[], index: number): boolean {
  const cells = placed[index]?.line.cells ?? [];
  if (cells.length < 2) return false;
  return [placed[index - 1], placed[index + 1]].some((neighbour) => {
    const others = neighbour?.line.cells ?? [];
    return (
      others.length > 1 &&
      cells.slice(1).some(({ x0 }) => others.slice(1).some((other) => Math.abs(other.x0 - x0) < 4))
    );
  });
}

/** Lines that begin numbered paragraphs, with their numbers. */
function numberedLines(columns: readonly Column[], body: number): ReadonlyMap<Line, string> {
  const lines = columns.flatMap(({ text }) => text).filter((line) => !line.bold && line.size < LARGER * body);
  const numbers = paragraphNumbers(lines.map(({ text }) => text));
  return new Map(
    [...numbers].flatMap(([index, number]) => {
      const line = lines[index];
      return line ? [[line, number] as const] : [];
    }),
  );
}

function toBlock({ kind, level, paragraph, lines }: Open, joiner: LineJoiner): Block {
  let text = '';
  const pages: PageStart[] = [];
  lines.forEach((line, index) => {
    const next = lineText(line, kind, index === 0 && paragraph !== undefined);
    const { drop, between } = index === 0 ? { drop: 0, between: '' } : joiner.join(text, next);
    text = text.slice(0, text.length - drop) + between;
    if (pages.at(-1)?.page !== line.page) pages.push({ at: text.length, page: line.page });
    text += next;
  });
  return {
    kind,
    text,
    ...(level !== undefined && { level }),
    ...(paragraph !== undefined && { paragraph }),
    pages,
  };
}

function lineText({ text, cells }: Line, kind: Block['kind'], numbered: boolean): string {
  if (kind === 'row') return cells.map((cell) => cell.text).join(' | ');
  if (numbered) return text.replace(PARAGRAPH_NUMBER, '');
  return kind === 'item' ? text.replace(BULLET, '') : text;
}
