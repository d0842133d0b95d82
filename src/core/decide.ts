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
  constant: -1.6,
  strength: 0.45,
  coverage: 1.85,
  uncovered: -2.1,
  focus: 0.65,
  asked: 0.35,
  sentence: 0.5,
  answerType: 0.8,
  missing: -1.9,
  strangeName: -1.35,
  unsaidDetail: -1.8,
  length: 1.55,
};

/** Log-odds from which on a hit is called an answer. */
export const THRESHOLD = 0.85;

/** Log-odds that the hit answers the question. */
export function oddsOf({ evidence }: Hit): number {
  let odds = ODDS.constant;
  for (const [name, value] of Object.entries(evidence)) odds += ODDS[name as keyof Evidence] * value;
  return odds;
}
