import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type Entry, Indexer, Postings } from '../../src/search/postings.ts';
import { Vocabulary } from '../../src/search/vocabulary.ts';

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

function indexerOf(rows: readonly Entry[]): Indexer {
  const indexer = new Indexer();
  indexer.addAll(rows);
  return indexer;
}

const vocabularyOf = ({ keys }: Indexer): Vocabulary => new Vocabulary(keys.join(' '));

function indexOf(rows: readonly Entry[]): Postings {
  const indexer = indexerOf(rows);
  return new Postings(indexer.flat(), vocabularyOf(indexer));
}

/** What MiniSearch itself says, by number. */
function searched(indexer: Indexer, keys: ReadonlyMap<string, number>, size: number): readonly number[] {
  const found = indexer.search([...keys.keys()].join(' '), {
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
        const expected = searched(indexerOf(rows), keys, rows.length);
        [...indexOf(rows).scores(keys, BOOSTS)].forEach((score, number) => {
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
        const indexer = indexerOf(rows);
        const data = indexer.flat();
        const [fresh, kept] = [data, structuredClone(data)].map(
          (each) => new Postings(each, vocabularyOf(indexer)),
        );
        expect([...(kept?.scores(keys, BOOSTS) ?? [])]).toEqual([...(fresh?.scores(keys, BOOSTS) ?? [])]);
      }),
    );
  });
});

describe('a key', () => {
  const postings = indexOf([
    { number: 0, text: 'ban ban court', headings: '', title: 'ban', phrasings: 'ban asked' },
    { number: 1, text: 'other', headings: 'ban', title: '', phrasings: '' },
  ]);

  it('is held by the passages whose field has it', () => {
    expect([...postings.holders('ban', 'text')]).toEqual([0]);
    expect([...postings.holders('ban', 'headings')]).toEqual([1]);
    expect([...postings.holders('nowhere', 'text')]).toEqual([]);
  });

  it('counts once for a passage, however many of its fields have it', () => {
    expect(['ban', 'court', 'asked', 'nowhere'].map((key) => postings.frequency(key))).toEqual([2, 1, 1, 0]);
  });

  it('is in the documents unless phrasings alone have it', () => {
    expect(['ban', 'court', 'other', 'asked', 'nowhere'].map((key) => postings.isInDocuments(key))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
