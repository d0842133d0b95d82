/** The number in front of a numbered paragraph: `14. Plaintiff is`. */
export const PARAGRAPH_NUMBER = /^(\d{1,4})\.\s+(?=\S)/;

/** Fewer paragraphs do not show that a document numbers them. */
const CHAIN = 3;
/** Share of all numbered lines that carry the chain on; lists that begin again and again make a number ambiguous. */
const SHARE = 0.6;
/** Shorter lines are entries of a table of contents, unless they end like a sentence. */
const PROSE = 40;

/**
 * Which of these lines begin numbered paragraphs, by index: those that carry on 1, 2, 3 ... through the whole document, as
 * in a complaint. None where numbers are not unique, so that no citation names a wrong one.
 */
export function paragraphNumbers(lines: readonly string[]): ReadonlyMap<number, string> {
  const chain = new Map<number, string>();
  let candidates = 0;
  lines.forEach((line, index) => {
    const [, number] = PARAGRAPH_NUMBER.exec(line) ?? [];
    if (number === undefined || (line.length < PROSE && !/[.;:]$/.test(line))) return;
    candidates += 1;
    if (Number(number) === chain.size + 1) chain.set(index, number);
  });
  return chain.size >= CHAIN && chain.size >= SHARE * candidates ? chain : new Map();
}
