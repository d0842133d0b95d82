/**
 * Scores the sentences of one candidate: few, named features, each from 0 to 1.
 *
 * @module
 */
import type { SearchQuery } from '../core/types.ts';
import { answersType } from './answer-type.ts';
import type { Phrasing } from './curated.ts';
import type { Lexicon } from './lexicon.ts';
import type { AnalysedQuestion, QuestionWord } from './question.ts';
import type { Reading, ReadSentence } from './reading.ts';
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
  readonly context: number;
}

export function scoreReading(
  question: AnalysedQuestion,
  reading: Reading,
  given: Given,
  context: SearchQuery['context'],
  lexicon: Lexicon,
  weights: Weights,
): Scored {
  const { words } = question;
  const title = words.map((word) => worthIn(word, (key) => reading.title.has(key)));
  const heading = words.map((word) => worthIn(word, (key) => reading.headings.has(key)));
  const rarities = words.map(({ weight }) => weight);
  const local = rarities.map((weight, i) => weight * (1 - (1 - NAMING) * (title[i] ?? 0)));
  const own = words.map(({ earlier }, i) => (earlier ? 0 : (local[i] ?? 0)));
  const inside = reading.sentences.map(({ keys }) =>
    words.map((word) => worthIn(word, (key) => keys.has(key))),
  );
  const asked = reading.sentences.map((sentence) => words.map((word) => worthAsked(word, sentence)));
  const anywhere = words.map((_, i) => Math.max(0, ...inside.map((row) => row[i] ?? 0)));
  const likenesses = reading.phrasings.map((phrasing) => likeness(question, phrasing, lexicon));
  const askedKeys = new Set(words.map(({ key }) => key));
  const focus = words.find((word) => word.focus);
  const isCounted = (key: string): boolean =>
    focus !== undefined && worthIn(focus, (other) => other === key) > 0;
  const shared = {
    ...given,
    title: share(rarities, title),
  };
  const sentences = reading.sentences.map((sentence, s): ScoredSentence => {
    const around = words.map((_, i) =>
      Math.max(
        inside[s]?.[i] ?? 0,
        asked[s]?.[i] ?? 0,
        PLACES.neighbour * Math.max(inside[s - 1]?.[i] ?? 0, inside[s + 1]?.[i] ?? 0),
        PLACES.heading * (heading[i] ?? 0),
        PLACES.passage * (anywhere[i] ?? 0),
        PLACES.title * (title[i] ?? 0),
      ),
    );
    const isShown = context?.shown?.passage.id === reading.passage.id && context.shown.sentence === s;
    const [first, second] = nearest(reading.phrasings, likenesses, sentence);
    const features: Features = {
      ...shared,
      sentence: share(local, inside[s] ?? []),
      around: share(local, around),
      asked: share(local, asked[s] ?? []),
      order: orderShare(words, sentence),
      phrasing: first,
      exact: first === 1 ? 1 : 0,
      phrasings: (first + second) / 2,
      own: context ? share(own, around) : 0,
      fresh: context && !isShown ? 1 : 0,
      answerType: answersType(question.type, sentence.terms, askedKeys, isCounted),
    };
    return { features, score: weigh(features, weights) };
  });
  const best = sentences.reduce(
    (winner, { score }, s) => (score > (sentences[winner]?.score ?? 0) + 1e-9 ? s : winner),
    0,
  );
  return { sentences, best, score: sentences[best]?.score ?? 0 };
}

function weigh(features: Features, weights: Weights): number {
  let score = 0;
  for (const name of FEATURES) score += weights[name] * features[name];
  return score;
}

function share(weights: readonly number[], values: readonly number[]): number {
  let covered = 0;
  let total = 0;
  weights.forEach((weight, i) => {
    total += weight;
    covered += weight * (values[i] ?? 0);
  });
  return total > 0 ? covered / total : 0;
}

/** 1 where the word itself is there, the worth of its best alternative that is there in full, else 0. */
export function worthIn({ key, alternatives }: QuestionWord, has: (key: string) => boolean): number {
  if (has(key)) return 1;
  let best = 0;
  for (const { keys, worth } of alternatives) if (worth > best && keys.every(has)) best = worth;
  return best;
}

/** What phrasings of the sentence say counts nearly as if the sentence said it, the more of them the more. */
function worthAsked(word: QuestionWord, { asked }: ReadSentence): number {
  if (!asked.size) return 0;
  const times = asked.get(word.key) ?? 0;
  if (times) return Math.min(PLACES.askedMost, PLACES.asked + PLACES.askedMore * (times - 1));
  return 0.8 * PLACES.asked * worthIn(word, (key) => asked.has(key));
}

/** Share of the question's neighbouring pairs that stand within three words of each other, in order. */
function orderShare(words: readonly QuestionWord[], sentence: ReadSentence): number {
  let total = 0;
  let found = 0;
  for (let i = 0; i + 1 < words.length; i++) {
    const [first, second] = [words[i], words[i + 1]];
    if (!first || !second) continue;
    const weight = Math.min(first.weight, second.weight);
    total += weight;
    if (isPairIn(sentence, first.key, second.key)) found += weight;
  }
  return total > 0 ? found / total : 0;
}

const PAIR_REACH = 3;

function isPairIn({ keys, terms }: ReadSentence, first: string, second: string): boolean {
  if (!keys.has(first) || !keys.has(second)) return false;
  return terms.some(
    ({ key }, at) =>
      key === first && terms.slice(at + 1, at + 1 + PAIR_REACH).some((next) => next.key === second),
  );
}

/** A phrasing that asks for another sort of thing counts a little less. */
const OTHER_TYPE = 0.88;
/** The most that other words than the phrasing's own can reach. */
const NOT_THE_SAME = 0.99;

/** From 0 to 1: how alike a question and a phrasing are; 1 for the very same words alone. */
export function likeness(question: AnalysedQuestion, phrasing: Phrasing, lexicon: Lexicon): number {
  if (isSame(question, phrasing)) return 1;
  const alike = likenessTo(question.words, phrasing.keys, lexicon);
  return Math.min(NOT_THE_SAME, alike) * (phrasing.type === question.type ? 1 : OTHER_TYPE);
}

function isSame({ words, type }: AnalysedQuestion, phrasing: Phrasing): boolean {
  return (
    words.length === phrasing.keys.size &&
    type === phrasing.type &&
    words.every(({ key }) => phrasing.keys.has(key))
  );
}

/** Cosine of rarity-weighted words. */
function likenessTo(words: readonly QuestionWord[], keys: ReadonlySet<string>, lexicon: Lexicon): number {
  let product = 0;
  let length = 0;
  for (const word of words) {
    length += word.weight ** 2;
    product += word.weight ** 2 * worthIn(word, (key) => keys.has(key));
  }
  if (product === 0) return 0;
  let norm = 0;
  for (const key of keys) norm += lexicon.rarity(key) ** 2;
  return Math.min(1, product / Math.sqrt(length * norm));
}

/** The two best likenesses among the phrasings that name the sentence, or no sentence in particular. */
function nearest(
  phrasings: readonly Phrasing[],
  likenesses: readonly number[],
  { start, end }: ReadSentence,
): [number, number] {
  let [first, second] = [0, 0];
  phrasings.forEach(({ at }, i) => {
    const value = at === undefined || (at >= start && at < end) ? (likenesses[i] ?? 0) : 0;
    if (value > first) [first, second] = [value, first];
    else if (value > second) second = value;
  });
  return [first, second];
}
