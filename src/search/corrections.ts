/**
 * Typing errors in a question: which words are unknown, and what was meant.
 *
 * @module
 */
import type { Correction } from '../core/types.ts';
import { isEnglish } from './english.ts';
import type { Lexicon } from './lexicon.ts';
import { fold } from './normal-forms.ts';
import { functionWordOf } from './slips.ts';
import type { Spelling } from './spelling.ts';
import { CONVERSATION } from './stop-words.ts';
import type { Thesaurus } from './synonyms.ts';
import { type Term, termsOf } from './terms.ts';

/** What is known of words: how rare they are in the documents, what else they are called, and how they are spelt. */
export interface Language {
  readonly lexicon: Lexicon;
  readonly thesaurus: Thesaurus;
  readonly spelling: Spelling;
}

/** Unknown words of a question that may be typing errors: each is compared with every word of the documents. */
const MOST_UNKNOWN = 16;

/** The words that were meant, where those typed stood, and what to say of it: nothing of slips in function words. */
export function corrected(
  terms: readonly Term[],
  language: Language,
): { readonly terms: readonly Term[]; readonly corrections: readonly Correction[] } {
  const corrections: Correction[] = [];
  let unknown = 0;
  const meant = terms.map((term) =>
    isUnknown(term, language) && ++unknown <= MOST_UNKNOWN ? meantBy(term, language, corrections) : term,
  );
  return { terms: meant, corrections };
}

/** Known to no document, no synonym and not to this program itself. */
const isUnknown = ({ stop, key, surface }: Term, { lexicon, thesaurus }: Language): boolean =>
  !stop && lexicon.frequency(key) === 0 && !thesaurus.knows(key) && !isWord(surface);

/** A word of the language, or an abbreviation: of those, one is easily another ("FISA", "FISMA"). */
function isWord(surface: string): boolean {
  const word = fold(surface);
  return CONVERSATION.has(word) || ABBREVIATION.test(surface) || isEnglish(word);
}

const ABBREVIATION = /^\p{Lu}{2,5}s?$/u;

function meantBy(term: Term, { spelling }: Language, corrections: Correction[]): Term {
  const slip = term.proper ? undefined : functionWordOf(term.surface);
  if (slip !== undefined) return { ...term, ...termsOf(slip)[0], start: term.start, end: term.end };
  const to = spelling.correct(term.surface);
  // A name that the documents do not know is no misspelt common word.
  if (to === undefined || (term.proper && !/^\p{Lu}/u.test(to))) return term;
  const [replacement] = termsOf(to);
  if (!replacement) return term;
  if (!corrections.some(({ from }) => from === term.surface)) corrections.push({ from: term.surface, to });
  return { ...replacement, start: term.start, end: term.end, proper: term.proper };
}
