import { describe, expect, it } from 'vitest';
import { answeringSentence, excerptText } from '../../src/core/citation-text.ts';
import { EXCERPT_LENGTH, excerptOf } from '../../src/core/excerpt.ts';
import { passageOf } from '../fixtures/collection.ts';

/** A sentence of so many characters. */
const sentence = (name: string, length: number): string => `${name} ${'x'.repeat(length - name.length - 2)}.`;

describe('an excerpt', () => {
  it('is the marked sentence with the whole sentences around it', () => {
    const passage = passageOf('The suit failed. Congress may ban it. The panel agreed.');
    expect(excerptOf(passage, 1, 1).runs).toEqual([
      { text: 'The suit failed. ', highlight: false },
      { text: 'Congress may ban it.', highlight: true },
      { text: ' The panel agreed.', highlight: false },
    ]);
  });

  it('marks two neighbouring sentences where one points at the other', () => {
    const passage = passageOf('Congress passed it. This ended the matter. Nobody appealed.');
    expect(answeringSentence(excerptOf(passage, 0, 1))).toBe('Congress passed it. This ended the matter.');
  });

  it('holds at most about 600 characters: what follows is taken before what precedes', () => {
    const [a, b, c, d] = ['A', 'B', 'C', 'D'].map((name) => sentence(name, 190));
    const shown = excerptText(excerptOf(passageOf([a, b, c, d].join(' ')), 1, 1));
    expect(shown).toBe([b, c, d].join(' '));
    expect(shown.length).toBeLessThanOrEqual(EXCERPT_LENGTH);
  });

  it('takes what precedes where what follows does not fit', () => {
    const [before, marked, after] = [sentence('A', 100), sentence('B', 300), sentence('C', 400)];
    expect(excerptText(excerptOf(passageOf([before, marked, after].join(' ')), 1, 1))).toBe(
      `${before} ${marked}`,
    );
  });

  it('is longer only where the marked sentence alone is', () => {
    const long = sentence('Long', 900);
    expect(excerptText(excerptOf(passageOf(`Before. ${long} After.`), 1, 1))).toBe(long);
  });

  it('keeps paragraphs apart as the passage does', () => {
    expect(excerptText(excerptOf(passageOf('First point.\nSecond point.'), 1, 1))).toBe(
      'First point.\nSecond point.',
    );
  });

  it('marks the nearest sentence there is where a passage became shorter', () => {
    const passage = passageOf('Only this is left. And this.');
    expect(answeringSentence(excerptOf(passage, 7, 9))).toBe('And this.');
    expect(excerptOf(passageOf(''), 0, 0).runs).toEqual([]);
  });
});
