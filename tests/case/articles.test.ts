import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plain, sections } from './shipped.ts';

/** Folder of the articles that the case began with, as text files; they are not part of the repository. */
const folder = process.env.ARTICLES_DIR ?? '';

/** Runs of so many words are no coincidence. */
const RUN = 8;

const withoutQuotations = (text: string): readonly string[] => text.split(/["“][^"”]*["”]/);

function runs(text: string): readonly string[] {
  const words = plain(text).split(' ');
  return words.slice(RUN - 1).map((_, index) => words.slice(index, index + RUN).join(' '));
}

describe.skipIf(!existsSync(folder))('the shipped case and the articles it began with', () => {
  const articles = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.txt'))
        .map((name) => readFileSync(join(folder, name), 'utf8'))
    : [];

  it('have no run of eight words in common outside quotation marks', () => {
    expect(articles.length).toBeGreaterThan(0);
    const theirs = new Set(articles.flatMap(runs));
    const copied = [...sections].flatMap(([section, text]) =>
      withoutQuotations(text)
        .flatMap(runs)
        .filter((run) => theirs.has(run))
        .map((run) => `${section}: ${run}`),
    );
    expect(copied).toEqual([]);
  });

  it('would be found alike if they had', () => {
    const [sentence = ''] = articles.flatMap((text) => text.split('\n').filter((line) => line.length > 100));
    expect(runs(sentence).every((run) => articles.flatMap(runs).includes(run))).toBe(true);
  });
});
