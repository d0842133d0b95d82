import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type Entry, Postings } from '../../src/search/postings.ts';

// Hundreds of small indexes are built; nothing here is a measurement.
vi.setConfig({ testTimeout: 60_000 });

const BOOSTS = { text: 1, headings: 1.6, title: 0.6, phrasings: 1.1 };
const KEYS = ['ban', 'court', '18-5176', 'müller', '@5-30', '禁令'] as const;

const field = fc
  .array(fc.constantFrom(...KEYS, 'other', 'word'), { maxLength: 8 })
  .map((keys) => keys.join(' '));
const entries = fc
  .array(fc.record({ text: field, headings: field, title: field, phrasings: field }), {
    minLength: 1,
    maxLength: 20,
  })
  .map((rows) => rows.map((row, number): Entry => ({ number, ...row })));
const asked = fc
  .uniqueArray(fc.constantFrom(...KEYS, 'nowhere'), { minLength: 1 })
  .chain((keys) =>
    fc
      .array(fc.constantFrom(0.2, 0.45, 1), { minLength: keys.length, maxLength: keys.length })
      .map((worth) => new Map(keys.map((key, i): [string, number] => [key, worth[i] ?? 1]))),
  );

function indexOf(rows: readonly Entry[]): Postings {
  const postings = new Postings();
  postings.addAll(rows);
  return postings;
}

/** What MiniSearch itself says, by number. */
function searched(postings: Postings, keys: ReadonlyMap<string, number>, size: number): readonly number[] {
  const found = postings.search([...keys.keys()].join(' '), {
    boost: BOOSTS,
    boostTerm: (term) => keys.get(term) ?? 1,
  });
  const scores = new Map(found.map(({ id, score }) => [Number(id), score]));
  return Array.from({ length: size }, (_, number) => scores.get(number) ?? 0);
}

describe('scores', () => {
  it('are those of MiniSearch', () => {
    fc.assert(
      fc.property(entries, asked, (rows, keys) => {
        const postings = indexOf(rows);
        const expected = searched(postings, keys, rows.length);
        [...postings.scores(keys, BOOSTS)].forEach((score, number) => {
          expect(score).toBeCloseTo(expected[number] ?? Number.NaN, 9);
        });
      }),
    );
  });

  it('do not hang on what was asked before', () => {
    fc.assert(
      fc.property(entries, asked, asked, (rows, first, second) => {
        const postings = indexOf(rows);
        const before = [...postings.scores(first, BOOSTS)];
        postings.scores(second, BOOSTS);
        expect([...postings.scores(first, BOOSTS)]).toEqual(before);
      }),
    );
  });

  it('are to the last digit those of an index that was kept', () => {
    fc.assert(
      fc.property(entries, asked, (rows, keys) => {
        const postings = indexOf(rows);
        const kept = Postings.of(structuredClone(postings.kept()));
        expect([...kept.scores(keys, BOOSTS)]).toEqual([...postings.scores(keys, BOOSTS)]);
        expect(searched(kept, keys, rows.length)).toEqual(searched(postings, keys, rows.length));
      }),
    );
  });
});
