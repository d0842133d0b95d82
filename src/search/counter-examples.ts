/**
 * Curated phrasings that the documents do not answer (`answer: none` with `ask:`): a question that is most like one of
 * these is probably not answered either.
 *
 * @module
 */
import type { CuratedQuestion } from '../core/types.ts';
import { type Phrasing, toPhrasing } from './curated.ts';
import type { Lexicon } from './lexicon.ts';
import type { AnalysedQuestion } from './question.ts';
import { likeness } from './score.ts';

export interface CounterExamples {
  /** From 0 to 1: likeness of a question to the nearest of them. */
  nearest(question: AnalysedQuestion): number;
}

/** Only counter-examples that share one of the question's rarest words are looked at. */
const RAREST = 6;

export function counterExamples(questions: readonly CuratedQuestion[], lexicon: Lexicon): CounterExamples {
  const phrasings = questions.flatMap(({ answer, ask }) =>
    answer === undefined ? ask.map((text) => toPhrasing(text)) : [],
  );
  const byKey = new Map<string, Phrasing[]>();
  for (const phrasing of phrasings)
    for (const key of phrasing.keys) {
      const sharing = byKey.get(key);
      if (sharing) sharing.push(phrasing);
      else byKey.set(key, [phrasing]);
    }
  return {
    nearest(question) {
      const rarest = [...question.words].sort((a, b) => b.weight - a.weight).slice(0, RAREST);
      const sharing = new Set(rarest.flatMap(({ key }) => byKey.get(key) ?? []));
      let nearest = 0;
      for (const phrasing of sharing) nearest = Math.max(nearest, likeness(question, phrasing, lexicon));
      return nearest;
    },
  };
}
