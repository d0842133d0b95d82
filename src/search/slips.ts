/**
 * Slips in function words.
 *
 * @module
 */
import { fold } from './normal-forms.ts';
import { CONVERSATION, STOP_WORDS } from './stop-words.ts';

/** Shorter words are one slip away from too many others. */
const SHORTEST = 4;

const FUNCTION_WORDS = [...STOP_WORDS, ...CONVERSATION].filter(
  (word) => word.length >= SHORTEST && /^[a-z]+$/.test(word),
);

/**
 * The function word ("which", "because") that was meant: the same letters with two neighbours swapped, or one behind the first
 * left out or typed twice. Nothing else is forgiven: "moth" is not "both". Undefined where there is none.
 */
export function functionWordOf(word: string): string | undefined {
  const typed = fold(word);
  if (typed.length < SHORTEST) return undefined;
  return FUNCTION_WORDS.findLast((meant) => isSlip(typed, meant));
}

function isSlip(typed: string, meant: string): boolean {
  let at = 0;
  while (at < meant.length && typed[at] === meant[at]) at += 1;
  const goesOn = (typedAt: number, meantAt: number): boolean => typed.slice(typedAt) === meant.slice(meantAt);
  switch (typed.length - meant.length) {
    case 0:
      return typed[at] === meant[at + 1] && typed[at + 1] === meant[at] && goesOn(at + 2, at + 2);
    case -1:
      return at > 0 && goesOn(at, at + 1);
    case 1:
      return at > 1 && typed[at] === typed[at - 1] && goesOn(at + 1, at);
    default:
      return false;
  }
}
