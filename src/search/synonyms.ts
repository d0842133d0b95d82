/**
 * Words and phrases that mean the same, found in a row of keys.
 *
 * @module
 */
import type { Synonyms } from '../core/types.ts';
import { termsOf } from './terms.ts';

/** Another way to say a stretch of the question: `keys` are all needed. */
export interface Alternative {
  readonly keys: readonly string[];
  /** From 0 to 1: how much of the original it is worth. */
  readonly worth: number;
}

/** A stretch of the question, from term `first` to term `last`, that can be said in other ways. */
interface SynonymMatch {
  readonly first: number;
  readonly last: number;
  readonly alternatives: readonly Alternative[];
}

export interface Thesaurus {
  find(keys: readonly string[]): readonly SynonymMatch[];
  /** Whether some row knows the key, so that it is no typing error. */
  knows(key: string): boolean;
}

/** A group member is worth nearly the word itself, a one-way row somewhat less. */
const GROUP_WORTH = 0.9;
const ONE_WAY_WORTH = 0.7;

interface Entry {
  readonly keys: readonly string[];
  readonly alternatives: readonly Alternative[];
}

/** Every phrase that can be said in other ways: plain data that can be kept. */
export type ThesaurusData = readonly Entry[];

export function thesaurusData({ groups, oneWay }: Synonyms): ThesaurusData {
  const entries = new Map<string, { keys: readonly string[]; alternatives: Alternative[] }>();
  const contents = new Map<string, readonly string[]>();
  const contentOf = (phrase: string): readonly string[] => {
    const content = contents.get(phrase) ?? contentKeys(phrase);
    contents.set(phrase, content);
    return content;
  };
  const add = (from: string, to: readonly string[], worth: number): void => {
    const keys = termsOf(from).map(({ key }) => key);
    if (!keys.length) return;
    const id = keys.join(' ');
    const entry = entries.get(id) ?? { keys, alternatives: [] };
    entries.set(id, entry);
    const own = contentOf(from).join(' ');
    for (const phrase of to) {
      const content = contentOf(phrase);
      if (content.length && content.join(' ') !== own) entry.alternatives.push({ keys: content, worth });
    }
  };
  for (const group of groups)
    for (const member of group)
      add(
        member,
        group.filter((other) => other !== member),
        GROUP_WORTH,
      );
  for (const { from, to } of oneWay) add(from, to, ONE_WAY_WORTH);
  return [...entries.values()];
}

export function thesaurusOf(entries: ThesaurusData): Thesaurus {
  const byFirst = groupByFirst(entries);
  const vocabulary = new Set(entries.flatMap(({ keys }) => keys));
  return { find: (keys) => findIn(byFirst, keys), knows: (key) => vocabulary.has(key) };
}

function contentKeys(phrase: string): readonly string[] {
  const terms = termsOf(phrase);
  const content = terms.filter(({ stop }) => !stop);
  return (content.length ? content : terms).map(({ key }) => key);
}

function groupByFirst(entries: Iterable<Entry>): ReadonlyMap<string, readonly Entry[]> {
  const byFirst = new Map<string, Entry[]>();
  for (const entry of entries) {
    const [first = ''] = entry.keys;
    const bucket = byFirst.get(first);
    if (bucket) bucket.push(entry);
    else byFirst.set(first, [entry]);
  }
  return byFirst;
}

function findIn(
  byFirst: ReadonlyMap<string, readonly Entry[]>,
  keys: readonly string[],
): readonly SynonymMatch[] {
  return keys.flatMap((key, first) =>
    (byFirst.get(key) ?? [])
      .filter((entry) => entry.keys.every((part, i) => keys[first + i] === part))
      .map((entry) => ({ first, last: first + entry.keys.length - 1, alternatives: entry.alternatives })),
  );
}
