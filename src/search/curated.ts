/**
 * Curated phrasings, each with the passage that it names and, where its row says so, the sentence.
 *
 * @module
 */
import type { CuratedQuestion, Passage } from '../core/types.ts';
import { type AnswerType, answerTypeOf } from './answer-type.ts';
import { CONVERSATION } from './stop-words.ts';
import { type Term, termsOf } from './terms.ts';

export interface Phrasing {
  readonly text: string;
  /** Keys of its words, without stop words. */
  readonly keys: ReadonlySet<string>;
  readonly type: AnswerType;
  /** Where the answering sentence's quoted words begin in the passage's text; undefined: any sentence. */
  readonly at?: number;
}

/** Phrasings by passage id. A row without a quotation counts for every passage of its section. */
export function phrasingsByPassage(
  questions: readonly CuratedQuestion[],
  passages: readonly Passage[],
): ReadonlyMap<string, readonly Phrasing[]> {
  const bySection = new Map<string, Passage[]>();
  for (const passage of passages)
    for (const name of new Set([`${passage.document.path}#${passage.section}`, passage.id]))
      bySection.set(name, [...(bySection.get(name) ?? []), passage]);
  const found = new Map<string, Phrasing[]>();
  for (const { answer, quote, ask } of questions) {
    const named = answer === undefined ? [] : (bySection.get(answer) ?? []);
    const quoted = quote === undefined ? [] : named.filter(({ text }) => text.includes(quote));
    for (const passage of quoted.length ? quoted : named) {
      const at = quote === undefined ? -1 : passage.text.indexOf(quote);
      found.set(passage.id, [...(found.get(passage.id) ?? []), ...ask.map((text) => toPhrasing(text, at))]);
    }
  }
  return found;
}

/** @param at where the answering sentence's quoted words begin; -1: any sentence */
export function toPhrasing(text: string, at = -1): Phrasing {
  const terms = termsOf(text);
  const keys = contentTerms(terms).map(({ key }) => key);
  return { text, keys: new Set(keys), type: answerTypeOf(terms), ...(at >= 0 && { at }) };
}

/** Terms that say what is asked about; where all is wrapping, the wrapping. */
export function contentTerms(terms: readonly Term[]): readonly Term[] {
  const searched = terms.filter(({ stop }) => !stop);
  const content = searched.filter(({ surface }) => !CONVERSATION.has(surface.toLowerCase()));
  return content.length > 0 ? content : searched;
}
