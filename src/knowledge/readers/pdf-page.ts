/**
 * The nouns of the PDF reader. Coordinates are points (1/72 inch) from the page's upper left corner, y growing downwards.
 *
 * @module
 */

/** A stretch of text in one style on one baseline. */
export interface Glyphs {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  /** Baseline. */
  readonly y: number;
  /** Height of the type. */
  readonly size: number;
  readonly bold: boolean;
}

/** A printed line of one column. */
export interface Line extends Glyphs {
  readonly page: number;
  /** Stretches parted by gaps that no space of running text has: the cells of a table's row, or the whole line. */
  readonly cells: readonly Glyphs[];
}

/** A page as the file holds it. */
export interface Page {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyphs[];
  /** Something is drawn on a page of little or no text: perhaps a scan. */
  readonly drawn: boolean;
}

/** The value in the middle; 0 of nothing. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** The value that weighs most; 0 of nothing. Of equals the lowest. */
export function mode(values: readonly { readonly value: number; readonly weight: number }[]): number {
  const weights = new Map<number, number>();
  for (const { value, weight } of values) weights.set(value, (weights.get(value) ?? 0) + weight);
  return [...weights].sort(([a, m], [b, n]) => n - m || a - b)[0]?.[0] ?? 0;
}
