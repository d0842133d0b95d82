/**
 * Compares rows of keys (a sentence, a heading, a phrasing) with one question. A question is compared with thousands of rows,
 * so that its words and their alternatives are numbered once, and each row costs one look-up a key.
 *
 * @module
 */
import type { Phrasing } from './curated.ts';
import type { AnalysedQuestion, QuestionWord } from './question.ts';

/** Those keys of a row that matter to the question; the numbers below the number of its words are the words themselves. */
export type Row = readonly number[];

export interface Comparison {
  readonly question: AnalysedQuestion;
  /** Rarity of each word. */
  readonly rarities: readonly number[];
  /** Keys of the words. */
  readonly askedKeys: ReadonlySet<string>;
  /** Ways to write the word that says what is asked for. */
  readonly focusKeys: ReadonlySet<string>;
  /** Every key that matters, by number. */
  readonly keys: readonly string[];
  rowOf(keys: readonly string[]): Row;
  phrasingRow(phrasing: Phrasing): Row;
  /** For each word: 1 where the word itself is in one of the rows, else the worth of its best alternative that is there in full, else 0. */
  worthsIn(...rows: readonly Row[]): readonly number[];
  /** From 0 to 1: how alike question and phrasing are, by the cosine of their words' rarities; 1 for the very same words alone. */
  likeness(phrasing: Phrasing): number;
}

/** A phrasing that asks for another sort of thing counts a little less. */
const OTHER_TYPE = 0.88;
/** The most that other words than the phrasing's own can reach. */
const NOT_THE_SAME = 0.99;

/** One way to say a word: all of `parts` are needed. */
interface Way {
  readonly word: number;
  readonly parts: readonly number[];
  readonly worth: number;
}

/** @param vocabulary place of each key of the phrasings */
export function compare(question: AnalysedQuestion, vocabulary: ReadonlyMap<string, number>): Comparison {
  const { words } = question;
  const numbers = new Map(words.map(({ key }, number) => [key, number]));
  const numberOf = (key: string): number => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  const ways = words.flatMap(({ alternatives }, word): Way[] => [
    { word, parts: [word], worth: 1 },
    ...alternatives.map(({ keys, worth }) => ({ word, parts: keys.map(numberOf), worth })),
  ]);
  const byFirst = Array.from(numbers, (): Way[] => []);
  for (const way of ways) byFirst[way.parts[0] ?? -1]?.push(way);
  const isOwnWayOnly = byFirst.map((found, number) => number < words.length && found.length === 1);
  const isThere = new Uint8Array(numbers.size);
  const none: readonly number[] = words.map(() => 0);
  /** For each key of the phrasings one more than its number here; 0 where it does not matter. */
  const table = new Uint16Array(vocabulary.size);
  for (const [key, number] of numbers) table[vocabulary.get(key) ?? -1] = number + 1;
  const squares = words.map(({ weight }) => weight ** 2);
  const square = squares.reduce((sum, each) => sum + each, 0);
  const phrasingRow = ({ keys }: Phrasing): Row => {
    const row: number[] = [];
    for (const key of keys) {
      const number = table[key] ?? 0;
      if (number > 0) row.push(number - 1);
    }
    return row;
  };
  const weigh = (rows: readonly Row[], worths: number[]): readonly number[] => {
    for (const row of rows) for (const number of row) isThere[number] = 1;
    for (const row of rows)
      for (const number of row)
        for (const { word, parts, worth } of byFirst[number] ?? [])
          if (worth > (worths[word] ?? 0) && (parts.length === 1 || parts.every((part) => isThere[part])))
            worths[word] = worth;
    for (const row of rows) for (const number of row) isThere[number] = 0;
    return worths;
  };
  const scratch = [...none];
  const focus = words.find((word) => word.focus);
  return {
    question,
    rarities: words.map(({ weight }) => weight),
    askedKeys: new Set(words.map(({ key }) => key)),
    focusKeys: new Set(focus ? waysToWrite(focus) : []),
    keys: [...numbers.keys()],
    rowOf(keys) {
      const row: number[] = [];
      for (const key of keys) {
        const number = numbers.get(key);
        if (number !== undefined) row.push(number);
      }
      return row;
    },
    phrasingRow,
    worthsIn(...rows) {
      if (rows.every(({ length }) => length === 0)) return none;
      return weigh(rows, none.slice());
    },
    likeness(phrasing) {
      const { keys, type } = phrasing;
      let product = 0;
      let own = 0;
      let isPlain = true;
      for (const key of keys) {
        const number = (table[key] ?? 0) - 1;
        if (number < 0) continue;
        if (number < words.length) own += 1;
        if (isOwnWayOnly[number]) product += squares[number] ?? 0;
        else isPlain = false;
      }
      const isSameType = type === question.type;
      if (isSameType && own === words.length && own === keys.length) return 1;
      if (!isPlain) {
        product = 0;
        const worths = weigh([phrasingRow(phrasing)], scratch.fill(0));
        for (let i = 0; i < worths.length; i += 1) product += (squares[i] ?? 0) * (worths[i] ?? 0);
      }
      if (product === 0) return 0;
      const alike = Math.min(NOT_THE_SAME, product / Math.sqrt(square * phrasing.square));
      return alike * (isSameType ? 1 : OTHER_TYPE);
    },
  };
}

function waysToWrite({ key, alternatives }: QuestionWord): readonly string[] {
  return [key, ...alternatives.flatMap(({ keys }) => (new Set(keys).size === 1 ? keys.slice(0, 1) : []))];
}
