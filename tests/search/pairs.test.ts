import { describe, expect, it } from 'vitest';
import { writtenPhrasing } from '../../src/search/curated.ts';
import { Pairs, pairsData, pairsOf } from '../../src/search/pairs.ts';
import { termsOf } from '../../src/search/terms.ts';

const pairs = (text: string) => pairsOf(termsOf(text));

describe('pairs of neighbouring words', () => {
  it('are those of stems, function words and the opening word included, each once', () => {
    expect(pairs('Who signed the ban?')).toHaveLength(4);
    expect(pairs('who signs the bans')).toEqual(pairs('Who signed the ban?'));
    expect(pairs('sign the ban, sign the ban')).toHaveLength(4);
    expect(pairs('')).toEqual([]);
  });

  it('hang on the order of the words', () => {
    expect(
      pairs('the ban who signed').filter((pair) => pairs('Who signed the ban?').includes(pair)),
    ).toHaveLength(2);
  });
});

const texts = ['The President signed the ban in December.', 'The court dismissed the suit.'].map(pairs);
const answered = [
  ['Who signed the ban?', 'who put his name to the ban', 'Who signed the act?'],
  ['What did the court do?', 'what did the judge decide', 'What did the court say of the suit?'],
].map((list) => list.map(writtenPhrasing));
const unanswered = ['How old is the judge?', 'how old was the president', 'What did the ban cost?'].map(
  writtenPhrasing,
);
const known = new Pairs(pairsData(texts, answered, unanswered));

describe('the share of pairs in a passage', () => {
  it('counts those of its text and of its phrasings', () => {
    expect(known.shareIn(0, pairs('Who signed the ban in December?'))).toBe(1);
    expect(known.shareIn(1, pairs('court dismissed the suit'))).toBe(0.75);
    expect(known.shareIn(1, pairs('Who signed the ban?'))).toBe(0);
  });

  it('is 0 for no pairs and for no passage', () => {
    expect(known.shareIn(0, [])).toBe(0);
    expect(known.shareIn(7, pairs('Who signed the ban?'))).toBe(0);
  });
});

describe('the manner of a question', () => {
  it('is above 0 where it is put as those that are answered, and below 0 as counter-examples', () => {
    expect(known.mannerOf(pairs('what did the committee do'))).toBeGreaterThan(0);
    expect(known.mannerOf(pairs('How old is the founder?'))).toBeLessThan(0);
    expect(known.mannerOf(pairs('How old is the judge?'))).toBeLessThan(
      known.mannerOf(pairs('How old is she?')),
    );
  });

  it('says nothing of words that were never put so, nor of what one phrasing alone holds', () => {
    expect(known.mannerOf(pairs('volleyball tournament'))).toBe(0);
    expect(known.mannerOf(pairs('his name'))).toBe(0);
  });

  it.each([
    ['counter-examples', new Pairs(pairsData(texts, answered, []))],
    ['phrasings', new Pairs(pairsData(texts, [[], []], unanswered))],
  ])('says nothing without %s', (_, alone) => {
    expect(alone.mannerOf(pairs('How old is the judge?'))).toBe(0);
  });
});
