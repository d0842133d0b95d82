import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, SourceDocument } from '../../src/core/types.ts';
import { toPassages } from '../../src/knowledge/passages.ts';
import { prose } from './folder.ts';

const heading = (text: string, level = 2): Block => ({ kind: 'heading', level, text });
const paragraph = (text: string, rest: Partial<Block> = {}): Block => ({ kind: 'paragraph', text, ...rest });
const documentOf = (...blocks: Block[]): SourceDocument => {
  return { path: 'a.md', title: 'A', format: 'markdown', blocks, hash: '' };
};
const words = (text: string): number => text.split(/\s+/).length;

describe('toPassages', () => {
  it('makes each paragraph of ordinary length a passage of its own', () => {
    const passages = toPassages(
      documentOf(heading('S'), paragraph(prose(80)), paragraph(prose(60)), paragraph(prose(120))),
    );
    expect(passages.map(({ id, text }) => [id, words(text)])).toEqual([
      ['a.md#s', 80],
      ['a.md#s-2', 60],
      ['a.md#s-3', 120],
    ]);
  });

  it('joins short neighbours within a section, never across a heading', () => {
    const short = paragraph('Short.');
    const passages = toPassages(
      documentOf(heading('S'), short, short, paragraph(prose(100)), heading('T'), short),
    );
    expect(passages.map(({ id, text }) => [id, words(text)])).toEqual([
      ['a.md#s', 102],
      ['a.md#t', 1],
    ]);
  });

  it('keeps what a colon announces with its announcement', () => {
    const passages = toPassages(documentOf(paragraph(`${prose(50).slice(0, -1)}:`), paragraph(prose(50))));
    expect(passages).toHaveLength(1);
  });

  it('cuts a long paragraph into parts of about equal length, on sentence bounds', () => {
    const passages = toPassages(documentOf(paragraph(prose(400))));
    expect(passages.map(({ text }) => words(text))).toEqual([130, 140, 130]);
    for (const { text } of passages) expect(text).toMatch(/^Word .*\.$/);
  });

  it('gives repeated headings and numbered passages names of their own', () => {
    const long = paragraph(prose(50));
    const blocks = [heading('Facts'), long, long, heading('Facts'), long, heading('Facts 2'), long, long];
    const ids = toPassages(documentOf(...blocks)).map(({ id }) => id);
    expect(ids).toEqual(['a.md#facts', 'a.md#facts-3', 'a.md#facts-1', 'a.md#facts-2', 'a.md#facts-2-2']);
  });

  it('names the headings above a passage, without the title', () => {
    const blocks = [
      heading('The printed title', 1),
      heading('II'),
      heading('A', 3),
      paragraph('Text.'),
      heading('III'),
      paragraph('More.'),
    ];
    expect(toPassages(documentOf(...blocks)).map(({ headings }) => headings)).toEqual([['II', 'A'], ['III']]);
  });

  it('knows pages, paragraph numbers and sources by their place in the passage', () => {
    const first = paragraph('One two. Three four.', {
      paragraph: '14',
      pages: [
        { at: 0, page: 3 },
        { at: 9, page: 4 },
      ],
      references: [{ at: 8, text: 'a' }],
    });
    const second = paragraph('Five.', {
      paragraph: '15',
      pages: [{ at: 0, page: 4 }],
      references: [{ at: 5, text: 'b' }],
    });
    expect(toPassages(documentOf(first, second))[0]).toMatchObject({
      pages: [
        { at: 0, page: 3 },
        { at: 9, page: 4 },
      ],
      paragraphs: [
        { at: 0, number: '14' },
        { at: 21, number: '15' },
      ],
      references: [
        { at: 8, text: 'a' },
        { at: 26, text: 'b' },
      ],
    });
  });

  it('gives every part of a cut paragraph its page and the source named behind it', () => {
    const text = prose(320);
    const half = text.length / 2;
    const long = paragraph(text, {
      pages: [
        { at: 0, page: 1 },
        { at: half - 20, page: 2 },
      ],
      references: [{ at: text.length, text: 'src' }],
    });
    const [first, second] = toPassages(documentOf(long));
    expect(first?.pages).toEqual([
      { at: 0, page: 1 },
      { at: half - 20, page: 2 },
    ]);
    expect(second?.pages).toEqual([{ at: 0, page: 2 }]);
    expect(first?.references).toEqual([{ at: first?.text.length, text: 'src' }]);
    expect(second?.references).toEqual([{ at: second?.text.length, text: 'src' }]);
  });

  it('cuts every document into unique passages that are stretches of its text and leave no word out', () => {
    const word = fc.constantFrom('Word', 'v.', 'end.', 'x'.repeat(5000), '😀', 'The', '5.');
    const text = fc.array(word, { minLength: 1, maxLength: 400 }).map((parts) => parts.join(' '));
    const block = fc.oneof(
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('heading' as const),
          level: fc.integer({ min: 1, max: 6 }),
          text: fc.constantFrom('A', 'A 2', '!', 'B'),
        }),
      },
      {
        weight: 4,
        arbitrary: fc.record({ kind: fc.constantFrom('paragraph' as const, 'item' as const), text }),
      },
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
        const passages = toPassages(documentOf(...blocks));
        const whole = blocks.map((each) => each.text).join('\n');
        for (const passage of passages) expect(whole.slice(passage.start, passage.end)).toBe(passage.text);
        expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
        const body = blocks
          .filter(({ kind }) => kind !== 'heading')
          .map((each) => each.text)
          .join('');
        expect(
          passages
            .map((passage) => passage.text)
            .join('')
            .replace(/\s/g, ''),
        ).toBe(body.replace(/\s/g, ''));
        for (const passage of passages) expect(passage.text.length).toBeLessThanOrEqual(8001);
      }),
      { numRuns: 60 },
    );
  });
});
