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
const ODDS: Readonly<Record<keyof Evidence | 'constant', number>> = {
  constant: -1.25,
  coverage: 2.1,
  uncovered: -2.1,
  phrasing: 0.6,
  counterExample: -3.2,
  nearerCounterExample: -2,
  asked: 1,
  answerType: 1.3,
  missing: -1.65,
  strangeName: -1.2,
  unsaidDetail: -1.95,
  length: 2.45,
};

/** Log-odds from which on a hit is called an answer. */
export const THRESHOLD = 0.7;

/** A question of the very words of a curated phrasing is decided by that phrasing's row. */
const CERTAIN = 10;

/** Log-odds that the hit answers the question. */
export function oddsOf({ evidence }: Hit): number {
  if (evidence.phrasing === 1) return CERTAIN;
  if (evidence.counterExample === 1) return -CERTAIN;
  let odds = ODDS.constant;
  for (const [name, value] of Object.entries(evidence)) odds += ODDS[name as keyof Evidence] * value;
  return odds;
}
