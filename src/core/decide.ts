/**
 * Found or not: a decision from figures with a meaning, never from a bare score.
 *
 * @module
 */
import type { Hit, SearchResult } from './types.ts';

/** Set on development questions, answerable and not. */
export interface Thresholds {
  /** A question this like a curated phrasing is answered by its section. */
  readonly phrasing: number;
  /** Share of the question's weighted words that must stand together. */
  readonly coverage: number;
  /** The same where a name in the question occurs nowhere. */
  readonly coverageWithoutName: number;
  /** What likeness to a phrasing takes off the coverage that is needed. */
  readonly phrasingRelief: number;
  /** What lacking the sort of thing that was asked for adds to it. */
  readonly typePenalty: number;
}

export const THRESHOLDS: Thresholds = {
  phrasing: 0.72,
  coverage: 0.62,
  coverageWithoutName: 0.8,
  phrasingRelief: 0.35,
  typePenalty: 0.08,
};

/** Whether the best hit answers the question. */
export function isFound(
  { hits, missingName, words }: SearchResult,
  thresholds: Thresholds = THRESHOLDS,
): boolean {
  const [hit] = hits;
  if (!hit || words === 0) return false;
  return surplus(hit, missingName, thresholds) >= 0;
}

/** How far the evidence is above (or, negative, below) what is needed. */
export function surplus(
  { evidence }: Hit,
  missingName: boolean,
  thresholds: Thresholds = THRESHOLDS,
): number {
  const { coverage, phrasing, answerType } = evidence;
  const needed =
    (missingName ? thresholds.coverageWithoutName : thresholds.coverage) -
    thresholds.phrasingRelief * phrasing +
    thresholds.typePenalty * (1 - answerType);
  return Math.max(coverage - needed, phrasing - thresholds.phrasing);
}
