/**
 * How alike a question and each of the curated phrasings are.
 *
 * @module
 */
import { type Numbers, placeIn } from './flat.ts';
import type { Lexicon } from './lexicon.ts';
import type { Phrasings } from './phrasings.ts';
import type { AnalysedQuestion, QuestionWord } from './question.ts';

/** From 0 to 1 for each phrasing by number: the cosine of the words' rarities; 1 for the very same words alone. */
export type Likeness = (phrasing: number) => number;

/** A phrasing that asks for another sort of thing counts a little less. */
const OTHER_TYPE = 0.88;
/** So many words of content are the same question, whatever function words stand between them; fewer are not: "only Kaspersky". */
const ENOUGH = 3;
/** The most that other words than the phrasing's own can reach. */
const NOT_THE_SAME = 0.99;

/**
 * Likenesses of one question after another. Only phrasings that hold one of a question's words are looked at, and all of them
 * at once, word by word. What a call returns is good until the next call.
 */
export function createLikeness(
  phrasings: Phrasings,
  { rarity }: Pick<Lexicon, 'rarity'>,
): (question: AnalysedQuestion) => Likeness {
  const { size, data } = phrasings;
  /** For each phrasing: sum of the products of rarities, words of the question that it holds, and the word counted last; there are three times 48 at most. */
  const products = new Float32Array(size);
  const own = new Uint8Array(size);
  const latest = new Uint8Array(size);

  const countOwn = (key: string, nth: number, product: number): void => {
    const holders = phrasings.holders(key);
    for (let at = 0; at < holders.length; at += 1) {
      const phrasing = holders[at] ?? 0;
      own[phrasing] = (own[phrasing] ?? 0) + 1;
      latest[phrasing] = nth;
      products[phrasing] = (products[phrasing] ?? 0) + product;
    }
  };

  /** Phrasings that hold all of the keys in place of the word. */
  const countOther = (keys: readonly string[], nth: number, product: number): void => {
    const [shortest = NONE, ...others] = listsOf(phrasings, keys);
    for (let at = 0; at < shortest.length; at += 1) {
      const phrasing = shortest[at] ?? 0;
      if (latest[phrasing] === nth || (others.length > 0 && !isInAll(others, phrasing))) continue;
      latest[phrasing] = nth;
      products[phrasing] = (products[phrasing] ?? 0) + product;
    }
  };

  /** Of the vector that words of these rarities make. */
  const lengthOf = (keys: readonly string[]): number => Math.hypot(...keys.map(rarity));

  const countWord = ({ key, weight, alternatives }: QuestionWord, nth: number): void => {
    countOwn(key, nth, weight ** 2);
    // The best way to say the word counts; a common word does not stand for a rare one in full.
    for (const { keys, worth } of alternatives.toSorted((a, b) => b.worth - a.worth))
      countOther(keys, nth, weight * Math.min(weight, lengthOf(keys)) * worth);
  };

  return ({ words, type, wording }) => {
    products.fill(0);
    own.fill(0);
    latest.fill(0);
    words.forEach((word, w) => {
      countWord(word, w + 1);
    });
    const square = words.reduce((sum, { weight }) => sum + weight ** 2, 0);
    const typeNumber = data.types.indexOf(type);
    return (phrasing) => {
      const product = products[phrasing] ?? 0;
      if (product === 0) return 0;
      const isSameType = data.typeOf[phrasing] === typeNumber;
      const isSame = own[phrasing] === words.length && phrasings.lengthOf(phrasing) === words.length;
      if (isSame && (data.wordings[phrasing] === wording || (isSameType && words.length >= ENOUGH))) return 1;
      const alike = Math.min(NOT_THE_SAME, product / Math.sqrt(square * (data.squares[phrasing] ?? 0)));
      return alike * (isSameType ? 1 : OTHER_TYPE);
    };
  };
}

/** The two highest of so many likenesses. */
export function twoHighest(count: number, at: (i: number) => number): [number, number] {
  let [first, second] = [0, 0];
  for (let i = 0; i < count; i += 1) {
    const value = at(i);
    if (value > first) [first, second] = [value, first];
    else if (value > second) second = value;
  }
  return [first, second];
}

/** For each of the keys the phrasings that hold it, the shortest list first. */
function listsOf(phrasings: Phrasings, keys: readonly string[]): readonly Numbers[] {
  const lists = keys.map((key) => phrasings.holders(key));
  return lists.length > 1 ? lists.sort((a, b) => a.length - b.length) : lists;
}

/** Whether a phrasing stands in each of the lists. */
function isInAll(lists: readonly Numbers[], phrasing: number): boolean {
  return lists.every((list) => placeIn(list, phrasing) >= 0);
}

const NONE = new Uint32Array();
