import { describe, expect, it } from 'vitest';
import type { SearchQuery } from '../../src/core/types.ts';
import { createPassageIndex } from '../../src/search/passage-index.ts';
import { shipped } from '../case/shipped.ts';

const index = createPassageIndex(shipped);
const questions = shipped.questions.flatMap(({ check }) => check).filter((_, i) => i % 3 === 0);

/** What the search returns beside the best of all candidates, every one of which was read. */
async function bothFor(query: SearchQuery, limit: number) {
  const { hits } = await index.search(query, { limit });
  const all = index.rank(query).ranked.slice(0, limit);
  return {
    searched: hits.map(({ passage, score }) => [passage.id, score]),
    ranked: all.map(({ reading, score }) => [reading.passage.id, score]),
  };
}

describe('a search that reads only the candidates that can win', () => {
  it('returns what reading all of them returns', async () => {
    expect(questions.length).toBeGreaterThan(100);
    for (const text of questions) {
      const { searched, ranked } = await bothFor({ text }, 5);
      expect(searched).toEqual(ranked);
    }
  });

  it('does so for long questions and for follow-ups', async () => {
    for (const [i, text] of questions.entries()) {
      const earlier = questions.slice(Math.max(0, i - 2), i);
      const long = await bothFor({ text: [...earlier, text].join(' ') }, 5);
      expect(long.searched).toEqual(long.ranked);
      const [{ passage } = {}] = (await index.search({ text }, { limit: 1 })).hits;
      const shown = passage && { passage, sentence: 0 };
      const next = await bothFor(
        { text: 'who signed it?', context: { questions: [text], ...(shown && { shown }) } },
        5,
      );
      expect(next.searched).toEqual(next.ranked);
    }
  });
});
