import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Numbering, Vocabulary } from '../../src/search/vocabulary.ts';

const word = fc.oneof(
  fc.constantFrom('ban', 'bans', 'court', '18-5176', '@5-30', '禁令', 'müller', '__proto__'),
  fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !text.includes(' ')),
);
const lists = fc.uniqueArray(word);

describe('a vocabulary', () => {
  it('knows the number of each of its words, and the word of each number', () => {
    fc.assert(
      fc.property(lists, (words) => {
        const vocabulary = new Vocabulary(words.join(' '));
        expect(vocabulary.size).toBe(words.length);
        expect(words.map((each) => vocabulary.numberOf(each))).toEqual(words.map((_, number) => number));
        expect(words.map((_, number) => vocabulary.at(number))).toEqual(words);
      }),
    );
  });

  it('knows no other word, and no word of another number', () => {
    fc.assert(
      fc.property(lists, word, (words, other) => {
        const vocabulary = new Vocabulary(words.filter((each) => each !== other).join(' '));
        expect(vocabulary.numberOf(other)).toBe(-1);
        expect([-1, vocabulary.size].map((number) => vocabulary.at(number))).toEqual(['', '']);
      }),
    );
  });

  it('tells a word from its parts', () => {
    const vocabulary = new Vocabulary('court ban bans');
    expect(['ban', 'bans', 'cour', 'court b', '', ' '].map((each) => vocabulary.numberOf(each))).toEqual([
      1, 2, -1, -1, -1, -1,
    ]);
  });
});

describe('a numbering', () => {
  it('gives each new word the next number, and is the text of a vocabulary that does the same', () => {
    const numbering = new Numbering(['court', 'ban']);
    expect(['ban', 'judge', 'court', 'judge'].map((each) => numbering.numberOf(each))).toEqual([1, 2, 0, 2]);
    expect([numbering.size, numbering.text]).toEqual([3, 'court ban judge']);
  });
});
