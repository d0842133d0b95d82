/**
 * Abbreviations that documents introduce in parentheses: "Department of Homeland Security (DHS)".
 * The matching of letters follows Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions
 * in biomedical text", Pacific Symposium on Biocomputing 2003.
 *
 * @module
 */
import type { Passage } from '../core/types.ts';

/** A short form of 2 to 10 characters in parentheses, with at least one capital letter and nothing else. */
const SHORT_FORM = /\(([\p{Lu}\p{N}][\p{L}\p{N}&.-]{1,9})\)/gu;

/** Groups of short and long form, each once, in order of first appearance. */
export function abbreviations(passages: readonly Passage[]): readonly (readonly string[])[] {
  const groups = new Map<string, readonly string[]>();
  for (const { text } of passages)
    for (const match of text.matchAll(SHORT_FORM)) {
      const [, short = ''] = match;
      if (!/\p{L}/u.test(short) || !isUpperMostly(short)) continue;
      const long = longForm(short, text.slice(Math.max(0, match.index - 200), match.index).trimEnd());
      if (long && !groups.has(`${short} ${long}`)) groups.set(`${short} ${long}`, [short, long]);
    }
  return [...groups.values()];
}

function isUpperMostly(short: string): boolean {
  const upper = short.match(/\p{Lu}/gu)?.length ?? 0;
  return upper >= 2 && upper * 2 >= short.length;
}

/** The shortest stretch before the parenthesis that holds the short form's letters in order and starts with its first. */
function longForm(short: string, before: string): string | undefined {
  const letters = short.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const words = before.split(/\s+/).slice(-Math.min(letters.length + 5, letters.length * 2));
  const text = words.join(' ');
  const lower = text.toLowerCase();
  let at = text.length - 1;
  for (let i = letters.length - 1; i >= 0; i--) {
    const letter = letters.charAt(i);
    while (
      at >= 0 &&
      (lower.charAt(at) !== letter || (i === 0 && at > 0 && /[\p{L}\p{N}]/u.test(lower.charAt(at - 1))))
    )
      at--;
    if (at < 0) return undefined;
    at--;
  }
  const long = text.slice(text.lastIndexOf(' ', at) + 1);
  return long.split(' ').length >= 2 && !/[.;:!?]\s/.test(long) ? long : undefined;
}
