/**
 * Curated phrasings, each with the passage that it names and, where its row says so, the sentence.
 *
 * @module
 */
import type { CuratedQuestion, Passage } from '../core/types.ts';
import { type AnswerType, answerTypeOf } from './answer-type.ts';
import type { Lexicon } from './lexicon.ts';
import { CONVERSATION } from './stop-words.ts';
import { type Term, termsOf } from './terms.ts';

export interface Phrasing {
  /** Its words, each once, without stop words: places in `Phrasings.vocabulary`. */
  readonly keys: readonly number[];
  readonly type: AnswerType;
  /** Where the answering sentence's quoted words begin in the passage's text; undefined: any sentence. */
  readonly at?: number;
  /** Sum of the squares of its words' rarities. */
  readonly square: number;
}

/** A phrasing before the rarity of its words is known. */
export interface WrittenPhrasing extends Omit<Phrasing, 'keys' | 'square'> {
  readonly text: string;
  readonly keys: readonly string[];
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
    const phrasings = named.length > 0 ? ask.map(written) : [];
    const quoted = quote === undefined ? [] : named.filter(({ text }) => text.includes(quote));
    for (const passage of quoted.length ? quoted : named) {
      const at = quote === undefined ? -1 : passage.text.indexOf(quote);
      const here = at < 0 ? phrasings : phrasings.map((phrasing) => ({ ...phrasing, at }));
      found.set(passage.id, [...(found.get(passage.id) ?? []), ...here]);
    }
  }
  return found;
}

function written(text: string): WrittenPhrasing {
  const terms = termsOf(text);
  const keys = contentTerms(terms).map(({ key }) => key);
  return { text, keys: [...new Set(keys)], type: answerTypeOf(terms) };
}

/** Every phrasing: plain data that can be kept. */
export interface Phrasings {
  /** Keys of all phrasings. A question is compared with thousands of phrasings, and numbers compare faster than words. */
  readonly vocabulary: readonly string[];
  /** By passage id. */
  readonly byPassage: ReadonlyMap<string, readonly Phrasing[]>;
  /** Phrasings that the documents do not answer. */
  readonly unanswered: readonly Phrasing[];
}

export function phrasingsOf(
  byPassage: ReadonlyMap<string, readonly WrittenPhrasing[]>,
  unanswered: readonly string[],
  { rarity }: Lexicon,
): Phrasings {
  const numbers = new Map<string, number>();
  const numberOf = (key: string): number => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  const toPhrasing = ({ keys, type, at }: WrittenPhrasing): Phrasing => {
    const square = keys.reduce((sum, key) => sum + rarity(key) ** 2, 0);
    return { keys: keys.map(numberOf), type, ...(at !== undefined && { at }), square };
  };
  return {
    byPassage: new Map([...byPassage].map(([id, list]) => [id, list.map(toPhrasing)])),
    unanswered: unanswered.map((text) => toPhrasing(written(text))),
    vocabulary: [...numbers.keys()],
  };
}

/** Terms that say what is asked about; where all is wrapping, the wrapping. */
export function contentTerms(terms: readonly Term[]): readonly Term[] {
  const searched = terms.filter(({ stop }) => !stop);
  const content = searched.filter(({ surface }) => !CONVERSATION.has(surface.toLowerCase()));
  return content.length > 0 ? content : searched;
}
