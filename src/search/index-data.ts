/**
 * What is worked out of a collection before anything can be asked, in a form that can be kept between starts.
 *
 * @module
 */
import { deserialize, serialize } from 'node:v8';
import type { Collection } from '../core/types.ts';
import { abbreviations } from './abbreviations.ts';
import { type CounterExamplesData, counterExamplesData } from './counter-examples.ts';
import { COUNTRIES } from './countries.ts';
import { phrasingsByPassage, writtenPhrasing } from './curated.ts';
import { distinctKeys, nameKeys } from './keys.ts';
import { lexiconOf } from './lexicon.ts';
import { type PairsData, pairsData, pairsOf } from './pairs.ts';
import { type PhrasingsData, phrasingsData } from './phrasings.ts';
import { Indexer, Postings, type PostingsData } from './postings.ts';
import { type ReadingsData, readingsData } from './reading.ts';
import { type SpellingData, spellingBuilder } from './spelling.ts';
import { type ThesaurusData, thesaurusData } from './synonyms.ts';
import { forgetWords, type Term, termsOf } from './terms.ts';
import { Numbering, Vocabulary } from './vocabulary.ts';

/** Plain data all through. */
export interface IndexData {
  /** Every key of the postings, phrasings and synonyms, as of `Vocabulary`. */
  readonly vocabulary: string;
  readonly postings: PostingsData;
  readonly spelling: SpellingData;
  /** Synonyms, with the short and long forms that the documents introduce. */
  readonly thesaurus: ThesaurusData;
  readonly phrasings: PhrasingsData;
  readonly readings: ReadingsData;
  readonly pairs: PairsData;
  readonly counterExamples: CounterExamplesData;
}

/** Works through every passage and phrasing of a collection. */
export function buildIndexData({ passages, questions, synonyms }: Collection): IndexData {
  const phrasings = phrasingsByPassage(questions, passages);
  const indexer = new Indexer();
  const spelling = spellingBuilder();
  const textPairs: (readonly number[])[] = [];
  passages.forEach((passage, number) => {
    const terms = termsOf(passage.text);
    const headings = distinctKeys(passage.headings.join(' . '));
    const title = nameKeys(passage.document);
    const asked = (phrasings.get(passage.id) ?? []).flatMap(({ keys }) => keys);
    textPairs.push(pairsOf(terms));
    spelling.add(terms, 'documents');
    spelling.add(termsOf(passage.headings.join(' . ')), 'documents');
    indexer.add({
      number,
      text: contentKeys(terms).join(' '),
      headings: headings.join(' '),
      title: title.join(' '),
      phrasings: asked.join(' '),
    });
  });
  for (const list of phrasings.values()) for (const { terms } of list) spelling.add(terms, 'phrasings');
  const postings = indexer.flat();
  const { rarity } = lexiconOf(new Postings(postings, new Vocabulary(indexer.keys.join(' '))));
  const numbering = new Numbering(indexer.keys);
  const byPassage = passages.map(({ id }) => phrasings.get(id) ?? []);
  const unanswered = questions
    .filter(({ answer }) => answer === undefined)
    .flatMap(({ ask }) => ask.map(writtenPhrasing));
  const flatPhrasings = phrasingsData(byPassage, numbering, rarity);
  const thesaurus = thesaurusData(
    { groups: [...synonyms.groups, ...abbreviations(passages), ...COUNTRIES], oneWay: synonyms.oneWay },
    numbering,
  );
  const readings = readingsData(passages, numbering);
  forgetWords();
  return {
    vocabulary: numbering.text,
    postings,
    spelling: spelling.build(),
    thesaurus,
    phrasings: flatPhrasings,
    readings,
    pairs: pairsData(textPairs, byPassage, unanswered),
    counterExamples: counterExamplesData(unanswered),
  };
}

const contentKeys = (terms: readonly Term[]): readonly string[] =>
  terms.filter(({ stop }) => !stop).map(({ key }) => key);

/** Bytes that `decodeIndexData` makes the same data of. */
export function encodeIndexData(data: IndexData): Uint8Array {
  return serialize(data);
}

/** @throws when the bytes are not what `encodeIndexData` gave. */
export function decodeIndexData(bytes: Uint8Array): IndexData {
  return deserialize(bytes);
}
