/**
 * A question as a row of weighted words, with what else each may be called.
 *
 * @module
 */
import { sentences } from '../core/sentences.ts';
import type { Correction, Span } from '../core/types.ts';
import { type AnswerType, answerTypeOf } from './answer-type.ts';
import { discountOf } from './common-words.ts';
import { corrected, type Language } from './corrections.ts';
import { contentTerms, wordingOf } from './curated.ts';
import type { Lexicon } from './lexicon.ts';
import { pairsOf } from './pairs.ts';
import type { Alternative } from './synonyms.ts';
import { type Term, termsOf } from './terms.ts';

export interface QuestionWord {
  readonly key: string;
  readonly surface: string;
  /** Rarity in the collection, discounted where the word comes from an earlier question. */
  readonly weight: number;
  /** From 0 to 1: less for asides and earlier questions. */
  readonly worth: number;
  readonly alternatives: readonly Alternative[];
  /** Written like a name, or an identifier. */
  readonly name: boolean;
  /** Follows the interrogative: "which bank", "how tall". */
  readonly focus: boolean;
  /** Comes from an earlier question of the conversation. */
  readonly earlier: boolean;
}

export interface AnalysedQuestion {
  readonly words: readonly QuestionWord[];
  readonly type: AnswerType;
  /** As of `wordingOf`. */
  readonly wording: number;
  /** Words of the question proper, typing errors corrected. */
  readonly asking: readonly Term[];
  /** As of `pairsOf`, of these. */
  readonly pairs: readonly number[];
  readonly corrections: readonly Correction[];
}

/** No question has more words that matter; the rest of a very long one is left out, the rarest words kept. */
const MOST_WORDS = 48;
/** Characters of a question that are looked at. */
const LONGEST = 4_000;

export function analyse(text: string, language: Language, worth = 1): AnalysedQuestion {
  const asked = text.slice(0, LONGEST);
  const { terms, corrections } = corrected(termsOf(asked), language);
  const asides = asidesOf(asked);
  const words = [
    ...dedupe(wordsOf(terms, language, (at) => worth * (isWithin(asides, at) ? ASIDE_WORTH : 1))),
  ];
  const asking = terms.filter(({ start }) => !isWithin(asides, start));
  return {
    words: rarest(words),
    type: answerTypeOf(asking),
    wording: wordingOf(terms),
    asking,
    pairs: pairsOf(asking),
    corrections,
  };
}

/** What a word is worth that stands beside the question proper: "I am writing an essay on the ban. Who signed it?" */
const ASIDE_WORTH = 0.4;
const ASKS =
  /\?|^(?:who|whom|whose|what|when|where|why|how|which|tell|explain|list|name|define|describe|compare)\b/i;

/** Sentences that ask nothing, in a text in which another one does. */
function asidesOf(text: string): readonly Span[] {
  const bounds = sentences(text);
  const asking = bounds.map(({ start, end }) => ASKS.test(text.slice(start, end)));
  return asking.includes(true) ? bounds.filter((_, i) => !asking[i]) : [];
}

const isWithin = (spans: readonly Span[], at: number): boolean =>
  spans.some(({ start, end }) => at >= start && at < end);

function wordsOf(
  terms: readonly Term[],
  { lexicon, thesaurus }: Language,
  worthAt: (at: number) => number,
): QuestionWord[] {
  const matches = thesaurus.find(terms.map(({ key }) => key));
  const kept = new Set(contentTerms(terms));
  const content = terms.map((term) => kept.has(term));
  const asking = terms.findIndex(({ surface }) => INTERROGATIVE.test(surface));
  return terms.flatMap((term, i) => {
    const covering = matches.filter(({ first, last }) => first <= i && i <= last);
    const opensStopPhrase = covering.some(
      ({ first, last }) => first === i && !content.slice(first, last + 1).includes(true),
    );
    if (!content[i] && !opensStopPhrase) return [];
    const alternatives = covering.flatMap((match) => match.alternatives);
    const rarity = content[i]
      ? lexicon.rarity(term.key)
      : Math.max(0, ...alternatives.map(({ keys }) => rarestOf(keys, lexicon)));
    const worth = worthAt(term.start) * discountOf(term.key, lexicon);
    return [
      {
        key: term.key,
        surface: term.surface,
        worth,
        weight: worth * weightOf(term.key, rarity, alternatives, lexicon),
        alternatives,
        name: term.proper || /\d/.test(term.key),
        focus: isFocus(terms, i, asking),
        earlier: false,
      },
    ];
  });
}

/** An unknown word whose synonym the documents know is as rare as that synonym, not as rare as a word nobody wrote. */
function weightOf(
  key: string,
  rarity: number,
  alternatives: readonly Alternative[],
  lexicon: Lexicon,
): number {
  if (lexicon.frequency(key) > 0 || !alternatives.length) return rarity;
  const known = alternatives.filter(({ keys }) => keys.every((part) => lexicon.frequency(part) > 0));
  return known.length
    ? Math.min(rarity, Math.max(...known.map(({ keys }) => rarestOf(keys, lexicon))))
    : rarity;
}

const rarestOf = (keys: readonly string[], lexicon: Lexicon): number =>
  Math.max(0, ...keys.map((key) => lexicon.rarity(key)));

function* dedupe(words: readonly QuestionWord[]): Iterable<QuestionWord> {
  const seen = new Set<string>();
  for (const word of words) {
    if (seen.has(word.key)) continue;
    seen.add(word.key);
    yield word;
  }
}

function rarest(words: readonly QuestionWord[]): readonly QuestionWord[] {
  if (words.length <= MOST_WORDS) return words;
  const kept = new Set([...words].sort((a, b) => b.weight - a.weight).slice(0, MOST_WORDS));
  return words.filter((word) => kept.has(word));
}

const INTERROGATIVE = /^(?:who|whom|whose|when|where|why|how|what|which)$/i;
const FOCUS_REACH = 4;

/** The first content word within a few words of the first interrogative, which stands at `at`. */
function isFocus(terms: readonly Term[], index: number, at: number): boolean {
  if (at < 0 || index <= at || index > at + FOCUS_REACH) return false;
  return terms.slice(at + 1, index).every(({ stop }) => stop);
}

/** Whether the documents themselves hold the word, or something that means the same. */
export function isKnown({ key, alternatives }: QuestionWord, lexicon: Lexicon): boolean {
  return (
    lexicon.isInDocuments(key) ||
    alternatives.some(({ keys }) => keys.every((part) => lexicon.isInDocuments(part)))
  );
}
