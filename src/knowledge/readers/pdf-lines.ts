import { columnOrder } from './pdf-columns.ts';
import type { Glyphs, Line, Page } from './pdf-page.ts';

/** Wider gaps, in heights of the type, part columns and table cells. */
const CELL_GAP = 1.3;
/** Wider gaps, in heights of the type, are spaces. */
const WORD_GAP = 0.17;

/** The printed lines of a page in reading order: column by column, top to bottom. */
export function toLines(page: Page): readonly Line[] {
  const segments = rowsOf(page.glyphs).flatMap(toSegments);
  return columnOrder(segments).flatMap((column) => rowsOf(column).map((row) => toLine(row, page.number)));
}

/** Glyphs that stand on one baseline, left to right; rows from top to bottom. */
function rowsOf(glyphs: readonly Glyphs[]): readonly (readonly Glyphs[])[] {
  const rows: Glyphs[][] = [];
  const bySize = [...glyphs].sort((a, b) => a.y - b.y || b.size - a.size || a.x0 - b.x0);
  for (const glyph of bySize) {
    const row = rows.findLast((candidate, index) => index >= rows.length - 3 && sharesRow(candidate, glyph));
    if (row) row.push(glyph);
    else rows.push([glyph]);
  }
  return rows
    .map((row) => withoutDoubles(row.sort((a, b) => a.x0 - b.x0)))
    .sort(([a], [b]) => (a ? baseline(a) : 0) - (b ? baseline(b) : 0));
}

const baseline = (glyph: Glyphs): number => glyph.y;

/** Raised and lowered signs stand within the height of the type beside them. */
function sharesRow(row: readonly Glyphs[], glyph: Glyphs): boolean {
  const tallest = row.reduce((best, each) => (each.size > best.size ? each : best));
  const distance = Math.abs(tallest.y - glyph.y);
  const smaller = Math.min(tallest.size, glyph.size) < 0.8 * Math.max(tallest.size, glyph.size);
  return distance < (smaller ? 0.6 : 0.3) * Math.max(tallest.size, glyph.size);
}

/** Type that is drawn twice, a hair apart, to look bold. */
function withoutDoubles(row: readonly Glyphs[]): readonly Glyphs[] {
  return row.filter((glyph, index) => {
    const before = row[index - 1];
    return !before || before.text !== glyph.text || glyph.x0 - before.x0 > 0.1 * glyph.size;
  });
}

/** Cuts a row at gaps that no space of running text has. */
function toSegments(row: readonly Glyphs[]): readonly Glyphs[] {
  const groups: Glyphs[][] = [];
  for (const glyph of row) {
    const before = groups.at(-1)?.at(-1);
    if (before && glyph.x0 - before.x1 < CELL_GAP * Math.max(glyph.size, before.size))
      groups.at(-1)?.push(glyph);
    else groups.push([glyph]);
  }
  return groups.map(joinGlyphs);
}

function joinGlyphs(glyphs: readonly Glyphs[]): Glyphs {
  const size = Math.max(...glyphs.map((glyph) => glyph.size));
  const kept = glyphs.filter((glyph, index) => index === 0 || !isNoteMark(glyph, size, glyphs));
  const bold = kept.filter((glyph) => glyph.bold).reduce((sum, glyph) => sum + glyph.text.length, 0);
  const text = kept.reduce(
    (line, glyph, index) => line + spaceBefore(kept[index - 1], glyph) + glyph.text,
    '',
  );
  return {
    text: text.replace(/\s+/g, ' ').trim(),
    x0: Math.min(...glyphs.map((glyph) => glyph.x0)),
    x1: Math.max(...glyphs.map((glyph) => glyph.x1)),
    y: glyphs.find((glyph) => glyph.size === size)?.y ?? 0,
    size,
    bold: bold > 0.7 * text.length,
  };
}

/** A raised number or sign behind a word, which points to a footnote. */
function isNoteMark(glyph: Glyphs, size: number, row: readonly Glyphs[]): boolean {
  if (glyph.size > 0.8 * size || !/^\s*(?:\d{1,3}|[*†‡§¶]+)\s*$/.test(glyph.text)) return false;
  const base = row.find((each) => each.size === size);
  return base !== undefined && base.y - glyph.y > 0.15 * size;
}

function spaceBefore(before: Glyphs | undefined, glyph: Glyphs): string {
  if (!before || /\s$/.test(before.text) || /^\s/.test(glyph.text)) return '';
  return glyph.x0 - before.x1 > WORD_GAP * Math.min(glyph.size, before.size) ? ' ' : '';
}

function toLine(row: readonly Glyphs[], page: number): Line {
  return { ...joinGlyphs(row), page, cells: row };
}
