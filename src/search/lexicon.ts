/**
 * What is known of each word over the whole collection: how many passages hold it.
 *
 * @module
 */

export interface Lexicon {
  /** Number of passages, at least 1. */
  readonly size: number;
  /** Passages that hold the key in their text, headings, title or curated phrasings. */
  frequency(key: string): number;
  /** Whether the documents themselves hold the key. */
  isInDocuments(key: string): boolean;
  /** Rarity, `ln(1 + (N - n + 0.5) / (n + 0.5))` (Robertson and Sparck Jones); for an unknown key, that of a key in one passage. */
  rarity(key: string): number;
  readonly keys: () => IterableIterator<string>;
}

/** Counts of words: plain data that can be kept. */
export interface LexiconData {
  readonly frequencies: ReadonlyMap<string, number>;
  /** Keys that stand in curated phrasings alone. */
  readonly curatedOnly: ReadonlySet<string>;
  readonly size: number;
}

export interface LexiconBuilder {
  /** Counts one passage: `document` holds the keys of the document, `phrasings` those of its curated questions. */
  add(document: ReadonlySet<string>, phrasings: ReadonlySet<string>): void;
  build(): LexiconData;
}

export function lexiconBuilder(): LexiconBuilder {
  const frequencies = new Map<string, number>();
  const curatedOnly = new Set<string>();
  let size = 0;
  const count = (key: string): void => {
    frequencies.set(key, (frequencies.get(key) ?? 0) + 1);
  };
  return {
    add(document, phrasings) {
      size++;
      for (const key of document) {
        count(key);
        curatedOnly.delete(key);
      }
      for (const key of phrasings) {
        if (document.has(key)) continue;
        if (!frequencies.has(key)) curatedOnly.add(key);
        count(key);
      }
    },
    build: () => ({ frequencies, curatedOnly, size: Math.max(1, size) }),
  };
}

export function lexiconOf({ frequencies, curatedOnly, size }: LexiconData): Lexicon {
  const frequency = (key: string): number => frequencies.get(key) ?? 0;
  return {
    size,
    frequency,
    isInDocuments: (key) => frequencies.has(key) && !curatedOnly.has(key),
    rarity: (key) => {
      const n = Math.max(1, frequency(key));
      return Math.log(1 + (Math.max(size, n + 1) - n + 0.5) / (n + 0.5));
    },
    keys: () => frequencies.keys(),
  };
}
