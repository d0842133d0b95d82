import { describe, expect, it } from 'vitest';
import { CounterExamples, counterExamplesData } from '../../src/search/counter-examples.ts';
import { writtenPhrasing } from '../../src/search/curated.ts';

const among = (...unanswered: readonly string[]) => {
  const known = new CounterExamples(counterExamplesData(unanswered.map(writtenPhrasing)));
  return (question: string): number => {
    const { terms, pairs } = writtenPhrasing(question);
    return known.nearest(terms, pairs);
  };
};

const nearest = among(
  'How old is the judge?',
  'Who was the clerk of the judge?',
  'What did the ban cost the agencies?',
  'Who is the chief executive of Acme?',
);

describe('the likeness to the nearest counter-example', () => {
  it('is 1 for its very words, however they are written', () => {
    expect(nearest('How old is the judge?')).toBe(1);
    expect(nearest('how old IS the judges')).toBe(1);
    expect(nearest('Is the judge how old?')).toBeLessThan(1);
  });

  it('is higher for what is put alike than for the same words put otherwise', () => {
    const alike = nearest('How old is the senator?');
    expect(alike).toBeGreaterThan(nearest('Which judge is old?'));
    expect(alike).toBeLessThan(1);
  });

  it('counts what few of them hold for more than what many do', () => {
    expect(nearest('the clerk')).toBeGreaterThan(nearest('the judge'));
  });

  it('is 0 where nothing is shared, where nothing is asked and where there is none', () => {
    expect(nearest('volleyball tournaments')).toBe(0);
    expect(nearest('')).toBe(0);
    expect(among()('How old is the judge?')).toBe(0);
  });
});
