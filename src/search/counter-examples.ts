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

/** Likenesses, from 0 to 1, of a question to the nearest counter-example, and to the nearest that asks for the same sort of thing. */
export interface Nearest {
  readonly any: number;
  readonly alike: number;
}

export function nearestOf(phrasings: Phrasings, { question, likeness, asksAlike }: Comparison): Nearest {
  const rarest = question.words.toSorted((a, b) => b.weight - a.weight).slice(0, RAREST);
  let any = 0;
  let alike = 0;
  for (const { key } of rarest) {
    const holders = phrasings.holders(key);
    // Those that are not answered stand last.
    for (let at = holders.length - 1; (holders[at] ?? -1) >= phrasings.firstUnanswered; at -= 1) {
      const phrasing = holders[at] ?? 0;
      const value = likeness(phrasing);
      any = Math.max(any, value);
      if (value > alike && asksAlike(phrasing)) alike = value;
    }
  }
  return { any, alike };
}
