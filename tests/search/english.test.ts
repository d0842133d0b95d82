import { describe, expect, it } from 'vitest';
import { isEnglish } from '../../src/search/english.ts';

describe('an English word', () => {
  it.each([
    'treason',
    'arrested',
    'browsing',
    'bought',
    'slowest',
    'countries',
    'davis',
    'unsigned',
    'discount',
    'form',
    'pleas',
    'quiet',
    'thin',
    'wile',
  ])('is known in its forms, among them names and opposites: %s', (word) => {
    expect(isEnglish(word)).toBe(true);
  });

  it.each(['recieve', 'custmers', 'directiv', 'anounced', 'xyzzy', 'zzzzzzzz', 'hikvision'])(
    'is not what looks like one: %s',
    (word) => {
      expect(isEnglish(word)).toBe(false);
    },
  );
});
