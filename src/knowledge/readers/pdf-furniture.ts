import { normalizeDate } from '../dates.ts';
import type { Line } from './pdf-page.ts';

/** Share of the page's height at its upper and lower edge in which running heads and page numbers stand. */
const EDGE = 0.12;
/** Lines at an edge that repeat on this many pages are furniture. */
const REPEATED = 3;

/** Stamps of the federal courts' electronic filing: `Case 1:17-cv-02697-CKK Document 23 Filed 05/30/18 Page 1 of 55`. */
const STAMP =
  /^(?:USCA )?Case #?:?\s?[\d:]+-\S+.{0,40}\bDocument\b.{0,40}\bFiled\b:?\s(\d\d)\/(\d\d)\/(\d\d(?:\d\d)?)\b.{0,40}$/i;
const PAGE_NUMBER = /^[-–—[( ]*(?:page |p\. ?)?(?:\d{1,4}|[ivxlc]{1,7})(?: ?(?:of|\/) ?\d{1,4})?[-–—\]) ]*$/i;

/** A page's lines and how high the page is. */
export interface PageLines {
  readonly height: number;
  readonly lines: readonly Line[];
}

/** What is left without running heads, page numbers and stamps, and the day on which a court's stamp says it was filed. */
export function withoutFurniture(pages: readonly PageLines[]): {
  pages: readonly (readonly Line[])[];
  filed?: string;
} {
  const counts = countKeys(pages);
  const kept = pages.map(({ height, lines }) =>
    lines.filter((line) => !STAMP.test(line.text) && !isFurniture(line, height, counts, pages.length)),
  );
  const filed = filingDate(pages);
  return { pages: kept, ...(filed && { filed }) };
}

/** Only a single page is cleared of numbers without proof by repetition. */
function isFurniture(
  line: Line,
  height: number,
  counts: ReadonlyMap<string, number>,
  pages: number,
): boolean {
  if (!atEdge(line, height)) return false;
  const count = counts.get(keyOf(line)) ?? 0;
  if (PAGE_NUMBER.test(line.text)) return count >= 2 || pages === 1;
  return count >= REPEATED || (count === pages && pages === 2);
}

function atEdge(line: Line, height: number): boolean {
  return line.y < EDGE * height || line.y > (1 - EDGE) * height;
}

/** How many pages have a line at their edge, numbers in it left aside. */
function countKeys(pages: readonly PageLines[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { height, lines } of pages) {
    const keys = new Set(lines.filter((line) => atEdge(line, height)).map(keyOf));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Page numbers share one key; other lines repeat at the same height, but for the numbers in them. */
function keyOf({ text, y }: Line): string {
  if (PAGE_NUMBER.test(text)) return '#';
  const words = text.toLowerCase().replace(/\d+|\b[ivxlc]+\b/g, '');
  return `${words.replace(/\s+/g, ' ').trim()} ${Math.round(y / 12)}`;
}

function filingDate(pages: readonly PageLines[]): string | undefined {
  for (const line of pages[0]?.lines ?? []) {
    const [, month, day, year = ''] = STAMP.exec(line.text) ?? [];
    if (month) return normalizeDate(`${year.length === 2 ? `20${year}` : year}-${month}-${day}`);
  }
  return undefined;
}
