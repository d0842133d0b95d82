import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '../../src/core/types.ts';
import { repeated, shipped, sourceOf } from './shipped.ts';

/** The address of this article was not found. */
const WITHOUT_ADDRESS = ['articles/techzine-2018.md'];

const KINDS = ['opinion', 'order', 'directive', 'statute', 'filing', 'news', 'statement', 'digest'];

const paths = (documents: readonly SourceDocument[]): readonly string[] => documents.map(({ path }) => path);

describe('the documents of the shipped case', () => {
  const { documents, warnings } = shipped;

  it('are read without a warning', () => {
    expect(warnings).toEqual([]);
  });

  it('name their source and their kind, their date, and their address where it is known', () => {
    const lacking = (has: (document: SourceDocument) => unknown) =>
      paths(documents.filter((document) => !has(document)));
    expect(lacking(({ source }) => source)).toEqual([]);
    expect(lacking(({ kind }) => kind && KINDS.includes(kind))).toEqual([]);
    expect(lacking(({ date }) => date)).toEqual([]);
    expect(lacking(({ url }) => url)).toEqual(WITHOUT_ADDRESS);
  });

  it('have titles of their own', () => {
    expect(repeated(documents.map(({ title }) => title))).toEqual([]);
  });

  describe.each(documents.map((document) => [document.path, document] as const))('%s', (_, document) => {
    const { blocks, title, url } = document;
    const source = sourceOf(document);
    const body = source.replace(/^---\n.*?\n---\n/s, '');
    const marks = [...body.matchAll(/\[\^([^\]]+)\](?!:)/g)].map(([, key]) => key);
    const notes = [...body.matchAll(/^\[\^([^\]]+)\]: (.+)$/gm)].map(([, key, text]) => ({ key, text }));

    it('begins with its title and goes on with a section', () => {
      expect(blocks[0]).toMatchObject({ kind: 'heading', level: 1, text: title });
      expect(blocks[1]).toMatchObject({ kind: 'heading', level: 2 });
    });

    it('has sections that are told apart by their heading', () => {
      expect(repeated(blocks.filter(({ kind }) => kind === 'heading').map(({ text }) => text))).toEqual([]);
      const empty = blocks.filter(
        ({ kind, level }, index) =>
          kind === 'heading' && level !== 1 && blocks[index + 1]?.kind !== 'paragraph',
      );
      expect(empty).toEqual([]);
    });

    it('says one thing a paragraph, in 40 to 120 words', () => {
      const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text);
      const lengths = paragraphs.map((text) => ({ words: text.split(' ').length, text }));
      expect(lengths.filter(({ words }) => words < 40 || words > 120)).toEqual([]);
    });

    it('ends each paragraph with the source it rests on', () => {
      const unsourced = blocks.filter(
        ({ kind, text, references }) => kind !== 'heading' && references?.at(-1)?.at !== text.length,
      );
      expect(unsourced).toEqual([]);
    });

    it('defines each footnote once, and uses it', () => {
      const keys = notes.map(({ key }) => key);
      expect(repeated(keys)).toEqual([]);
      expect([...new Set(marks)].toSorted()).toEqual(keys.toSorted());
    });

    it('takes its address from the sources it names', () => {
      if (url !== undefined) expect(notes.map(({ text }) => text).join('\n')).toContain(url);
    });
  });

  it('word the same source alike', () => {
    const wordings = new Map<string, Set<string>>();
    for (const document of documents)
      for (const [, key = '', text = ''] of sourceOf(document).matchAll(/^\[\^([^\]]+)\]: (.+)$/gm))
        wordings.set(key, (wordings.get(key) ?? new Set()).add(text));
    expect([...wordings].filter(([, texts]) => texts.size > 1)).toEqual([]);
  });
});
