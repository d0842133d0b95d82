/**
 * A passage as the scorer reads it: sentences, their words, and what stands around them.
 *
 * @module
 */
import { sentences } from '../core/sentences.ts';
import type { Passage, SourceDocument, Span } from '../core/types.ts';
import type { Phrasing } from './curated.ts';
import { type Term, termsOf } from './terms.ts';

export interface ReadSentence extends Span {
  readonly terms: readonly Term[];
  readonly keys: ReadonlySet<string>;
  /** How many of the phrasings that name this sentence hold the key. */
  readonly asked: ReadonlyMap<string, number>;
}

export interface Reading {
  readonly passage: Passage;
  readonly sentences: readonly ReadSentence[];
  readonly headings: ReadonlySet<string>;
  readonly title: ReadonlySet<string>;
  readonly phrasings: readonly Phrasing[];
}

export function read(passage: Passage, phrasings: readonly Phrasing[]): Reading {
  const bounds = sentences(passage.text);
  return {
    passage,
    sentences: bounds.map((span) => readSentence(passage.text, span, phrasings)),
    headings: keySet(passage.headings.join(' . ')),
    title: nameKeys(passage.document),
    phrasings,
  };
}

function readSentence(text: string, span: Span, phrasings: readonly Phrasing[]): ReadSentence {
  const terms = termsOf(text.slice(span.start, span.end));
  const asked = new Map<string, number>();
  for (const { at, keys } of phrasings) {
    if (at !== undefined && (at < span.start || at >= span.end)) continue;
    for (const key of keys) asked.set(key, (asked.get(key) ?? 0) + 1);
  }
  return { ...span, terms, keys: new Set(terms.filter(({ stop }) => !stop).map(({ key }) => key)), asked };
}

export function keySet(text: string): ReadonlySet<string> {
  return new Set(
    termsOf(text)
      .filter(({ stop }) => !stop)
      .map(({ key }) => key),
  );
}

/** Words of a document's title and file name: `EFCAConfidentialityAgreement.txt` names it as well as a title does. */
export function nameKeys({ title, path }: SourceDocument): ReadonlySet<string> {
  const [name = ''] = path.split('/').slice(-1);
  return keySet(`${title} . ${apart(title)} . ${apart(name.replace(/\.[a-z]+$/i, ''))}`);
}

/** `EFCAConfidential_Agreement` as `EFCA Confidential Agreement`. */
function apart(name: string): string {
  return name
    .replace(/[_.-]+/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
}
