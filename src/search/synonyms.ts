/**
 * Words and phrases that mean the same, found in a row of keys.
 *
 * @module
 */
import type { Synonyms } from '../core/types.ts';
import { type FlatLists, flatLists, holdersOf, listAt, rangeOf, startsOf } from './flat.ts';
import { termsOf } from './terms.ts';
import type { Numbering, Vocabulary } from './vocabulary.ts';

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

/** Plain data that can be kept; keys are numbers of a vocabulary. */
export interface ThesaurusData {
  /** The keys of each phrase that can be said in other ways. */
  readonly phrases: FlatLists;
  /** The phrases that begin with each key. */
  readonly byFirst: FlatLists;
  /** The first of each phrase's alternatives, and behind them where another phrase's would start. */
  readonly starts: Uint32Array;
  /** The keys of each alternative. */
  readonly alternatives: FlatLists;
  /** For each alternative 1 where a one-way row leads to it. */
  readonly oneWay: Uint8Array;
}

/** A phrase that can be said in other ways. */
interface Entry {
  readonly keys: readonly string[];
  readonly alternatives: { readonly keys: readonly string[]; readonly isOneWay: boolean }[];
}

/** @param numbering gets every key */
export function thesaurusData(synonyms: Synonyms, numbering: Numbering): ThesaurusData {
  const entries = entriesOf(synonyms);
  const alternatives = entries.flatMap((entry) => entry.alternatives);
  const numbersOf = ({ keys }: Pick<Entry, 'keys'>): readonly number[] =>
    keys.map((key) => numbering.numberOf(key));
  const [phrases, others] = [entries.map(numbersOf), alternatives.map(numbersOf)];
  const firsts = phrases.map((keys) => keys.slice(0, 1));
  return {
    phrases: flatLists(phrases, numbering.size),
    byFirst: holdersOf(flatLists(firsts, numbering.size), numbering.size),
    starts: startsOf(entries.map((entry) => entry.alternatives.length)),
    alternatives: flatLists(others, numbering.size),
    oneWay: Uint8Array.from(alternatives, ({ isOneWay }) => Number(isOneWay)),
  };
}

function entriesOf({ groups, oneWay }: Synonyms): readonly Entry[] {
  const entries = new Map<string, Entry>();
  const contents = new Map<string, readonly string[]>();
  const contentOf = (phrase: string): readonly string[] => {
    const content = contents.get(phrase) ?? contentKeys(phrase);
    contents.set(phrase, content);
    return content;
  };
  const add = (from: string, to: readonly string[], isOneWay: boolean): void => {
    const keys = termsOf(from).map(({ key }) => key);
    if (!keys.length) return;
    const id = keys.join(' ');
    const entry = entries.get(id) ?? { keys, alternatives: [] };
    entries.set(id, entry);
    const own = contentOf(from).join(' ');
    for (const phrase of to) {
      const content = contentOf(phrase);
      if (content.length && content.join(' ') !== own) entry.alternatives.push({ keys: content, isOneWay });
    }
  };
  for (const group of groups)
    for (const member of group)
      add(
        member,
        group.filter((other) => other !== member),
        false,
      );
  for (const { from, to } of oneWay) add(from, to, true);
  return [...entries.values()];
}

/** @param vocabulary of the numbers in the data */
export function thesaurusOf(data: ThesaurusData, vocabulary: Vocabulary): Thesaurus {
  const alternativesOf = (phrase: number): readonly Alternative[] => {
    const [from, to] = rangeOf(data.starts, phrase);
    return Array.from({ length: to - from }, (_, at) => ({
      keys: Array.from(listAt(data.alternatives, from + at), (number) => vocabulary.at(number)),
      worth: data.oneWay[from + at] ? ONE_WAY_WORTH : GROUP_WORTH,
    }));
  };
  return {
    find(keys) {
      const numbers = keys.map((key) => vocabulary.numberOf(key));
      const matches: SynonymMatch[] = [];
      for (const [first, number] of numbers.entries())
        for (const phrase of listAt(data.byFirst, number)) {
          const parts = listAt(data.phrases, phrase);
          if (parts.every((part, i) => numbers[first + i] === part))
            matches.push({ first, last: first + parts.length - 1, alternatives: alternativesOf(phrase) });
        }
      return matches;
    },
    knows: (key) => data.phrases.items.includes(vocabulary.numberOf(key)),
  };
}

function contentKeys(phrase: string): readonly string[] {
  const terms = termsOf(phrase);
  const content = terms.filter(({ stop }) => !stop);
  return (content.length ? content : terms).map(({ key }) => key);
}
