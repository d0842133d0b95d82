/**
 * The passages that are worth a closer look.
 *
 * @module
 */
import type { DocumentLexicon } from './document-lexicon.ts';
import type { Postings } from './postings.ts';
import type { AnalysedQuestion } from './question.ts';

/** Candidates that the scorer looks at. */
const CANDIDATES = 50;
/** Documents whose further passages are looked at as well, and how many of them. */
const LIKELY_DOCUMENTS = 2;
const WITHIN_LIKELY = 25;
/** What a synonym counts in finding candidates, beside the word itself. */
const ALTERNATIVE_BOOST = 0.3;

const BOOSTS = { text: 1, headings: 1.6, title: 0.6, phrasings: 1.1 };

interface Candidate {
  readonly number: number;
  /** As a share of the best candidate's score. */
  readonly bm25: number;
}

/**
 * The best passages of all, and the best ones of the documents that the question seems to name.
 *
 * @param held how much of the question each document holds, by number
 * @param asked the passage that has a phrasing of the question's very words
 */
export function candidates(
  postings: Postings,
  question: AnalysedQuestion,
  documents: DocumentLexicon,
  held: Float64Array,
  asked: number | undefined,
): readonly Candidate[] {
  const boosts = boostsOf(question);
  if (!boosts.size) return [];
  const scores = postings.scores(boosts, BOOSTS);
  const scoreOf = (number: number): number => scores[number] ?? 0;
  const best = highest(scores, CANDIDATES);
  const chosen = new Set(best);
  const within = highest(held, LIKELY_DOCUMENTS)
    .flatMap((document) => documents.passagesOf(document))
    .filter((number) => scoreOf(number) > 0 && !chosen.has(number))
    .sort((a, b) => scoreOf(b) - scoreOf(a) || a - b)
    .slice(0, WITHIN_LIKELY);
  const top = scoreOf(best[0] ?? 0) || 1;
  const found = new Set([...best, ...within, ...(asked === undefined ? [] : [asked])]);
  return Array.from(found, (number) => ({ number, bm25: scoreOf(number) / top }));
}

function boostsOf({ words }: AnalysedQuestion): ReadonlyMap<string, number> {
  const boosts = new Map<string, number>();
  const boost = (key: string, by: number): void => {
    boosts.set(key, Math.max(boosts.get(key) ?? 0, by));
  };
  for (const { key, alternatives, worth } of words) {
    boost(key, worth);
    for (const other of alternatives)
      for (const part of other.keys)
        boost(part, (ALTERNATIVE_BOOST * worth * other.worth) / other.keys.length);
  }
  return boosts;
}

/** Places of the highest scores above 0, highest first; of equal ones the first. */
function highest(scores: Float64Array, most: number): readonly number[] {
  const best: number[] = [];
  let last = 0;
  for (let number = 0; number < scores.length; number += 1) {
    const score = scores[number] ?? 0;
    if (score <= last) continue;
    let at = Math.min(best.length, most - 1);
    for (; at > 0 && (scores[best[at - 1] ?? 0] ?? 0) < score; at -= 1) best[at] = best[at - 1] ?? 0;
    best[at] = number;
    last = best.length < most ? 0 : (scores[best[most - 1] ?? 0] ?? 0);
  }
  return best;
}
