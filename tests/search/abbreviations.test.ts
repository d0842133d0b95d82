import { describe, expect, it, vi } from 'vitest';
import { abbreviations } from '../../src/search/abbreviations.ts';
import { passageOf } from '../fixtures/collection.ts';

// Long texts are read; nothing here is a measurement.
vi.setConfig({ testTimeout: 60_000 });

const groupsIn = (text: string) => abbreviations([passageOf(text)]);

describe('abbreviations that documents introduce', () => {
  it.each<[string, string, string]>([
    ['The Department of Homeland Security (DHS) acted.', 'DHS', 'Department of Homeland Security'],
    ['Under the Administrative Procedure Act (APA), review is open.', 'APA', 'Administrative Procedure Act'],
    ['the Foreign Intelligence Surveillance Act (FISA)', 'FISA', 'Foreign Intelligence Surveillance Act'],
    ['the National Security Agency (NSA) and others', 'NSA', 'National Security Agency'],
    ['the National Defense Authorization Act (NDAA)', 'NDAA', 'National Defense Authorization Act'],
    ['a Binding Operational Directive (BOD)', 'BOD', 'Binding Operational Directive'],
  ])('are found by their letters: %s', (text, short, long) => {
    expect(groupsIn(text)).toEqual([[short, long]]);
  });

  it.each([
    'the Federal Security Service (FSB) of Russia',
    'The court (Washington) ruled.',
    'The court agreed (2018).',
    'It was quick (very). ',
    'The judge (CKK) ruled.',
    'A bank of England (IX) note.',
    '(DHS) stands alone.',
    'That was the end. Homeland Security (DHS)',
  ])('are not made up: %s', (text) => {
    expect(groupsIn(text)).toEqual([]);
  });

  it('are told once, in order of first appearance', () => {
    const text = 'the Department of Homeland Security (DHS) and the National Security Agency (NSA)';
    expect(abbreviations([passageOf(text), passageOf(text)]).map(([short]) => short)).toEqual(['DHS', 'NSA']);
  });

  it('are looked for in one pass', () => {
    // Work that grows faster than the text would never end here.
    expect(groupsIn('(AB'.repeat(300_000))).toEqual([]);
    expect(groupsIn('aa bb (AB)'.repeat(20_000)).length).toBeLessThanOrEqual(2);
  });
});
