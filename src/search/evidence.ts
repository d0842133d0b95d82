/**
 * Why a hit may or may not answer: the figures that the decision between found and not found rests on.
 *
 * @module
 */
import type { Evidence } from '../core/types.ts';
import type { Comparison } from './comparison.ts';
import type { Phrasing } from './phrasings.ts';
import { isNamed, type Reading } from './reading.ts';
import type { Scored } from './score.ts';
import { DETAIL_WORDS } from './stop-words.ts';

/** What a phrasing of the passage vouches for, beside the passage itself. */
const VOUCHED = 0.9;
/** Below this a word counts as not covered. */
const COVERED = 0.3;

/** How a question is put, beside curated phrasings. */
export interface Put {
  /** As of `Pairs.mannerOf`. */
  readonly manner: number;
  /** As of `CounterExamples.nearest`. */
  readonly counterExample: number;
  /** The least that `Evidence.heldPairs` comes to. */
  readonly leastPairs: number;
}

/** So many pairs of a question, held by a passage, are as many as one can wish for. */
const MANY_PAIRS = 8;

export function evidenceOf(
  { question: { words, pairs }, rowOf, phrasingRow, worthsIn, likeness, asksAlike }: Comparison,
  { headings, title, sentences, phrasings }: Reading,
  { best, sentences: scored }: Scored,
  { manner, counterExample, leastPairs }: Put,
): Evidence {
  const written = [rowOf(headings), ...sentences.map(({ keys }) => rowOf(keys))];
  const said = worthsIn(...written, rowOf(title));
  const marked = sentences[best];
  const naming = phrasings.filter((phrasing) => marked && isNamed(marked, phrasing));
  const vouchedBy = (by: readonly Phrasing[]): readonly number[] => {
    const vouched = worthsIn(...by.map(phrasingRow));
    return said.map((worth, i) => Math.max(worth, VOUCHED * (vouched[i] ?? 0)));
  };
  const covered = vouchedBy(naming);
  const around = vouchedBy(phrasings);
  const isWritten = (word: number): boolean => written.some((row) => row.includes(word));
  const total = words.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const share = (values: readonly number[]): number =>
    words.reduce((sum, { weight }, i) => sum + weight * (values[i] ?? 0), 0) / total;
  const features = scored[best]?.features;
  const heldShare = features?.pairs ?? 0;
  return {
    coverage: share(covered),
    uncovered: around.filter((value) => value < COVERED).length / Math.max(1, words.length),
    phrasing: phrasings.reduce(
      (most, { number }) => (asksAlike(number) ? Math.max(most, likeness(number)) : most),
      0,
    ),
    counterExample,
    manner,
    pairs: heldShare ** 2,
    heldPairs: Math.max(leastPairs, Math.tanh((heldShare * pairs.length) / MANY_PAIRS)),
    answerType: features?.answerType ?? 0,
    strangeName: words.some((word, i) => word.name && around[i] === 0) ? 1 : 0,
    unsaidDetail: words.some(({ surface }, i) => DETAIL_WORDS.has(surface.toLowerCase()) && !isWritten(i))
      ? 1
      : 0,
  };
}
