import porter2 from 'wink-porter2-stemmer';

const known = new Map<string, string>();
const KEPT = 50_000;

/** English Snowball (Porter 2) stem of a lower-case word; words with digits or beyond a-z stay as they are. */
export function stem(word: string): string {
  if (word.length < 3 || !/^[a-z']+$/.test(word)) return word;
  const cached = known.get(word);
  if (cached !== undefined) return cached;
  if (known.size >= KEPT) known.clear();
  const stemmed = porter2(word);
  known.set(word, stemmed);
  return stemmed;
}
