/**
 * What each feature of the ranking is worth.
 *
 * @module
 */

/** Features of a sentence as an answer, each from 0 to 1. */
export const FEATURES = [
  /** Share of the question's words, by rarity, that the sentence itself holds. */
  'sentence',
  /** The same with what stands around the sentence at a discount (`PLACES`). */
  'around',
  /** The same for the phrasings that name the sentence. */
  'asked',
  /** BM25+ score of the passage, as a share of the best candidate's. */
  'bm25',
  /** Neighbouring words of the question that are neighbours in the sentence. */
  'order',
  /** Share of the question's words, by rarity among documents, that the document holds anywhere. */
  'document',
  /** The question says a name that stands in the document's title and in no other document. */
  'named',
  /** The passage opens the document that a question is about as a whole: its name and at most one other word. */
  'opening',
  /** Likeness to the nearest curated phrasing. */
  'phrasing',
  /** The question has the very words of a curated phrasing. */
  'exact',
  /** Mean likeness to the two nearest curated phrasings. */
  'phrasings',
  /** Share of the question's pairs of neighbouring words that the passage or its phrasings hold. */
  'pairs',
  /** The sentence holds the sort of thing that was asked for. */
  'answerType',
  /** The passage stands where the last answer stood; follow-up questions only. */
  'context',
  /** Share of the words that the follow-up itself brings; follow-up questions only. */
  'own',
  /** Another sentence than the one marked last; follow-up questions only. */
  'fresh',
] as const;

type Feature = (typeof FEATURES)[number];
export type Features = Readonly<Record<Feature, number>>;
export type Weights = Features;

/** Tuned on question files by `tests/bench/tune.mjs`. */
export const WEIGHTS: Weights = {
  sentence: 0.15,
  around: 1,
  asked: 1.4,
  bm25: 0.65,
  order: 0.2,
  document: 0.45,
  named: 0.8,
  opening: 0.4,
  phrasing: 0.5,
  exact: 2,
  phrasings: 0.4,
  pairs: 0.8,
  answerType: 0.4,
  context: 0.5,
  own: 0.9,
  fresh: 0.4,
};

/** What a word of the question is worth where it stands, beside the sentence itself (1). */
export const PLACES = {
  neighbour: 0.55,
  heading: 0.6,
  passage: 0.35,
  title: 0.45,
  /** In one phrasing that names the sentence; each further phrasing adds `askedMore`, up to `askedMost`. */
  asked: 0.6,
  askedMore: 0.08,
  askedMost: 0.9,
} as const;
