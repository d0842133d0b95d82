import type { Line } from './pdf-page.ts';

/** Type of headings is at least this much larger than the type of the text. */
export const LARGER = 1.12;
const MOST_WORDS = 20;

const ROMAN = /^[IVX]{1,5}\.\s+\S/;
const LETTER = /^[A-H]\.\s+\p{Lu}/u;
const NUMBER = /^\d{1,2}\.\s+\p{Lu}/u;
const DECIMAL = /^\d{1,2}(?:\.\d{1,2})+\.?\s+\p{Lu}/u;

/** A line among its neighbours. */
export interface Placed {
  readonly line: Line;
  /** Distance to the line above and below in the same column; infinite at its ends. */
  readonly above: number;
  readonly below: number;
  /** Ordinary distance of lines, and edges of the text, in this column. */
  readonly leading: number;
  readonly left: number;
  readonly right: number;
}

/** Sizes of type that tell a document's headings. */
export interface Sizes {
  readonly body: number;
  /** The largest on the first page: its title. */
  readonly largest: number;
}

/** Level of a heading that the type shows, 1 (the title) to 5; undefined where a line is text. */
export function headingLevel(placed: Placed, { body, largest }: Sizes): number | undefined {
  const { line } = placed;
  const words = line.text.split(' ').length;
  if (words > MOST_WORDS || !/\p{L}{2}/u.test(line.text)) return undefined;
  const caps = isCapitals(line.text);
  const ends = caps ? /[,;:]$/.test(line.text) : /[.,;:]$/.test(line.text);
  if (line.size >= LARGER * body && !ends) {
    const isTitle = line.page === 1 && line.size > largest - 0.1;
    return isTitle ? 1 : levelOf(line.text, 2);
  }
  if (ends || !standsAlone(placed)) return undefined;
  if (line.bold) return levelOf(line.text, 3);
  if (caps && (isCentred(placed) || isNumbered(line.text))) return levelOf(line.text, 2);
  if (isNumbered(line.text) && isTitleCase(line.text) && placed.above > 1.2 * placed.leading)
    return levelOf(line.text, 3);
  return undefined;
}

/** Roman numerals stand above capital letters, and those above numbers, as in outlines of opinions and briefs. */
function levelOf(text: string, otherwise: number): number {
  if (ROMAN.test(text)) return 2;
  if (LETTER.test(text)) return 3;
  if (DECIMAL.test(text)) return 5;
  return NUMBER.test(text) ? 4 : otherwise;
}

/** Whether a line opens a numbered or lettered section. */
export function isNumbered(text: string): boolean {
  return ROMAN.test(text) || LETTER.test(text) || NUMBER.test(text) || DECIMAL.test(text);
}

/** Shorter than the column, and not set as tight as running text on both sides. */
function standsAlone({ line, above, below, leading, left, right }: Placed): boolean {
  const short = line.x1 - line.x0 < 0.85 * (right - left);
  return short && (above > 1.15 * leading || below > 1.15 * leading || line.bold);
}

function isCentred({ line, left, right }: Placed): boolean {
  const [before, behind] = [line.x0 - left, right - line.x1];
  return before > line.size && Math.abs(before - behind) < Math.max(0.12 * (right - left), 2 * line.size);
}

function isCapitals(text: string): boolean {
  return !/\p{Ll}/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 5;
}

/** Most longer words begin with a capital. */
function isTitleCase(text: string): boolean {
  const words = text.split(' ').filter((word) => /^\p{L}{4,}/u.test(word));
  return words.length > 0 && words.filter((word) => /^\p{Lu}/u.test(word)).length >= 0.6 * words.length;
}
