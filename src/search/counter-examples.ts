/**
 * Curated phrasings that the documents do not answer (`answer: none` with `ask:`): a question that is most like one of
 * these is probably not answered either.
 *
 * @module
 */
import type { Comparison } from './comparison.ts';
import type { Phrasings } from './phrasings.ts';

/** Only counter-examples that share one of the question's rarest words are looked at. */
const RAREST = 6;

/** Likeness, from 0 to 1, to the nearest counter-example that asks for the same sort of thing. */
export function nearestOf(phrasings: Phrasings, { question, likeness, asksAlike }: Comparison): number {
  const rarest = question.words.toSorted((a, b) => b.weight - a.weight).slice(0, RAREST);
  let nearest = 0;
  for (const { key } of rarest) {
    const holders = phrasings.holders(key);
    // Those that are not answered stand last.
    for (let at = holders.length - 1; (holders[at] ?? -1) >= phrasings.firstUnanswered; at -= 1) {
      const phrasing = holders[at] ?? 0;
      if (asksAlike(phrasing)) nearest = Math.max(nearest, likeness(phrasing));
    }
  }
  return nearest;
}
