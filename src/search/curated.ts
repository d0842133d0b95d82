/**
 * Curated phrasings, each with the passage that it names and, where its row says so, the sentence.
 *
 * @module
 */
import type { CuratedQuestion, Passage } from '../core/types.ts';
import { type AnswerType, answerTypeOf } from './answer-type.ts';
import { pairsOf } from './pairs.ts';
import { CONVERSATION } from './stop-words.ts';
import { type Term, termsOf } from './terms.ts';
import { hashOf } from './vocabulary.ts';

export interface WrittenPhrasing {
  readonly terms: readonly Term[];
  /** Its words, each once, without stop words. */
  readonly keys: readonly string[];
  readonly type: AnswerType;
  /** As of `wordingOf`. */
  readonly wording: number;
  /** As of `pairsOf`. */
  readonly pairs: readonly number[];
  /** Where the answering sentence's quoted words begin in the passage's text; undefined: any sentence. */
  readonly at?: number;
}

/** Phrasings by passage id. A row without a quotation counts for every passage of its section. */
export function phrasingsByPassage(
  questions: readonly CuratedQuestion[],
  passages: readonly Passage[],
): ReadonlyMap<string, readonly WrittenPhrasing[]> {
  const bySection = new Map<string, Passage[]>();
  for (const passage of passages)
    for (const name of new Set([`${passage.document.path}#${passage.section}`, passage.id]))
      bySection.set(name, [...(bySection.get(name) ?? []), passage]);
  const found = new Map<string, WrittenPhrasing[]>();
  for (const { answer, quote, ask } of questions) {
    const named = answer === undefined ? [] : (bySection.get(answer) ?? []);
    const phrasings = named.length > 0 ? ask.map(writtenPhrasing) : [];
    const quoted = quote === undefined ? [] : named.filter(({ text }) => text.includes(quote));
    for (const passage of quoted.length ? quoted : named) {
      const at = quote === undefined ? -1 : passage.text.indexOf(quote);
      const here = at < 0 ? phrasings : phrasings.map((phrasing) => ({ ...phrasing, at }));
      found.set(passage.id, [...(found.get(passage.id) ?? []), ...here]);
    }
  }
  return found;
}

export function writtenPhrasing(text: string): WrittenPhrasing {
  const terms = termsOf(text);
  const keys = contentTerms(terms).map(({ key }) => key);
  return {
    terms,
    keys: [...new Set(keys)],
    type: answerTypeOf(terms),
    wording: wordingOf(terms),
    pairs: pairsOf(terms),
  };
}

/** The same number for the same words in the same order, function words included. */
export function wordingOf(terms: readonly Term[]): number {
  return hashOf(terms.map(({ key }) => key).join(' '));
}

/** Terms that say what is asked about; where all is wrapping, the wrapping. */
export function contentTerms(terms: readonly Term[]): readonly Term[] {
  const searched = terms.filter(({ stop }) => !stop);
  const content = searched.filter(({ surface }) => !CONVERSATION.has(surface.toLowerCase()));
  return content.length > 0 ? content : searched;
}
