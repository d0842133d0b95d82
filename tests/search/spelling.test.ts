import { describe, expect, it } from 'vitest';
import { functionWordOf } from '../../src/search/slips.ts';
import { editDistance, spellingBuilder, spellingOf } from '../../src/search/spelling.ts';
import { termsOf } from '../../src/search/terms.ts';

function spelling(text: string) {
  const words = spellingBuilder();
  words.add(termsOf(text), 'documents');
  return spellingOf(words.build());
}

const { correct } = spelling(
  'Kaspersky lawsuit lawsuit lawful dismissed judge Tatel directive Kollar Kotelly ban suit',
);

describe('a typing error', () => {
  it.each([
    ['kaspersy', 'Kaspersky'],
    ['Kaspersly', 'Kaspersky'],
    ['kapsersky', 'Kaspersky'],
    ['kasperskyy', 'Kaspersky'],
    ['lawsiut', 'lawsuit'],
    ['dismised', 'dismissed'],
    ['direktive', 'directive'],
    ['dierctvie', 'directive'],
    ['Tattel', 'Tatel'],
    ['Kotelli', 'Kotelly'],
  ])('is read as the word of the documents: %s', (typed, meant) => {
    expect(correct(typed)).toBe(meant);
  });

  it.each(['bam', 'siut', 'xyzzy', 'kspsky', 'judgement', 'лавсуит', '1634', 'a'.repeat(40), ''])(
    'is no guess where the word is short, strange or too far off: %s',
    (typed) => {
      expect(correct(typed)).toBe(typed === 'siut' ? 'suit' : undefined);
    },
  );

  it('is read as the nearest word; then as one with the same first letter; then as the more frequent one', () => {
    expect(spelling('dismissal dismissed').correct('dismissedd')).toBe('dismissed');
    expect(spelling('suits suits suits quits').correct('quitz')).toBe('quits');
    expect(spelling('cast case case').correct('casx')).toBe('case');
    expect(spelling('casb casa').correct('casx')).toBe('casa');
  });

  it('is read as a word of which a letter was left out before one in which another stands', () => {
    expect(spelling('later later lawyer').correct('lawer')).toBe('lawyer');
    expect(spelling('bound bound bounty').correct('bouny')).toBe('bounty');
  });

  it('is read as the word as most documents write it', () => {
    expect(spelling('Acme and Acme, see www.acme.example').correct('acmee')).toBe('Acme');
    expect(spelling('Recall of trailers. A recall. The recall.').correct('recal')).toBe('recall');
    const words = spellingBuilder();
    words.add(termsOf('The Pelican clause'), 'documents');
    words.add(termsOf('pelican? pelican? pelicon?'), 'phrasings');
    expect(spellingOf(words.build()).correct('pelikan')).toBe('Pelican');
  });

  it('forgives one error, and two in a long word', () => {
    expect(correct('judgge')).toBe('judge');
    expect(correct('juggde')).toBeUndefined();
    expect(correct('direktiv')).toBe('directive');
  });
});

describe('the distance of two words', () => {
  it.each([
    ['judge', 'judge', 0],
    ['judge', 'jugde', 1],
    ['judge', 'udge', 1],
    ['judge', 'judges', 1],
    ['judge', 'fudge', 1],
    ['directive', 'dierctvie', 2],
    ['', 'ab', 2],
  ])('counts insertions, deletions, changes and swaps: %s, %s', (a, b, distance) => {
    expect(editDistance(a, b, 3)).toBe(distance);
    expect(editDistance(b, a, 3)).toBe(distance);
  });

  it('is not worked out beyond what is allowed', () => {
    expect(editDistance('judge', 'statute', 1)).toBe(2);
    expect(editDistance('a'.repeat(1_000), 'b'.repeat(1_000), 2)).toBe(3);
  });
});

describe('a slip in a function word', () => {
  it.each([
    ['whcih', 'which'],
    ['hwat', 'what'],
    ['whre', 'where'],
    ['Becasue', 'because'],
    ['wherre', 'where'],
    ['agian', 'again'],
  ])('is seen: %s', (typed, meant) => {
    expect(functionWordOf(typed)).toBe(meant);
  });

  it.each(['moth', 'ware', 'won', 'judge', 'xyzzy', ''])('is not seen in another word: %s', (word) => {
    expect(functionWordOf(word)).toBeUndefined();
  });
});
