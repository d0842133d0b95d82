/**
 * Scores one candidate: few, named features, each from 0 to 1.
 *
 * @module
 */
import { answersType } from './answer-type.ts';
import type { Phrasing } from './curated.ts';
import type { Lexicon } from './lexicon.ts';
import type { AnalysedQuestion, QuestionWord } from './question.ts';
import type { Reading, ReadSentence } from './reading.ts';
import { PLACES } from './weights.ts';

export interface Features {
  readonly sentence: number;
  readonly passage: number;
  readonly order: number;
  readonly heading: number;
  readonly title: number;
  readonly phrasing: number;
  readonly answerType: number;
}

export interface Scored {
  readonly features: Features;
  /** Index of the sentence that answers best. */
  readonly best: number;
  /** Share of the question covered by that sentence and its surroundings, with full credit for the surroundings. */
  readonly coverage: number;
}

/** A word that only names the document decides between documents, not between the passages of one. */
const NAMING = 0.25;

export function scoreReading(question: AnalysedQuestion, reading: Reading, lexicon: Lexicon): Scored {
  const { words, type } = question;
  const title = words.map((word) => worthIn(word, (key) => reading.title.has(key)));
  const heading = words.map((word) => worthIn(word, (key) => reading.headings.has(key)));
  const weights = words.map(({ weight }, i) => weight * (1 - (1 - NAMING) * (title[i] ?? 0)));
  const inSentence = reading.sentences.map((sentence) =>
    words.map((word) => worthIn(word, (key) => sentence.keys.has(key))),
  );
  const asked = reading.sentences.map((sentence) => words.map((word) => worthAsked(word, sentence)));
  const anywhere = words.map((_, i) => Math.max(0, ...inSentence.map((row) => row[i] ?? 0)));
  const askedKeys = new Set(words.map(({ key }) => key));
  const phrasing = nearestPhrasing(question, reading.phrasings, lexicon);

  const sentenceScores = reading.sentences.map((sentence, s) => {
    const covered = words.map((_, i) =>
      Math.max(
        inSentence[s]?.[i] ?? 0,
        asked[s]?.[i] ?? 0,
        PLACES.neighbour * Math.max(inSentence[s - 1]?.[i] ?? 0, inSentence[s + 1]?.[i] ?? 0),
        PLACES.heading * (heading[i] ?? 0),
        PLACES.passage * (anywhere[i] ?? 0),
        PLACES.title * (title[i] ?? 0),
      ),
    );
    const own =
      phrasing.at === undefined ? 0 : Number(phrasing.at >= sentence.start && phrasing.at < sentence.end);
    const fits = answersType(type, sentence.terms, askedKeys);
    return {
      coverage: share(weights, covered),
      fits,
      total: share(weights, covered) + 0.25 * fits + 0.5 * own * phrasing.likeness,
    };
  });
  const best = sentenceScores.reduce(
    (winner, { total }, s) => (total > (sentenceScores[winner]?.total ?? 0) + 1e-9 ? s : winner),
    0,
  );
  const chosen = sentenceScores[best];
  const near = words.map((_, i) =>
    Math.max(anywhere[i] ?? 0, heading[i] ?? 0, title[i] ?? 0, asked[best]?.[i] ?? 0),
  );
  return {
    best,
    coverage: share(
      words.map(({ weight }) => weight),
      near,
    ),
    features: {
      sentence: chosen?.coverage ?? 0,
      passage: share(
        weights,
        anywhere.map((value, i) => Math.max(value, 0.7 * (heading[i] ?? 0))),
      ),
      order: orderShare(words, reading),
      heading: share(weights, heading),
      title: share(
        words.map(({ weight }) => weight),
        title,
      ),
      phrasing: phrasing.likeness,
      answerType: chosen?.fits ?? 0,
    },
  };
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
function worthIn({ key, alternatives }: QuestionWord, has: (key: string) => boolean): number {
  if (has(key)) return 1;
  let best = 0;
  for (const { keys, worth } of alternatives) if (worth > best && keys.every(has)) best = worth;
  return best;
}

function worthAsked(word: QuestionWord, { asked }: ReadSentence): number {
  if (!asked.size) return 0;
  const times = asked.get(word.key) ?? 0;
  if (times) return Math.min(PLACES.askedMost, PLACES.asked + PLACES.askedMore * (times - 1));
  return 0.8 * PLACES.asked * worthIn(word, (key) => asked.has(key));
}

/** Share of the question's neighbouring pairs that stand within three words of each other, in order, in one sentence. */
function orderShare(words: readonly QuestionWord[], { sentences }: Reading): number {
  let total = 0;
  let found = 0;
  for (let i = 0; i + 1 < words.length; i++) {
    const [first, second] = [words[i], words[i + 1]];
    if (!first || !second) continue;
    const weight = Math.min(first.weight, second.weight);
    total += weight;
    if (sentences.some((sentence) => isPairIn(sentence, first.key, second.key))) found += weight;
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

interface NearestPhrasing {
  readonly likeness: number;
  readonly at: number | undefined;
}

/** Cosine of rarity-weighted words; a phrasing that asks for another sort of thing counts a little less. */
function nearestPhrasing(
  { words, type }: AnalysedQuestion,
  phrasings: readonly Phrasing[],
  lexicon: Lexicon,
): NearestPhrasing {
  let nearest: NearestPhrasing = { likeness: 0, at: undefined };
  const length = Math.sqrt(words.reduce((sum, { weight }) => sum + weight ** 2, 0));
  if (length === 0) return nearest;
  for (const phrasing of phrasings) {
    let product = 0;
    for (const word of words) product += word.weight ** 2 * worthIn(word, (key) => phrasing.keys.has(key));
    if (product === 0) continue;
    let norm = 0;
    for (const key of phrasing.keys) norm += lexicon.rarity(key) ** 2;
    const likeness =
      Math.min(1, product / (length * Math.sqrt(norm))) * (phrasing.type === type ? 1 : OTHER_TYPE);
    if (likeness > nearest.likeness) nearest = { likeness, at: phrasing.at };
  }
  return nearest;
}

const OTHER_TYPE = 0.88;
