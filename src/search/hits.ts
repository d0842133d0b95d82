/**
 * What was found, as the core takes it.
 *
 * @module
 */
import type { Evidence, Hit, Passage, Span } from '../core/types.ts';
import type { Reading } from './reading.ts';
import type { Scored } from './score.ts';

/** A candidate that was read. */
export interface Ranked extends Scored {
  readonly reading: Reading;
}

/** A class, for a literal object with a getter has a hidden class of its own, and all that it holds stays until a full collection. */
export class RankedHit implements Hit {
  readonly passage: Passage;
  readonly score: number;
  readonly sentences: readonly Span[];
  readonly best: number;
  readonly second?: number;
  readonly #weigh: () => Evidence;
  #evidence: Evidence | undefined;

  /** @param weigh gathers the evidence, which is only asked for of the best hit */
  constructor(ranked: Ranked, weigh: () => Evidence) {
    const { reading, score, best } = ranked;
    const second = secondOf(ranked);
    this.passage = reading.passage;
    this.score = score;
    this.sentences = reading.sentences;
    this.best = best;
    if (second !== undefined) this.second = second;
    this.#weigh = weigh;
  }

  get evidence(): Evidence {
    this.#evidence ??= this.#weigh();
    return this.#evidence;
  }
}

/** A neighbour this near the best sentence's score is marked with it. */
const NEARLY = 0.9;

function secondOf({ sentences, best }: Scored): number | undefined {
  const enough = NEARLY * (sentences[best]?.score ?? 0);
  const scoreOf = (s: number): number => sentences[s]?.score ?? 0;
  const [second] = [best - 1, best + 1]
    .filter((s) => scoreOf(s) >= enough && s in sentences)
    .sort((a, b) => scoreOf(b) - scoreOf(a));
  return second;
}
