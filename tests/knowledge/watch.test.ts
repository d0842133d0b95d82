import { appendFileSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Collection } from '../../src/core/types.ts';
import { type WatchOptions, watchCollection } from '../../src/knowledge/watch.ts';
import { opinionPdf } from '../fixtures/opinion.ts';
import { folderWith } from './folder.ts';

interface Following {
  readonly folder: string;
  /** Every collection that was handed out, the first one among them. */
  readonly seen: readonly Collection[];
  readonly errors: readonly unknown[];
  paths(): readonly string[];
  /** Text of all passages now. */
  text(): string;
}

async function follow(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: WatchOptions = {},
): Promise<Following> {
  const folder = folderWith(files);
  const errors: unknown[] = [];
  const seen: Collection[] = [];
  const watched = await watchCollection(
    folder,
    { ...options, onError: (error) => errors.push(error) },
    (next) => seen.push(next),
  );
  seen.unshift(watched.collection);
  onTestFinished(() => watched.stop());
  const now = (): Collection => seen.at(-1) ?? watched.collection;
  return {
    folder,
    seen,
    errors,
    paths: () => now().documents.map(({ path }) => path),
    text: () =>
      now()
        .passages.map(({ text }) => text)
        .join('\n'),
  };
}

// Disks and polls take their time; nothing here is a measurement.
vi.setConfig({ testTimeout: 60_000 });

const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 20_000, interval: 20 });

describe.each<[string, WatchOptions]>([
  ['told by the system', {}],
  ['looking again every second', { pollSeconds: 1 }],
])('a folder that is followed, %s', (_how, options) => {
  it('shows what is added, changed, renamed and deleted', async () => {
    const { folder, paths, text } = await follow(
      { 'a.md': '# A\n\nFirst.', 'sub/b.md': '# B\n\nSecond.' },
      options,
    );
    writeFileSync(join(folder, 'c.txt'), 'A title\n\nThird.');
    await until(() => expect(paths()).toEqual(['a.md', 'c.txt', 'sub/b.md']));
    writeFileSync(join(folder, 'a.md'), '# A\n\nChanged.');
    await until(() => expect(text()).toContain('Changed.'));
    expect(text()).not.toContain('First.');
    renameSync(join(folder, 'c.txt'), join(folder, 'd.txt'));
    await until(() => expect(paths()).toEqual(['a.md', 'd.txt', 'sub/b.md']));
    rmSync(join(folder, 'sub'), { recursive: true });
    await until(() => expect(paths()).toEqual(['a.md', 'd.txt']));
    rmSync(join(folder, 'a.md'));
    rmSync(join(folder, 'd.txt'));
    await until(() => expect(paths()).toEqual([]));
  });
});

describe('a folder that is followed', () => {
  it('sees a change that keeps size and time', async () => {
    const { folder, text } = await follow({ 'a.md': '# A\n\nOne.' });
    const time = new Date(1_500_000_000_000);
    utimesSync(join(folder, 'a.md'), time, time);
    writeFileSync(join(folder, 'a.md'), '# A\n\nTwo.');
    utimesSync(join(folder, 'a.md'), time, time);
    await until(() => expect(text()).toBe('Two.'));
  });

  it('reads a burst of changes once, and every file once', async () => {
    const reads: string[] = [];
    const { readHere } = await import('../../src/knowledge/read.ts');
    const read: WatchOptions['read'] = (file, onPage) => {
      reads.push(file.path);
      return readHere(file, onPage);
    };
    const { folder, seen, paths } = await follow({ 'a.md': '# A\n\nFirst.' }, { read });
    for (let index = 0; index < 40; index += 1)
      writeFileSync(join(folder, `n${index}.md`), `# N\n\nText ${index}.`);
    await until(() => expect(paths()).toHaveLength(41));
    expect(reads).toHaveLength(41);
    expect(seen.length).toBeLessThanOrEqual(3);
  });

  it('gives every collection whole: passages belong to its documents', async () => {
    const { folder, seen, paths } = await follow({ 'a.md': '# A\n\nFirst.', 'b.md': '# B\n\nSecond.' });
    rmSync(join(folder, 'b.md'));
    writeFileSync(join(folder, 'c.md'), '# C\n\nThird.');
    await until(() => expect(paths()).toEqual(['a.md', 'c.md']));
    for (const { documents, passages } of seen) {
      const known = new Set(documents);
      expect(passages.every(({ document }) => known.has(document))).toBe(true);
      expect(new Set(passages.map(({ document }) => document)).size).toBe(known.size);
    }
  });

  it('keeps the last good version of a file that fails, says so, and lets it go with the file', async () => {
    const { bytes } = opinionPdf();
    const { folder, seen, paths, text } = await follow({ 'opinion.pdf': bytes, 'a.md': '# A\n\nFirst.' });
    writeFileSync(join(folder, 'opinion.pdf'), bytes.subarray(0, 200));
    await until(() => expect(seen.at(-1)?.warnings).toHaveLength(1));
    expect(seen.at(-1)?.warnings[0]).toMatchObject({ path: 'opinion.pdf', failed: false });
    expect(seen.at(-1)?.warnings[0]?.message).toMatch(
      /\(its version of \d{4}-\d\d-\d\d \d\d:\d\d UTC is used meanwhile\)$/,
    );
    expect(text()).toContain('grants the motion');
    rmSync(join(folder, 'opinion.pdf'));
    await until(() => expect(paths()).toEqual(['a.md']));
    expect(seen.at(-1)?.warnings).toEqual([]);
  });

  it('does not see dotfiles and node_modules, and follows questions and synonyms', async () => {
    const { folder, seen } = await follow({ 'a.md': '# A\n\nFirst.' });
    mkdirSync(join(folder, '.git'));
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(join(folder, '.git', 'x.md'), '# X\n\nHidden.');
    writeFileSync(join(folder, 'node_modules', 'x.md'), '# X\n\nHidden.');
    writeFileSync(join(folder, 'questions.yaml'), '- answer: a.md#a\n  ask: what is first\n');
    await until(() => expect(seen.at(-1)?.questions).toHaveLength(1));
    expect(seen.every(({ documents }) => documents.length === 1)).toBe(true);
    rmSync(join(folder, 'a.md'));
    await until(() => expect(seen.at(-1)?.questions).toEqual([]));
  });

  it('says when the folder itself is gone, and follows it again when it is back', async () => {
    const { folder, errors, paths, text } = await follow({ 'a.md': '# A\n\nFirst.' });
    rmSync(folder, { recursive: true });
    await until(() => expect(errors.length).toBeGreaterThan(0));
    await until(() => expect(paths()).toEqual([]));
    mkdirSync(folder);
    writeFileSync(join(folder, 'b.md'), '# B\n\nBack.');
    await until(() => expect(paths()).toEqual(['b.md']));
    appendFileSync(join(folder, 'b.md'), '\n\nAgain.');
    await until(() => expect(text()).toContain('Again.'));
  });
});
