/**
 * A passage as the scorer reads it: sentences, their words, and what stands around them.
 *
 * @module
 */
import { sentences } from '../core/sentences.ts';
import type { Passage, SourceDocument, Span } from '../core/types.ts';
import type { Phrasing } from './phrasings.ts';
import { type Term, termsOf, type Word } from './terms.ts';

export interface ReadSentence extends Span {
  readonly words: readonly Word[];
  /** Keys of its words, each once, without stop words. */
  readonly keys: readonly string[];
}

export interface Reading {
  readonly passage: Passage;
  readonly sentences: readonly ReadSentence[];
  readonly headings: readonly string[];
  readonly title: readonly string[];
  readonly phrasings: readonly Phrasing[];
}

export function read(passage: Passage, phrasings: readonly Phrasing[]): Reading {
  return {
    passage,
    sentences: sentences(passage.text).map((span) => readSentence(passage.text, span)),
    headings: distinctKeys(passage.headings.join(' . ')),
    title: nameKeys(passage.document),
    phrasings,
  };
}

function readSentence(text: string, { start, end }: Span): ReadSentence {
  const terms = termsOf(text.slice(start, end));
  return { start, end, words: terms, keys: contentOf(terms) };
}

/** Whether a phrasing names the sentence, or no sentence in particular. */
export function isNamed({ start, end }: Span, phrasing: Phrasing | undefined): boolean {
  const at = phrasing?.at;
  return at === undefined || (at >= start && at < end);
}

/** Keys of a text, each once, without stop words. */
export function distinctKeys(text: string): readonly string[] {
  return contentOf(termsOf(text));
}

function contentOf(terms: readonly Term[]): readonly string[] {
  return [...new Set(terms.filter(({ stop }) => !stop).map(({ key }) => key))];
}

const names = new WeakMap<SourceDocument, readonly string[]>();

/** Words of a document's title and file name: `EFCAConfidentialityAgreement.txt` names it as well as a title does. */
export function nameKeys(document: SourceDocument): readonly string[] {
  const [name = ''] = document.path.split('/').slice(-1);
  const { title } = document;
  const keys =
    names.get(document) ??
    distinctKeys(`${title} . ${apart(title)} . ${apart(name.replace(/\.[a-z]+$/i, ''))}`);
  names.set(document, keys);
  return keys;
}

/** `EFCAConfidential_Agreement` as `EFCA Confidential Agreement`. */
function apart(name: string): string {
  return name
    .replace(/[_.-]+/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
}
