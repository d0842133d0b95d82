/**
 * A passage as the scorer reads it: sentences, their words, and what stands around them.
 *
 * @module
 */
import { sentences } from '../core/sentences.ts';
import type { Passage, SourceDocument, Span } from '../core/types.ts';
import type { Phrasing, Phrasings } from './phrasings.ts';
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

/** Passages whose sentences are kept between questions. */
const READINGS_KEPT = 1_000;

/** Reads passages by number. Those that were read lately are not read again, and share the words that they have in common. */
export function createReader(
  passages: readonly Passage[],
  phrasings: Phrasings,
): (number: number) => Reading | undefined {
  // Phrasings are told by their numbers at once; kept as objects they would take as much as the sentences.
  const readings = new Map<number, Omit<Reading, 'phrasings'>>();
  const words = new Map<string, Word>();
  const keep = (number: number, passage: Passage): Omit<Reading, 'phrasings'> => {
    if (readings.size >= READINGS_KEPT) {
      readings.clear();
      words.clear();
    }
    const reading = read(passage, words);
    readings.set(number, reading);
    return reading;
  };
  return (number) => {
    const passage = passages[number];
    if (!passage) return undefined;
    const reading = readings.get(number) ?? keep(number, passage);
    return { ...reading, phrasings: phrasings.of(number) };
  };
}

function read(passage: Passage, words: Map<string, Word>): Omit<Reading, 'phrasings'> {
  return {
    passage,
    sentences: sentences(passage.text).map((span) => readSentence(passage.text, span, words)),
    headings: distinctKeys(passage.headings.join(' . ')),
    title: nameKeys(passage.document),
  };
}

function readSentence(text: string, { start, end }: Span, words: Map<string, Word>): ReadSentence {
  const terms = termsOf(text.slice(start, end)).map((term) => shared(term, words));
  return { start, end, words: terms, keys: contentOf(terms) };
}

/** One object for all places where the same word stands. */
function shared({ key, surface, stop, proper }: Term, words: Map<string, Word>): Word {
  const before = words.get(surface);
  if (before && before.key === key && before.proper === proper && before.stop === stop) return before;
  const word = { key, surface, stop, proper };
  words.set(surface, word);
  return word;
}

/** Whether a phrasing names the sentence, or no sentence in particular. */
export function isNamed({ start, end }: Span, { at }: Phrasing): boolean {
  return at === undefined || (at >= start && at < end);
}

/** Keys of a text, each once, without stop words. */
export function distinctKeys(text: string): readonly string[] {
  return contentOf(termsOf(text));
}

function contentOf(terms: readonly Word[]): readonly string[] {
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
