/**
 * What is worked out of a collection before anything can be asked, in a form that can be kept between starts.
 *
 * @module
 */
import { deserialize, serialize } from 'node:v8';
import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import type { Collection } from '../core/types.ts';
import { abbreviations } from './abbreviations.ts';
import { type Phrasing, phrasingsByPassage } from './curated.ts';
import { type LexiconData, lexiconBuilder } from './lexicon.ts';
import { keySet, nameKeys } from './reading.ts';
import { type SpellingData, spellingBuilder } from './spelling.ts';
import { type Term, termsOf } from './terms.ts';

/** A passage as MiniSearch sees it: keys parted by spaces. */
export interface Entry {
  readonly number: number;
  readonly text: string;
  readonly headings: string;
  readonly title: string;
  readonly phrasings: string;
}

/** Words are cut and stemmed before MiniSearch gets them. */
const ENTRY_OPTIONS: Options<Entry> = {
  idField: 'number',
  fields: ['text', 'headings', 'title', 'phrasings'],
  tokenize: (text) => text.split(' '),
  processTerm: (term) => term,
};

export interface IndexData {
  readonly miniSearch: MiniSearch<Entry>;
  readonly lexicon: LexiconData;
  readonly spelling: SpellingData;
  /** Short and long forms that the documents introduce. */
  readonly abbreviations: readonly (readonly string[])[];
  /** Keys of each document, by path. */
  readonly documents: ReadonlyMap<string, ReadonlySet<string>>;
  /** By passage id. */
  readonly phrasings: ReadonlyMap<string, readonly Phrasing[]>;
}

/** Works through every passage and phrasing of a collection. */
export function buildIndexData({ passages, questions }: Collection): IndexData {
  const phrasings = phrasingsByPassage(questions, passages);
  const miniSearch = new MiniSearch<Entry>(ENTRY_OPTIONS);
  const lexicon = lexiconBuilder();
  const spelling = spellingBuilder();
  const documents = new Map<string, Set<string>>();
  passages.forEach((passage, number) => {
    const terms = termsOf(passage.text);
    const headings = keySet(passage.headings.join(' . '));
    const title = nameKeys(passage.document);
    const asked = (phrasings.get(passage.id) ?? []).flatMap(({ keys }) => [...keys]);
    spelling.add(terms, 'documents');
    spelling.add(termsOf(passage.headings.join(' . ')), 'documents');
    const text = contentKeys(terms);
    const inDocument = documents.get(passage.document.path) ?? new Set(title);
    for (const key of text) inDocument.add(key);
    documents.set(passage.document.path, inDocument);
    lexicon.add(new Set([...text, ...headings, ...title]), new Set(asked));
    miniSearch.add({
      number,
      text: text.join(' '),
      headings: [...headings].join(' '),
      title: [...title].join(' '),
      phrasings: asked.join(' '),
    });
  });
  for (const list of phrasings.values())
    for (const { text } of list) spelling.add(termsOf(text), 'phrasings');
  return {
    miniSearch,
    lexicon: lexicon.build(),
    spelling: spelling.build(),
    abbreviations: abbreviations(passages),
    documents,
    phrasings,
  };
}

const contentKeys = (terms: readonly Term[]): readonly string[] =>
  terms.filter(({ stop }) => !stop).map(({ key }) => key);

/** Bytes that `decodeIndexData` makes the same data of. */
export function encodeIndexData(data: IndexData): Uint8Array {
  return serialize({ ...data, miniSearch: data.miniSearch.toJSON() } satisfies Kept);
}

/** @throws when the bytes are not what `encodeIndexData` gave. */
export function decodeIndexData(bytes: Uint8Array): IndexData {
  const kept: Kept = deserialize(bytes);
  return { ...kept, miniSearch: MiniSearch.loadJS<Entry>(kept.miniSearch, ENTRY_OPTIONS) };
}

type Kept = Omit<IndexData, 'miniSearch'> & { readonly miniSearch: AsPlainObject };
