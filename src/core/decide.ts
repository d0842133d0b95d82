/**
 * Found or not: a decision from figures with a meaning, never from a bare score.
 *
 * @module
 */
import type { Evidence, Hit } from './types.ts';

/**
 * A logistic model (log-odds that the hit answers the question), as `tests/bench/tune-decision.mjs` fits it on questions that
 * documents answer and on others that they do not.
 */
const ODDS: Readonly<Record<keyof Evidence | 'constant', number>> = {
  constant: -3.3,
  coverage: 4.15,
  uncovered: -2.4,
  phrasing: 1.9,
  counterExample: -8.9,
  manner: 2.75,
  pairs: 4.9,
  heldPairs: 2.8,
  answerType: 1.05,
  strangeName: -1.5,
  unsaidDetail: -1.4,
};

/** A question of the very words of a curated phrasing is decided by that phrasing's row. */
const CERTAIN = 10;

/** Log-odds that the hit answers the question: from even odds (0) on it is called an answer. */
export function oddsOf({ evidence }: Hit): number {
  if (evidence.phrasing === 1) return CERTAIN;
  if (evidence.counterExample === 1) return -CERTAIN;
  let odds = ODDS.constant;
  for (const [name, value] of Object.entries(evidence)) odds += ODDS[name as keyof Evidence] * value;
  return odds;
}
