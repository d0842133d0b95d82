import { describe, expect, it } from 'vitest';
import type { WrittenPhrasing } from '../../src/search/curated.ts';
import { createLikeness } from '../../src/search/likeness.ts';
import { Phrasings, phrasingsData } from '../../src/search/phrasings.ts';
import type { AnalysedQuestion, QuestionWord } from '../../src/search/question.ts';
import { Numbering, Vocabulary } from '../../src/search/vocabulary.ts';

const phrasing = (keys: string, type: WrittenPhrasing['type'] = 'what'): WrittenPhrasing => ({
  terms: [],
  keys: keys.split(' '),
  type,
  wording: type === 'what' ? keys.split(' ').length : 0,
  pairs: [],
});

/** Every word is as rare as any other. */
const lexicon = { size: 10, frequency: () => 1, isInDocuments: () => true, rarity: () => 2 };

const numbering = new Numbering();
const data = phrasingsData(
  [
    [phrasing('sign ban'), phrasing('sign ban', 'date')],
    [phrasing('presid sign nation defens'), phrasing('nation court')],
  ],
  numbering,
  lexicon.rarity,
);
const PHRASINGS = new Phrasings(data, new Vocabulary(numbering.text));

const word = (key: string, ...alternatives: QuestionWord['alternatives']): QuestionWord => ({
  key,
  surface: key,
  weight: 2,
  worth: 1,
  alternatives,
  name: false,
  focus: false,
  earlier: false,
});
const question = (...words: QuestionWord[]): AnalysedQuestion => ({
  words,
  type: 'what',
  wording: words.length,
  pairs: [],
  asking: [],
  corrections: [],
});

const likenessTo = createLikeness(PHRASINGS, lexicon);
const likenesses = (asked: AnalysedQuestion): readonly number[] => {
  const likeness = likenessTo(asked);
  return Array.from({ length: PHRASINGS.size }, (_, number) => Number(likeness(number).toFixed(2)));
};

describe('the likeness of a question to a phrasing', () => {
  it('is 1 for the very same words in any order, less where another sort of thing is asked for', () => {
    expect(likenesses(question(word('ban'), word('sign'))).slice(0, 2)).toEqual([1, 0.87]);
  });

  it('is not quite 1 where other function words stand between fewer than three words', () => {
    expect(likenesses({ ...question(word('ban'), word('sign')), wording: 7 })[0]).toBe(0.99);
    const three = { ...question(word('presid'), word('sign'), word('defens'), word('nation')), wording: 7 };
    expect(likenesses(three)[2]).toBe(1);
  });

  it('is the cosine where some words are shared, and 0 where none is', () => {
    expect(likenesses(question(word('sign')))).toEqual([0.71, 0.62, 0.5, 0]);
  });

  it('counts a word that is said in another way by what that way is worth', () => {
    const asked = question(word('sign'), word('prohibit', { keys: ['ban'], worth: 0.9 }));
    expect(likenesses(asked)[0]).toBeCloseTo((1 + 0.9) / 2, 3);
  });

  it('does not take a common word for a rare one in full', () => {
    const rare = { ...word('prohibit', { keys: ['ban'], worth: 0.9 }), weight: 6 };
    expect(likenesses(question(rare))[0]).toBe(0.64);
  });

  it('needs all parts of such a way, and counts the best of several', () => {
    const asked = question(
      word('pentagon', { keys: ['nation'], worth: 0.5 }, { keys: ['nation', 'defens'], worth: 0.9 }),
    );
    expect(likenesses(asked).slice(2, 4)).toEqual([0.45, 0.35]);
  });

  it('does not hang on what was asked before', () => {
    const asked = question(word('sign'), word('court'));
    const before = likenesses(asked);
    likenesses(question(word('ban'), word('nation'), word('film')));
    expect(likenesses(asked)).toEqual(before);
  });
});
