/**
 * Found or not: a decision from figures with a meaning, never from a bare score.
 *
 * @module
 */
import type { Evidence, Hit } from './types.ts';

/**
 * A logistic model (log-odds that the hit answers the question), fitted by `tests/bench/tune-decision.mjs` on
 * questions that documents answer and on others that they do not.
 */
export const ODDS: Readonly<Record<keyof Evidence | 'constant', number>> = {
  constant: -1.05,
  strength: 0.6,
  coverage: 1.85,
  uncovered: -2.1,
  focus: 0.75,
  phrasing: 0.15,
  counterExample: -1.95,
  asked: 0.6,
  sentence: 0.5,
  answerType: 0.65,
  missing: -2,
  strangeName: -1.4,
  unsaidDetail: -1.55,
  length: 1.45,
};

/** Log-odds from which on a hit is called an answer. */
export const THRESHOLD = 0.8;

/** A question of the very words of a curated phrasing is decided by that phrasing's row. */
const SAME = 0.999;
const CERTAIN = 10;

/** Log-odds that the hit answers the question. */
export function oddsOf({ evidence }: Hit): number {
  if (evidence.phrasing >= SAME) return CERTAIN;
  if (evidence.counterExample >= SAME) return -CERTAIN;
  let odds = ODDS.constant;
  for (const [name, value] of Object.entries(evidence)) odds += ODDS[name as keyof Evidence] * value;
  return odds;
}
