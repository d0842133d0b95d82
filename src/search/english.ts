/**
 * Whether a word is English: "treason" is no slip for "reason", although the documents know only that. The dictionary and its
 * rules are Hunspell's (https://github.com/hunspell/hunspell/blob/master/man/hunspell.5): `appoint/LSGD` with
 * `SFX D 0 ed [^ey]` makes "appointed".
 *
 * @module
 */
import dictionary from 'dictionary-en';
import { Vocabulary, Words } from './vocabulary.ts';

/** What an entry with this flag may have before or behind it. */
interface Affix {
  readonly flag: string;
  /** Whether a word may be a form of such an entry. */
  readonly fits: (word: string) => boolean;
  /** The entry that the word would be a form of. */
  readonly entryOf: (word: string) => string;
}

interface English {
  readonly entries: Vocabulary;
  /** Of each entry, by its number. */
  readonly flags: Words;
  readonly prefixes: readonly Affix[];
  readonly suffixes: readonly Affix[];
}

let english: English | undefined;

/** Whether the dictionary holds a word of lower-case letters, or makes it of another; names count, written small. */
export function isEnglish(word: string): boolean {
  english ??= read();
  const { entries, flags, prefixes, suffixes } = english;
  const isForm = (rest: string, flag: string, suffix: Affix): boolean => {
    const entry = suffix.fits(rest) ? entries.numberOf(suffix.entryOf(rest)) : -1;
    return entry >= 0 && [flag, suffix.flag].every((needed) => flags.at(entry).includes(needed));
  };
  return [AS_IT_IS, ...prefixes].some(
    (prefix) =>
      prefix.fits(word) &&
      [AS_IT_IS, ...suffixes].some((suffix) => isForm(prefix.entryOf(word), prefix.flag, suffix)),
  );
}

const AS_IT_IS: Affix = { flag: '', fits: () => true, entryOf: (word) => word };

function read(): English {
  const flags = new Map<string, string>();
  for (const [, word = '', more = ''] of textOf(dictionary.dic).matchAll(/^([a-z]+)(?:\/(\w+))?$/gim)) {
    const entry = word.toLowerCase();
    flags.set(entry, `${flags.get(entry) ?? ''}${more}`);
  }
  return {
    entries: new Vocabulary([...flags.keys()].join(' ')),
    flags: new Words([...flags.values()].join(' ')),
    prefixes: affixes('PFX', (affix) => ({
      fits: (word) => word.startsWith(affix),
      entryOf: (word) => word.slice(affix.length),
    })),
    suffixes: affixes('SFX', (affix, instead, before) => {
      const entryOf = (word: string): string => word.slice(0, -affix.length) + instead;
      const ending = new RegExp(`${before}$`);
      return { fits: (word) => word.endsWith(affix) && ending.test(entryOf(word)), entryOf };
    }),
  };
}

/** Rules such as `SFX D y ied [^aeiou]y`: the flag, what goes, what comes instead, and how the entry ends. */
function affixes(
  kind: 'PFX' | 'SFX',
  rule: (affix: string, instead: string, before: string) => Omit<Affix, 'flag'>,
): readonly Affix[] {
  const rules = textOf(dictionary.aff).matchAll(
    new RegExp(`^${kind} (\\w) +(\\w+) +([a-z]+) +(\\S+)$`, 'gm'),
  );
  return [...rules].map(([, flag = '', goes = '', affix = '', before = '']) => ({
    flag,
    ...rule(affix, goes === '0' ? '' : goes, before),
  }));
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
