/**
 * Scores the sentences of one candidate: few, named features, each from 0 to 1.
 *
 * @module
 */
import type { SearchQuery } from '../core/types.ts';
import type { Comparison, Row } from './comparison.ts';
import { answersType } from './held-type.ts';
import { twoHighest } from './likeness.ts';
import type { Phrasing } from './phrasings.ts';
import type { QuestionWord } from './question.ts';
import { isNamed, type Reading, type ReadSentence } from './reading.ts';
import { FEATURES, type Features, PLACES, type Weights } from './weights.ts';

/** A sentence of a candidate, as a possible answer. */
interface ScoredSentence {
  readonly features: Features;
  readonly score: number;
}

export interface Scored {
  readonly sentences: readonly ScoredSentence[];
  /** Index of the sentence that answers best. */
  readonly best: number;
  readonly score: number;
}

/** A word that only names the document decides between documents, not between the passages of one. */
const NAMING = 0.25;

/** Features that are the same for every sentence of a candidate, found outside. */
export interface Given {
  readonly bm25: number;
  readonly document: number;
  readonly named: number;
  /** Whether the passage is the first of its document. */
  readonly isFirst: boolean;
  readonly pairs: number;
  readonly context: number;
}

export function scoreReading(
  comparison: Comparison,
  reading: Reading,
  given: Given,
  context: SearchQuery['context'],
  weights: Weights,
): Scored {
  const { question, rarities, askedKeys, focusKeys, rowOf, worthsIn } = comparison;
  const { words } = question;
  const title = worthsIn(rowOf(reading.title));
  const heading = worthsIn(rowOf(reading.headings));
  const local = rarities.map((weight, i) => weight * localShare(title[i] ?? 0));
  const own = words.map(({ earlier }, i) => (earlier ? 0 : (local[i] ?? 0)));
  const inside = reading.sentences.map(({ keys }) => worthsIn(rowOf(keys)));
  const vouchers = vouchersOf(reading.phrasings, comparison);
  const anywhere = highest(inside, words.length);
  const opening = openingOf(given, title);
  const sentences = reading.sentences.map((sentence, s): ScoredSentence => {
    const naming = vouchers.filter((voucher) => isNamed(sentence, voucher));
    const within = inside[s] ?? [];
    const asked = worthsAsked(comparison, naming);
    const beside = highest([inside[s - 1] ?? [], inside[s + 1] ?? []], words.length);
    const around = words.map((_, i) =>
      Math.max(
        within[i] ?? 0,
        asked[i] ?? 0,
        PLACES.neighbour * (beside[i] ?? 0),
        PLACES.heading * (heading[i] ?? 0),
        PLACES.passage * (anywhere[i] ?? 0),
        PLACES.title * (title[i] ?? 0),
      ),
    );
    const isShown = context?.shown?.passage.id === reading.passage.id && context.shown.sentence === s;
    const [first, second] = twoHighest(naming.length, (v) => naming[v]?.likeness ?? 0);
    const features: Features = {
      bm25: given.bm25,
      document: given.document,
      named: given.named,
      context: given.context,
      opening,
      sentence: share(local, within),
      around: share(local, around),
      asked: share(local, asked),
      order: orderShare(words, within, sentence),
      phrasing: first,
      exact: first === 1 ? 1 : 0,
      phrasings: (first + second) / 2,
      pairs: given.pairs,
      own: context ? share(own, around) : 0,
      fresh: context && !isShown ? 1 : 0,
      answerType: answersType(question.type, sentence, askedKeys, focusKeys),
    };
    return { features, score: weigh(features, weights) };
  });
  const best = sentences.reduce(
    (winner, { score }, s) => (score > (sentences[winner]?.score ?? 0) + 1e-9 ? s : winner),
    0,
  );
  return { sentences, best, score: sentences[best]?.score ?? 0 };
}

/** Words beside its name with which a question is still about the document as a whole: "How long is the Rhine?" */
const BESIDE_NAME = 1;

/** @param title for each word of the question: its worth in the document's title */
export function openingOf({ isFirst }: Given, title: readonly number[]): number {
  if (!isFirst) return 0;
  const naming = title.filter((worth) => worth > 0).length;
  return naming > 0 && title.length - naming <= BESIDE_NAME ? 1 : 0;
}

/** What is left of a word's weight where it names the document. */
export const localShare = (title: number): number => 1 - (1 - NAMING) * title;

/** The highest figure of each column. */
function highest(rows: readonly (readonly number[])[], columns: number): readonly number[] {
  const most: number[] = new Array(columns).fill(0);
  for (const row of rows) for (let i = 0; i < row.length; i++) most[i] = Math.max(most[i] ?? 0, row[i] ?? 0);
  return most;
}

export function weigh(features: Features, weights: Weights): number {
  let score = 0;
  for (const name of FEATURES) score += weights[name] * features[name];
  return score;
}

function share(weights: readonly number[], values: readonly number[]): number {
  let covered = 0;
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] ?? 0;
    total += weight;
    covered += weight * (values[i] ?? 0);
  }
  return total > 0 ? covered / total : 0;
}

/** A phrasing that shares a word with the question. */
interface Voucher extends Phrasing {
  readonly row: Row;
  readonly likeness: number;
}

function vouchersOf(
  phrasings: readonly Phrasing[],
  { phrasingRow, likeness }: Comparison,
): readonly Voucher[] {
  const vouchers: Voucher[] = [];
  for (const phrasing of phrasings) {
    const { number, at } = phrasing;
    const row = phrasingRow(phrasing);
    if (row.length > 0) vouchers.push({ number, at, row, likeness: likeness(number) });
  }
  return vouchers;
}

/** For each word: what phrasings of a sentence say counts nearly as if the sentence said it, the more of them the more. */
function worthsAsked({ rarities, worthsIn }: Comparison, vouchers: readonly Voucher[]): readonly number[] {
  const times: number[] = new Array(rarities.length).fill(0);
  for (const { row } of vouchers)
    for (const number of row) if (number < times.length) times[number] = (times[number] ?? 0) + 1;
  return worthsIn(...vouchers.map(({ row }) => row)).map((worth, i) => worthAsked(worth, times[i] ?? 0));
}

/** Of a word that is said by so many phrasings itself, or else in another way of the given worth. */
export function worthAsked(worth: number, times: number): number {
  if (worth === 0) return 0;
  if (times === 0) return 0.8 * PLACES.asked * worth;
  return Math.min(PLACES.askedMost, PLACES.asked + PLACES.askedMore * (times - 1));
}

/** Share of the question's neighbouring pairs that stand within three words of each other, in order. */
function orderShare(
  words: readonly QuestionWord[],
  inside: readonly number[],
  sentence: ReadSentence,
): number {
  let total = 0;
  let found = 0;
  for (let i = 0; i + 1 < words.length; i++) {
    const [first, second] = [words[i], words[i + 1]];
    if (!first || !second) continue;
    const weight = Math.min(first.weight, second.weight);
    total += weight;
    if (inside[i] === 1 && inside[i + 1] === 1 && isPairIn(sentence, first.key, second.key)) found += weight;
  }
  return total > 0 ? found / total : 0;
}

const PAIR_REACH = 3;

function isPairIn({ words }: ReadSentence, first: string, second: string): boolean {
  return words.some(
    ({ key }, at) =>
      key === first && words.slice(at + 1, at + 1 + PAIR_REACH).some((next) => next.key === second),
  );
}
