/**
 * Whether a question means something only after the ones before it.
 *
 * @module
 */

const OPENERS = /^(?:and|but|so|or|also|what about|how about|then|ok(?:ay)?,? (?:and|but)|really)\b/i;
const POINTING =
  /\b(?:it|its|he|him|his|she|her|hers|they|them|their|theirs|that|this|those|these|(?<!\b(?:is|are|was|were)\s)there|then|the (?:same|other|latter|former)|both|one)\b/i;
const BARE =
  /^(?:why|when|where|who|how|how come|what|which|how (?:much|many|long|so)|by whom|since when|says who|really|more|go on|details|source)(?: not| exactly| then| else)?\s*\??$/i;

/** How much a question leans on the conversation. */
export type Dependence = 'leans' | 'may-lean' | 'stands';

/** More words than this say enough of themselves. */
const SHORT = 9;
const LONG = 14;

/** A name within the question: its pronoun may well stand for that name. */
const NAMES = /\S\s+\p{Lu}/u;

/**
 * Judged by its wording alone: pronouns, an opening "and", a bare "why?"; a short one may lean without showing it, and one
 * that names somebody may not lean in spite of its pronoun.
 */
export function dependenceOf(text: string): Dependence {
  const question = text.trim();
  const words = question.split(/\s+/).length;
  if (BARE.test(question)) return 'leans';
  if (words <= LONG && OPENERS.test(question)) return 'leans';
  if (words <= LONG && POINTING.test(question))
    return words > SHORT && NAMES.test(question) ? 'may-lean' : 'leans';
  return words <= SHORT ? 'may-lean' : 'stands';
}
