import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { keyOf, parsePointer, pointerTo, versionOf } from '../../src/core/pointer.ts';
import { passageOf } from '../fixtures/collection.ts';

// Hundreds of pointers are made; nothing here is a measurement.
vi.setConfig({ testTimeout: 60_000 });

describe('a pointer', () => {
  it('names passage, version and marked sentences, and is read again in any process', () => {
    const passage = passageOf('It failed.');
    expect(parsePointer(pointerTo(passage, 3, 40))).toEqual({
      key: keyOf(passage.id),
      version: versionOf(passage),
      first: 3,
      last: 40,
    });
    expect(pointerTo(passageOf('It failed.'), 3, 40)).toBe(pointerTo(passage, 3, 40));
  });

  it('is short and safe in a button, however long the name of the passage', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(40_000), (id, sentence) => {
        expect(pointerTo(passageOf('It failed.', { id }), sentence, sentence)).toMatch(
          /^[A-Za-z0-9._-]{1,40}$/,
        );
      }),
    );
  });

  it('changes with the text, and only in its version', () => {
    const [before, after] = ['It failed.', 'It stands.'].map((text) =>
      pointerTo(passageOf(text), 0, 0).split('.'),
    );
    expect(after?.[0]).toBe(before?.[0]);
    expect(after?.[1]).not.toBe(before?.[1]);
  });

  it.each([
    '',
    'abc',
    'abcdefghijkl.abcdef.0',
    'abcdefghijkl.abcdef.5.2',
    'abcdefghijkl.abcdef.0.0.0',
    'abcdefghijkl.abcdef.-1.0',
    'abcdefghijkl.abcdef.zzzz.zzzz',
    'abcdefghij/l.abcdef.0.0',
    '../../../etc/passwd.0.0',
    'abcdefghijkl.abcdef.0.0\n',
    '__proto__',
    'x'.repeat(100_000),
  ])('is refused where it was never written: %j', (text) => {
    expect(parsePointer(text)).toBeUndefined();
  });
});
