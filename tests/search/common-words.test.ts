import { describe, expect, it } from 'vitest';
import { discountOf } from '../../src/search/common-words.ts';
import { stem } from '../../src/search/stem.ts';

const lexicon = (size: number, frequency: number) => ({ size, frequency: () => frequency });

describe('a word of everyday English', () => {
  it('is one in any of its forms', () => {
    const isCommon = (word: string): boolean => discountOf(stem(word), lexicon(40, 1)) < 1;
    expect(['begin', 'began', 'largely', 'countries'].map(isCommon)).toEqual([true, true, true, true]);
    expect(['attainder', 'trailer', 'rhine'].map(isCommon)).toEqual([false, false, false]);
  });

  it('weighs less than its few passages say, the more so the fewer they are', () => {
    expect(discountOf('begin', lexicon(40, 1))).toBeLessThan(discountOf('begin', lexicon(40, 10)));
    expect(discountOf('begin', lexicon(40, 10))).toBeLessThan(1);
  });

  it('weighs what its passages say where they are many', () => {
    expect(discountOf('begin', lexicon(10_000, 2_000))).toBeCloseTo(1, 2);
  });

  it('weighs something even where every passage has it', () => {
    expect(discountOf('begin', lexicon(3, 3))).toBeGreaterThan(0);
    expect(discountOf('begin', lexicon(3, 0))).toBeGreaterThan(0);
  });

  it('is no other word', () => {
    expect(discountOf('attaind', lexicon(40, 1))).toBe(1);
  });
});
