/**
 * Compares rows of keys (a sentence, a heading, a phrasing) with one question. A question is compared with thousands of rows,
 * so that its words and their alternatives are numbered once, and each row costs one look-up a key.
 *
 * @module
 */
import { type Numbers, placeFrom } from './flat.ts';
import type { Likeness } from './likeness.ts';
import type { Phrasing, Phrasings } from './phrasings.ts';
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
  /** @param keys by number in the vocabulary */
  rowOf(keys: ArrayLike<number>): Row;
  phrasingRow(phrasing: Phrasing): Row;
  /** For each word: 1 where the word itself is in one of the rows, else the worth of its best alternative that is there in full, else 0. */
  worthsIn(...rows: readonly Row[]): readonly number[];
  /** Of a phrasing by number. */
  readonly likeness: Likeness;
  /** Whether a phrasing, by number, asks for the same sort of thing. */
  asksAlike(phrasing: number): boolean;
}

/** One way to say a word: all of `parts` are needed. */
interface Way {
  readonly word: number;
  readonly parts: readonly number[];
  readonly worth: number;
}

export function compare(question: AnalysedQuestion, phrasings: Phrasings, likeness: Likeness): Comparison {
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
  const isThere = new Uint8Array(numbers.size);
  const none: readonly number[] = words.map(() => 0);
  const places = new Map(Array.from(numbers, ([key, number]) => [phrasings.numberOf(key), number]));
  const holders = Array.from(numbers.keys(), (key) => phrasings.holders(key));
  /** Rows of one passage's phrasings, which are asked for one after another. */
  let rows: readonly (Row | undefined)[] = [];
  let [first, behind] = [0, 0];
  const focus = words.find((word) => word.focus);
  return {
    question,
    rarities: words.map(({ weight }) => weight),
    askedKeys: new Set(words.map(({ key }) => key)),
    focusKeys: new Set(focus ? waysToWrite(focus) : []),
    keys: [...numbers.keys()],
    rowOf(keys) {
      const row: number[] = [];
      for (let at = 0; at < keys.length; at += 1) {
        const number = places.get(keys[at] ?? -1);
        if (number !== undefined) row.push(number);
      }
      return row;
    },
    phrasingRow({ number }) {
      if (number < first || number >= behind) {
        [first, behind] = phrasings.rangeOf(phrasings.holderOf(number));
        rows = rowsIn(holders, first, behind);
      }
      return rows[number - first] ?? NONE;
    },
    worthsIn(...rows) {
      if (rows.every(({ length }) => length === 0)) return none;
      const worths = none.slice();
      for (const row of rows) for (const number of row) isThere[number] = 1;
      for (const row of rows)
        for (const number of row)
          for (const { word, parts, worth } of byFirst[number] ?? [])
            if (worth > (worths[word] ?? 0) && (parts.length === 1 || parts.every((part) => isThere[part])))
              worths[word] = worth;
      for (const row of rows) for (const number of row) isThere[number] = 0;
      return worths;
    },
    likeness,
    asksAlike: (phrasing) => phrasings.typeOf(phrasing) === question.type,
  };
}

const NONE: Row = [];

/** For each number from the first up to the one behind the last: the places of the ascending lists that hold it, if any do. */
function rowsIn(lists: readonly Numbers[], first: number, behind: number): readonly (Row | undefined)[] {
  const rows: (number[] | undefined)[] = new Array(behind - first).fill(undefined);
  lists.forEach((list, place) => {
    for (let at = placeFrom(list, first); at < list.length; at += 1) {
      const number = list[at] ?? 0;
      if (number >= behind) break;
      const row = rows[number - first];
      if (row) row.push(place);
      else rows[number - first] = [place];
    }
  });
  return rows;
}

function waysToWrite({ key, alternatives }: QuestionWord): readonly string[] {
  return [key, ...alternatives.flatMap(({ keys }) => (new Set(keys).size === 1 ? keys.slice(0, 1) : []))];
}
