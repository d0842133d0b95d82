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
  constant: -0.65,
  coverage: 2.1,
  uncovered: -2.1,
  phrasing: 2.2,
  counterExample: -2.75,
  counterExampleAlike: -2.7,
  asked: 1.35,
  answerType: 0.9,
  missing: -1.65,
  strangeName: -1.25,
  unsaidDetail: -2,
  length: 2.35,
};

/** Log-odds from which on a hit is called an answer. */
export const THRESHOLD = 0.3;

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
