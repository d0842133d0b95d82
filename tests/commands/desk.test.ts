import { describe, expect, it } from 'vitest';
import { openDesk } from '../../src/commands/desk.ts';
import type { Answer, Collection } from '../../src/core/types.ts';
import { buildIndexData, type IndexData } from '../../src/search/index-data.ts';
import { collectionOf } from '../fixtures/collection.ts';

const WALRUS = '# The walrus\n\n## Its memorandum\n\nThe walrus memorandum is due on Tuesday.\n';
const OPOSSUM = '# The opossum\n\n## Its clause\n\nThe opossum clause was struck in June.\n';
const HERON = '# The heron\n\n## Its brief\n\nThe heron brief runs to ninety pages.\n';

/** A desk over these files whose later indexes are built when the test says so. */
async function deskOver(files: Readonly<Record<string, string>>) {
  const builds: (() => void)[] = [];
  const desk = openDesk(
    await collectionOf(files),
    undefined,
    (collection: Collection) =>
      new Promise<IndexData>((resolve) => builds.push(() => resolve(buildIndexData(collection)))),
  );
  return {
    desk,
    builds,
    /** Has the oldest index that is asked for built. */
    build: async () => {
      await settled();
      builds.shift()?.();
      await settled();
    },
    ask: (text: string): Promise<Answer> => desk.answer({ text, audience: { platform: 'terminal' } }),
  };
}

/** Whatever can go on without a further index has gone on. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const pathOf = (answer: Answer): string | undefined =>
  answer.kind === 'found' ? answer.excerpt.citation.path : undefined;

describe('a desk whose folder changes', () => {
  it('answers from the documents before while the index of more of them is built', async () => {
    const { desk, build, ask } = await deskOver({ 'walrus.md': WALRUS });
    const replaced = desk.replace(await collectionOf({ 'walrus.md': WALRUS, 'heron.md': HERON }));
    await settled();
    expect(pathOf(await ask('When is the walrus memorandum due?'))).toBe('walrus.md');
    expect(pathOf(await ask('How many pages has the heron brief?'))).toBeUndefined();
    await build();
    await replaced;
    expect(pathOf(await ask('How many pages has the heron brief?'))).toBe('heron.md');
  });

  it('never answers from a document that is gone: the question waits', async () => {
    const { desk, build, ask } = await deskOver({ 'walrus.md': WALRUS, 'heron.md': HERON });
    void desk.replace(await collectionOf({ 'heron.md': HERON }));
    const walrus = ask('When is the walrus memorandum due?');
    const heron = ask('How many pages has the heron brief?');
    await build();
    expect(pathOf(await walrus)).toBeUndefined();
    expect(pathOf(await heron)).toBe('heron.md');
  });

  it('waits for a deletion that came while another index was built', async () => {
    const { desk, build, ask } = await deskOver({ 'walrus.md': WALRUS });
    void desk.replace(await collectionOf({ 'walrus.md': WALRUS, 'heron.md': HERON }));
    await settled();
    void desk.replace(await collectionOf({ 'heron.md': HERON }));
    const walrus = ask('When is the walrus memorandum due?');
    await build();
    await build();
    expect(pathOf(await walrus)).toBeUndefined();
  });

  it('builds for the newest of several changes, not for each of them', async () => {
    const { desk, builds, build, ask } = await deskOver({ 'walrus.md': WALRUS });
    const opossum = await collectionOf({ 'walrus.md': WALRUS, 'opossum.md': OPOSSUM });
    const heron = await collectionOf({ 'walrus.md': WALRUS, 'heron.md': HERON });
    const both = await collectionOf({ 'heron.md': HERON, 'opossum.md': OPOSSUM, 'walrus.md': WALRUS });
    const first = desk.replace(opossum);
    await settled();
    const others = [heron, both].map((next) => desk.replace(next));
    await build();
    await first;
    expect(pathOf(await ask('When was the opossum clause struck?'))).toBe('opossum.md');
    await build();
    await Promise.all(others);
    expect(builds).toEqual([]);
    expect(pathOf(await ask('How many pages has the heron brief?'))).toBe('heron.md');
  });

  it('lists and opens the new documents at once', async () => {
    const { desk } = await deskOver({ 'walrus.md': WALRUS });
    void desk.replace(await collectionOf({ 'heron.md': HERON }));
    const titles = desk.library.sources({ platform: 'terminal' }).documents.map(({ title }) => title);
    expect(titles).toEqual(['The heron']);
  });

  it('tells a question that waits when the index cannot be built', async () => {
    const desk = openDesk(await collectionOf({ 'walrus.md': WALRUS }), undefined, async () => {
      throw new Error('no memory');
    });
    const replaced = desk.replace(await collectionOf({ 'heron.md': HERON }));
    const asked = desk.answer({ text: 'walrus?', audience: { platform: 'terminal' } });
    await expect(replaced).rejects.toThrow('no memory');
    await expect(asked).rejects.toThrow('no memory');
  });
});
