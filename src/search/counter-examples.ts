/**
 * Curated phrasings that the documents do not answer (`answer: none` with `ask:`): a question that is most like one of
 * these is probably not answered either.
 *
 * @module
 */
import type { Comparison } from './comparison.ts';
import type { Phrasing } from './curated.ts';

/** Only counter-examples that share one of the question's rarest words are looked at. */
const RAREST = 6;

/** From 0 to 1: likeness of a question to the nearest counter-example. */
export function nearestOf(counterExamples: readonly Phrasing[], comparison: Comparison): number {
  const byRarity = comparison.rarities.map((weight, number) => ({ weight, number }));
  const rarest = new Set(
    byRarity
      .sort((a, b) => b.weight - a.weight)
      .slice(0, RAREST)
      .map(({ number }) => number),
  );
  let nearest = 0;
  for (const phrasing of counterExamples)
    if (comparison.phrasingRow(phrasing).some((number) => rarest.has(number)))
      nearest = Math.max(nearest, comparison.likeness(phrasing));
  return nearest;
}
