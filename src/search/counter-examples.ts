/**
 * Curated phrasings that the documents do not answer (`answer: none` with `ask:`): a question that is most like one of
 * these is probably not answered either.
 *
 * @module
 */
import type { Comparison } from './comparison.ts';
import type { Phrasing } from './curated.ts';
import { likeness } from './score.ts';

export interface CounterExamples {
  /** From 0 to 1: likeness of a question to the nearest of them. */
  nearest(comparison: Comparison): number;
}

/** Only counter-examples that share one of the question's rarest words are looked at. */
const RAREST = 6;

export function counterExamples(phrasings: readonly Phrasing[]): CounterExamples {
  const byKey = new Map<string, Phrasing[]>();
  for (const phrasing of phrasings)
    for (const key of phrasing.keys) {
      const sharing = byKey.get(key);
      if (sharing) sharing.push(phrasing);
      else byKey.set(key, [phrasing]);
    }
  return {
    nearest(comparison) {
      const { words } = comparison.question;
      const rarest = [...words].sort((a, b) => b.weight - a.weight).slice(0, RAREST);
      const sharing = new Set(rarest.flatMap(({ key }) => byKey.get(key) ?? []));
      let nearest = 0;
      for (const phrasing of sharing)
        nearest = Math.max(nearest, likeness(comparison, phrasing, comparison.rowOf(phrasing.keys)));
      return nearest;
    },
  };
}
