/**
 * How much a word tells, by how few hold it.
 *
 * @module
 */

/** Of a word that `n` of `of` passages (or documents) hold: `ln(1 + (of - n + 0.5) / (n + 0.5))`, as BM25 weighs it (Robertson and Sparck Jones). */
export const rarityOf = (n: number, of: number): number => Math.log(1 + (of - n + 0.5) / (n + 0.5));

/** The same among passages, of which there may be few: as if at least one did not hold the word. */
export const rarityAmong = (n: number, size: number): number => rarityOf(n, Math.max(size, n + 1));
