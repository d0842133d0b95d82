import { describe, expect, it } from 'vitest';
import { termsOf } from '../../src/search/terms.ts';
import { plain, repeated, shipped } from './shipped.ts';

const { groups, oneWay } = shipped.synonyms;
const keysOf = (text: string): readonly string[] => termsOf(text).map(({ key }) => key);
const known = new Set(
  shipped.documents.flatMap(({ title, blocks }) =>
    [title, ...blocks.map(({ text }) => text)].flatMap(keysOf),
  ),
);
const isInDocuments = (phrase: string): boolean => keysOf(phrase).every((key) => known.has(key));

describe('the synonyms of the shipped case', () => {
  it('stand in one group each', () => {
    expect(repeated(groups.flat().map(plain))).toEqual([]);
  });

  it('lead from each phrase in one row', () => {
    expect(repeated(oneWay.map(({ from }) => plain(from)))).toEqual([]);
  });

  it('lead to words of the documents', () => {
    const nowhere = oneWay.flatMap(({ from, to }) =>
      to.filter((phrase) => !isInDocuments(phrase)).map((phrase) => `${from}: ${phrase}`),
    );
    expect(nowhere).toEqual([]);
    expect(groups.filter((group) => !group.some(isInDocuments))).toEqual([]);
  });
});
