import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCollection } from '../../src/knowledge/load.ts';
import { type ReadFile, readHere } from '../../src/knowledge/read.ts';
import { opinionPdf } from '../fixtures/opinion.ts';
import { folderWith } from './folder.ts';

/** Loads a folder with a cache and tells which files were read. */
async function load(folder: string, cacheFolder: string) {
  const reads: string[] = [];
  const read: ReadFile = (file, onPage) => {
    reads.push(file.path);
    return readHere(file, onPage);
  };
  return {
    reads,
    collection: await loadCollection(folder, { read, cache: { folder: cacheFolder, version: '1' } }),
  };
}

const entries = (cache: string): readonly string[] =>
  readdirSync(cache, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const FILES = { 'a.md': '# A\n\nFirst.[^1]\n\n[^2]\n', 'b.pdf': opinionPdf().bytes };

describe('the cache', () => {
  it('gives back exactly what was read, and reads only what changed', async () => {
    const [folder, cache] = [folderWith(FILES), folderWith({})];
    const first = await load(folder, cache);
    const second = await load(folder, cache);
    expect([first.reads.toSorted(), second.reads]).toEqual([['a.md', 'b.pdf'], []]);
    expect(second.collection).toEqual(first.collection);
    expect(second.collection.warnings.length).toBeGreaterThan(0);
    writeFileSync(join(folder, 'a.md'), '# A\n\nSecond.');
    const third = await load(folder, cache);
    expect(third.reads).toEqual(['a.md']);
    expect(entries(cache)).toHaveLength(2);
  });

  it('keeps questions and synonyms as well, and sees their changes', async () => {
    const files = {
      'a.md': '# A\n\nFirst.',
      'questions.yaml': '- answer: a.md#a\n  ask: one\n- 7\n',
      'synonyms.yaml': '- [a, b]\n',
    };
    const [folder, cache] = [folderWith(files), folderWith({})];
    const first = await load(folder, cache);
    expect(entries(cache)).toHaveLength(3);
    expect((await load(folder, cache)).collection).toEqual(first.collection);
    writeFileSync(join(folder, 'questions.yaml'), '- answer: a.md#a\n  ask: two\n');
    expect((await load(folder, cache)).collection.questions).toEqual([
      { answer: 'a.md#a', ask: ['two'], check: [] },
    ]);
    expect(entries(cache)).toHaveLength(3);
  });

  it.each<[string, (entry: string) => string]>([
    ['cut off', (entry) => entry.slice(0, entry.length / 2)],
    ['empty', () => ''],
    ['changed in one character', (entry) => entry.replace('First', 'Worst')],
    ['of another program', () => '{"document":{}}'],
    ['with a digest of nothing', (entry) => `${'0'.repeat(64)}\n${entry.split('\n')[1]}`],
  ])('does not trust an entry that is %s', async (_what, damage) => {
    const [folder, cache] = [folderWith({ 'a.md': '# A\n\nFirst.' }), folderWith({})];
    const { collection } = await load(folder, cache);
    for (const entry of entries(cache)) writeFileSync(entry, damage(readFileSync(entry, 'utf8')));
    const again = await load(folder, cache);
    expect(again.reads).toEqual(['a.md']);
    expect(again.collection).toEqual(collection);
    expect((await load(folder, cache)).reads).toEqual([]);
  });

  it('does without where it cannot be written, and takes away drafts of processes that were killed', async () => {
    const folder = folderWith({ 'a.md': '# A\n\nFirst.' });
    const blocked = folderWith({ cache: 'a file stands in its place' });
    expect((await load(folder, join(blocked, 'cache'))).collection.documents).toHaveLength(1);
    const cache = folderWith({});
    await load(folder, cache);
    const [entry = ''] = entries(cache);
    writeFileSync(`${entry}.4711`, 'half');
    await load(folder, cache);
    expect(entries(cache)).toEqual([entry]);
  });

  it.skipIf(process.getuid?.() === 0)('does without where the disk is read-only', async () => {
    const [folder, cache] = [folderWith({ 'a.md': '# A\n\nFirst.' }), folderWith({})];
    mkdirSync(join(cache, 'locked'), { mode: 0o500 });
    expect((await load(folder, join(cache, 'locked'))).collection.documents).toHaveLength(1);
    chmodSync(join(cache, 'locked'), 0o700);
  });
});
