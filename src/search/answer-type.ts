/**
 * What sort of thing a question asks for.
 *
 * @module
 */
import type { Term } from './terms.ts';

export type AnswerType =
  | 'person'
  | 'date'
  | 'place'
  | 'number'
  | 'reason'
  | 'definition'
  | 'identifier'
  | OpenType;

/** How a question asks that any sort of thing may answer. */
export type OpenType = 'yes or no' | 'how' | 'what' | 'which' | 'keywords';

const PERSON_NOUNS = new Set([
  'who',
  'whom',
  'whose',
  'judge',
  'lawyer',
  'attornei',
  'attorney',
  'senat',
  'author',
  'name',
  'offici',
  'spokesman',
  'counsel',
  'presid',
]);
const PLACE_NOUNS = new Set(['countri', 'citi', 'place', 'locat', 'state', 'address', 'headquart']);
const DATE_NOUNS = new Set([
  'date',
  'dai',
  'day',
  'year',
  'month',
  'deadlin',
  'time',
  'long',
  'soon',
  'earli',
]);
const NUMBER_NOUNS = new Set([
  'percent',
  'percentag',
  'figur',
  'number',
  'amount',
  'share',
  'revenu',
  'cost',
  'page',
  'count',
]);
const IDENTIFIER_NOUNS = new Set(['docket', 'cite', 'citat', 'case', 'claus']);

/** The type that the question's first interrogative and the noun after it ask for. */
export function answerTypeOf(terms: readonly Term[]): AnswerType {
  const words = terms.map(({ surface, key }) => ({ word: surface.toLowerCase(), key }));
  if (AUXILIARIES.has(words[0]?.word ?? '')) return 'yes or no';
  const at = words.findIndex(({ word }) => INTERROGATIVES.has(word));
  const asks = (nouns: ReadonlySet<string>, reach = NOUN_REACH): boolean =>
    words.slice(at + 1, at + 1 + reach).some(({ word, key }) => nouns.has(word) || nouns.has(key));
  if (
    words.some(({ word }, i) => DEFINING.has(word) && (i === words.length - 1 || word !== 'mean' || at >= 0))
  )
    return 'definition';
  if (at < 0) return tersely(words.map(({ key }) => key));
  switch (words[at]?.word ?? '') {
    case 'who':
    case 'whom':
    case 'whose':
    case "who's":
      return 'person';
    case 'when':
      return 'date';
    case 'where':
      return 'place';
    case 'why':
      return 'reason';
    case 'how':
      if (asks(new Set(['many', 'much', 'larg', 'big', 'far', 'high', 'old', 'often']))) return 'number';
      return asks(new Set(['long', 'soon'])) ? 'date' : 'how';
    default:
      if (asks(IDENTIFIER_NOUNS, PAIR_REACH) && asks(NUMBER_NOUNS, PAIR_REACH)) return 'identifier';
      if (asks(DATE_NOUNS)) return 'date';
      if (asks(PERSON_NOUNS)) return 'person';
      if (asks(PLACE_NOUNS)) return 'place';
      if (asks(new Set(['reason', 'motiv', 'purpos', 'caus', 'rational']))) return 'reason';
      if (asks(NUMBER_NOUNS)) return 'number';
      return words[at]?.word === 'which' ? 'which' : 'what';
  }
}

/** Words behind the interrogative among which its noun stands: "what was the date". */
const NOUN_REACH = 3;
/** The same for two nouns: "what is the docket number". */
const PAIR_REACH = 4;

const INTERROGATIVES = new Set([
  'who',
  'whom',
  'whose',
  "who's",
  'when',
  'where',
  'why',
  'how',
  'what',
  'which',
  "what's",
]);
/** A question that opens with one of them asks for yes or no. */
const AUXILIARIES = new Set([
  'am',
  'is',
  'are',
  'was',
  'were',
  'do',
  'does',
  'did',
  'has',
  'have',
  'had',
  'can',
  'could',
  'may',
  'might',
  'must',
  'should',
  'will',
  'would',
]);
const DEFINING = new Set(['meaning', 'definition', 'define', 'mean', 'acronym', 'abbreviation']);

/** Keyword questions: "appeal ruling date". */
function tersely(keys: readonly string[]): AnswerType {
  const holds = (nouns: ReadonlySet<string>): boolean => keys.some((key) => nouns.has(key));
  if (keys.includes('docket') || (keys.includes('number') && holds(IDENTIFIER_NOUNS))) return 'identifier';
  if (holds(new Set(['date', 'deadlin', 'year']))) return 'date';
  if (holds(new Set(['judg', 'judge', 'lawyer', 'author']))) return 'person';
  if (holds(new Set(['locat', 'address', 'headquart']))) return 'place';
  if (holds(new Set(['reason', 'why']))) return 'reason';
  return holds(new Set(['number', 'percentag', 'amount', 'revenu', 'figur'])) ? 'number' : 'keywords';
}
