import { describe, expect, it } from 'vitest';
import { plain, repeated, sections, sentencesOf, shipped } from './shipped.ts';

const { questions } = shipped;
const asked = questions.flatMap(({ ask }) => ask).map(plain);
const checked = questions.flatMap(({ check }) => check).map(plain);

describe('the questions of the shipped case', () => {
  it('name sections that exist', () => {
    const named = questions.flatMap(({ answer }) => answer ?? []);
    expect(named.filter((answer) => !sections.has(answer))).toEqual([]);
  });

  it('quote words of exactly one sentence of their section', () => {
    const loose = questions.filter(({ answer, quote }) => {
      if (answer === undefined || quote === undefined) return false;
      const holding = sentencesOf(sections.get(answer) ?? '').filter((sentence) => sentence.includes(quote));
      return holding.length !== 1;
    });
    expect(loose).toEqual([]);
  });

  it('are indexed for every section', () => {
    const covered = new Set(questions.filter(({ ask }) => ask.length > 0).map(({ answer }) => answer));
    expect([...sections.keys()].filter((section) => !covered.has(section))).toEqual([]);
  });

  it('lead from each phrasing to one sentence', () => {
    expect(repeated(asked)).toEqual([]);
  });

  it('are measured with phrasings that are not indexed', () => {
    const indexed = new Set(asked);
    expect(checked.filter((phrasing) => indexed.has(phrasing))).toEqual([]);
  });

  it('are many', () => {
    expect(asked.length).toBeGreaterThanOrEqual(600);
  });
});
