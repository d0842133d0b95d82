import { describe, expect, it } from 'vitest';
import { loadCollection } from '../../src/knowledge/load.ts';
import { buildIndexData, decodeIndexData, encodeIndexData } from '../../src/search/index-data.ts';
import { createPassageIndex } from '../../src/search/passage-index.ts';
import { mixedFolder } from '../fixtures/folder.ts';
import { folderWith } from '../knowledge/folder.ts';

const QUESTIONS = [
  'When is the walrus memorandum due?',
  'What is asked about the outcome?',
  'Which agencys removed the prodct?',
  'Who won the volleyball tournament?',
];

describe('an index that was kept', () => {
  it('finds exactly what the index finds that it was kept of', async () => {
    const questions =
      '- answer: notes/summary.md#the-outcome\n  quote: met four times\n  ask: [what is asked about the outcome]\n';
    const folder = folderWith({ ...mixedFolder(), 'questions.yaml': questions });
    const collection = await loadCollection(folder);
    const data = buildIndexData(collection);
    const [fresh, kept] = [data, decodeIndexData(encodeIndexData(data))].map((each) =>
      createPassageIndex(collection, undefined, each),
    );
    for (const text of QUESTIONS) {
      const [a, b] = await Promise.all([fresh, kept].map((index) => index?.search({ text }, { limit: 5 })));
      expect(a?.words).toBeGreaterThan(0);
      expect(b).toEqual(a);
      expect(b?.hits.map(({ evidence }) => evidence)).toEqual(a?.hits.map(({ evidence }) => evidence));
    }
  });
});
