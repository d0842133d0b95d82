import { describe, expect, it } from 'vitest';
import { plain, repeated, sections, sentencesOf, shipped } from './shipped.ts';

const { questions } = shipped;
const asked = questions.flatMap(({ ask }) => ask).map(plain);
const checked = questions.flatMap(({ check }) => check).map(plain);

describe('the questions of the shipped case', () => {
  it('name sections that exist', () => {
    const named = questions.flatMap(({ answer, also }) => [answer ?? [], also ?? []].flat());
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
    expect(repeated(checked)).toEqual([]);
  });

  it('are many, those that must not be answered among them', () => {
    const mustNot = questions.filter(({ answer }) => answer === undefined).flatMap(({ check }) => check);
    expect(asked.length).toBeGreaterThanOrEqual(600);
    expect(checked.length).toBeGreaterThanOrEqual(200);
    expect(mustNot.length).toBeGreaterThanOrEqual(60);
  });
});
