import { describe, expect, it } from 'vitest';
import type { Synonyms } from '../../src/core/types.ts';
import { type Thesaurus, thesaurusData, thesaurusOf } from '../../src/search/synonyms.ts';
import { termsOf } from '../../src/search/terms.ts';
import { Numbering, Vocabulary } from '../../src/search/vocabulary.ts';

function thesaurus(synonyms: Synonyms): Thesaurus {
  const numbering = new Numbering(['in', 'the', 'documents']);
  const data = thesaurusData(synonyms, numbering);
  return thesaurusOf(data, new Vocabulary(numbering.text));
}

const words = thesaurus({
  groups: [
    ['DHS', 'Department of Homeland Security', 'Homeland Security'],
    ['ban', 'prohibition'],
  ],
  oneWay: [
    { from: 'boss', to: ['chief executive'] },
    { from: 'thrown out', to: ['dismissed'] },
  ],
});

const alternativesIn = (question: string): readonly string[] =>
  words
    .find(termsOf(question).map(({ key }) => key))
    .flatMap(({ alternatives }) => alternatives.map(({ keys }) => keys.join(' ')));

describe('synonyms', () => {
  it('of a group lead both ways', () => {
    expect(alternativesIn('the ban')).toEqual(['prohibit']);
    expect(alternativesIn('prohibition')).toEqual(['ban']);
    expect(alternativesIn('What did DHS say?')).toEqual(['depart homeland secur', 'homeland secur']);
  });

  it('of a one-way row lead from what people say to what documents say alone', () => {
    expect(alternativesIn('Who is the boss?')).toEqual(['chief execut']);
    expect(alternativesIn('Who is the chief executive?')).toEqual([]);
  });

  it('may be phrases, function words within them as well', () => {
    expect(alternativesIn('the department of homeland security')).toEqual([
      'dhs',
      'homeland secur',
      'dhs',
      'depart homeland secur',
    ]);
    expect(alternativesIn('was the suit thrown out')).toEqual(['dismiss']);
  });

  it('are whole phrases: a part is not meant', () => {
    expect(alternativesIn('the security of the department')).toEqual([]);
    expect(alternativesIn('who was thrown over')).toEqual([]);
  });

  it('are found in any form of the word', () => {
    expect(alternativesIn('The bans')).toEqual(['prohibit']);
  });

  it('never lead to the same words again', () => {
    const same = thesaurus({ groups: [['ban', 'bans', 'the ban']], oneWay: [] });
    expect(same.find(['ban']).flatMap(({ alternatives }) => alternatives)).toEqual([]);
  });

  it('are worth a little less than the word itself, one-way rows less still', () => {
    const worth = (question: string): number =>
      words.find(termsOf(question).map(({ key }) => key))[0]?.alternatives[0]?.worth ?? 0;
    expect(worth('ban')).toBeLessThan(1);
    expect(worth('boss')).toBeLessThan(worth('ban'));
    expect(worth('boss')).toBeGreaterThan(0);
  });

  it('make a word known, so that it is no typing error', () => {
    expect([words.knows('boss'), words.knows('bossi')]).toEqual([true, false]);
  });

  it('of no letters are left aside', () => {
    const odd = thesaurus({
      groups: [
        ['—', 'ban'],
        ['ban', ''],
      ],
      oneWay: [{ from: '?', to: ['ban'] }],
    });
    expect(odd.find(['ban', '', 'undefined']).flatMap(({ alternatives }) => alternatives)).toEqual([]);
  });
});
