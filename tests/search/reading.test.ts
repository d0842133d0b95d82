import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences } from '../../src/core/sentences.ts';
import { distinctKeys } from '../../src/search/keys.ts';
import { Phrasings, phrasingsData } from '../../src/search/phrasings.ts';
import { Readings, readingsData } from '../../src/search/reading.ts';
import { termsOf } from '../../src/search/terms.ts';
import { Numbering, Vocabulary } from '../../src/search/vocabulary.ts';
import { passageOf } from '../fixtures/collection.ts';

const document = { path: 'memoranda/EFCAMemorandum.md', title: 'The May memorandum' };

/** The same passage twice, read from what is kept of both. */
function readTwice(text: string) {
  const passages = [text, text].map((each) => passageOf(each, { headings: ['May of 2018'], document }));
  const numbering = new Numbering(['other', 'keys']);
  const none = phrasingsData([[], []], numbering, () => 1);
  const data = structuredClone(readingsData(passages, numbering));
  const vocabulary = new Vocabulary(numbering.text);
  const readings = new Readings(passages, new Phrasings(none, vocabulary), data, vocabulary);
  return { readings: passages.flatMap((_, number) => readings.of(number) ?? []), vocabulary };
}

const word = fc.constantFrom(
  'May',
  'may',
  'the',
  'Court',
  'court',
  '2018',
  'May 30, 2018',
  'Müller',
  '禁令',
  'v.',
  'U.S.',
);
const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => `${words.join(' ')}.`);
const texts = fc.array(sentence, { minLength: 1, maxLength: 6 }).map((list) => list.join(' '));

describe('a passage that was read when the index was built', () => {
  it('has the sentences and words of its text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { readings, vocabulary } = readTwice(text);
        expect(readings.length).toBe(2);
        for (const { sentences: read } of readings) {
          expect(read.map(({ start, end }) => ({ start, end }))).toEqual(sentences(text));
          for (const { start, end, words, keys } of read) {
            const terms = termsOf(text.slice(start, end));
            expect(words.map(({ key, surface, stop, proper }) => [key, surface, stop, proper])).toEqual(
              terms.map(({ key, surface, stop, proper }) => [key, surface, stop, proper]),
            );
            const content = terms.filter(({ stop }) => !stop).map(({ key }) => key);
            expect(keys.map((key) => vocabulary.at(key))).toEqual([...new Set(content)]);
          }
        }
      }),
    );
  });

  it('has the words of its headings and of its document’s name', () => {
    const { readings, vocabulary } = readTwice('The court ruled.');
    const written = (keys: ArrayLike<number> = []): readonly string[] =>
      Array.from(keys, (key) => vocabulary.at(key));
    expect(written(readings[1]?.headings)).toEqual(distinctKeys('May of 2018'));
    expect(written(readings[1]?.title)).toEqual(distinctKeys('The May memorandum EFCA Memorandum'));
  });
});
