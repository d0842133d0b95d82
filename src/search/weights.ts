/** What each feature of the ranking is worth. Tuned by `tests/bench/tune.mjs` on question files. */
export interface Weights {
  /** Best sentence: share of the question's words that it covers, with its surroundings at a discount. */
  readonly sentence: number;
  /** Share of the question's words that the passage covers anywhere. */
  readonly passage: number;
  /** BM25+ score of the candidate, as a share of the best candidate's. */
  readonly bm25: number;
  /** Neighbouring words of the question that are neighbours in the passage. */
  readonly order: number;
  /** Share of the question's words in the headings above the passage. */
  readonly heading: number;
  /** Share of the question's words that name the document. */
  readonly title: number;
  /** Likeness to the nearest curated phrasing. */
  readonly phrasing: number;
  /** The sentence holds what was asked for. */
  readonly answerType: number;
  /** Belongs to the section that was shown last; follow-up questions only. */
  readonly context: number;
}

export const WEIGHTS: Weights = {
  sentence: 1,
  passage: 0.8,
  bm25: 0.6,
  order: 0.3,
  heading: 0.3,
  title: 0.5,
  phrasing: 1.6,
  answerType: 0.25,
  context: 0.3,
};

/** What a word of the question is worth where it stands, beside the sentence itself (1). */
export const PLACES = {
  neighbour: 0.55,
  heading: 0.6,
  passage: 0.35,
  title: 0.3,
  /** In one phrasing that names the sentence; each further phrasing adds `askedMore`. */
  asked: 0.6,
  askedMore: 0.08,
  askedMost: 0.9,
} as const;
