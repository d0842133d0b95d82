import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { toPassages } from '../../src/knowledge/passages.ts';
import { type ReadDocument, readHere } from '../../src/knowledge/read.ts';
import { docxBomb, motionDocx } from '../fixtures/docx.ts';
import { newsHtml } from '../fixtures/html.ts';
import { complaintPdf, opinionPdf } from '../fixtures/opinion.ts';
import { folderWith } from './folder.ts';

// Seeds are kept, so that what fails once fails again; sizes are bounded, so that a run ends.
vi.setConfig({ testTimeout: 120_000 });
const SEED = 20181130;

/** Reads these bytes as a file of this name. */
async function read(folder: string, path: string, bytes: Uint8Array): Promise<ReadDocument> {
  const location = join(folder, path);
  writeFileSync(location, bytes);
  return readHere({ path, location, size: bytes.length, modified: 0, stamp: '' });
}

/** What must hold of whatever a reader makes of any bytes. */
function expectSound({ document, warnings }: ReadDocument): void {
  for (const { message } of warnings) expect(message).toMatch(/^[^\n\p{Cc}]+[;:][^\n\p{Cc}]+$/u);
  if (!document) {
    expect(warnings.some(({ failed }) => failed)).toBe(true);
    return;
  }
  const extracted = document.blocks.map(({ text }) => text).join('\n');
  const pages = document.pageCount ?? 0;
  const passages = toPassages(document);
  expect(passages.length).toBeGreaterThan(0);
  expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
  for (const passage of passages) {
    expect(extracted.slice(passage.start, passage.end)).toBe(passage.text);
    expect(passage.text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    for (const { page } of passage.pages ?? []) expect(page >= 1 && page <= pages).toBe(true);
  }
  if (document.date) expect(document.date).toMatch(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/);
  if (document.url) expect(document.url).toMatch(/^https?:\/\//i);
}

type Wound = (bytes: Uint8Array) => Uint8Array;

/** Bytes of a good file with some of them changed, left out, repeated, or the end cut off. */
function damaged(good: Uint8Array): fc.Arbitrary<Uint8Array> {
  const at = fc.nat(good.length - 1);
  const wound: fc.Arbitrary<Wound> = fc.oneof(
    fc.tuple(at, fc.nat(255)).map(
      ([index, byte]): Wound =>
        (bytes) =>
          bytes.with(index % bytes.length, byte),
    ),
    fc.tuple(at, fc.nat(60)).map(
      ([from, count]): Wound =>
        (bytes) =>
          splice(bytes, from, from + count),
    ),
    fc.tuple(at, fc.nat(200)).map(
      ([from, count]): Wound =>
        (bytes) =>
          splice(bytes, from + count, from),
    ),
    at.map(
      (end): Wound =>
        (bytes) =>
          bytes.subarray(0, end + 1),
    ),
  );
  const wounds = fc.array(wound, { minLength: 1, maxLength: 5 });
  return wounds.map((all) => all.reduce((bytes, apply) => (bytes.length > 1 ? apply(bytes) : bytes), good));
}

/** What stands before `end`, then what stands from `start` on. */
function splice(bytes: Uint8Array, end: number, start: number): Uint8Array {
  return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)]);
}

const MARKS = [
  '#',
  '##',
  '-',
  '1.',
  '>',
  '|',
  '| - |',
  '`',
  '```',
  '*',
  '**',
  '_',
  '[^1]',
  '[^1]:',
  '[a](b)',
  '![i](x)',
  '<b>',
  '</b>',
  '<!--',
  '-->',
  '&amp;',
  '---',
  'title:',
  '\\',
];
const TAGS = [
  '<p>',
  '</p>',
  '<div>',
  '</div>',
  '<li>',
  '<ul>',
  '<table>',
  '<tr>',
  '<td>',
  '<h1>',
  '</h1>',
  '<h2>',
  '<br>',
  '<a href="x">',
  '</a>',
  '<sup>',
  '<script>',
  '</script>',
  '<article>',
  '<body>',
  '<!--',
  '-->',
  '&lt;',
  '&#0;',
  '<title>',
  '<meta charset="x">',
];
const WORDS = [
  'Kaspersky',
  'Lab',
  'v.',
  'Inc.',
  'standing.',
  'The',
  'ban',
  '12',
  '14.',
  'dis-',
  '“quoted”',
  'é',
  '😀',
  '\u0000',
  '\u202e',
  '',
];
const source = (marks: readonly string[]): fc.Arbitrary<Buffer> =>
  fc
    .array(
      fc.tuple(fc.constantFrom(...marks, ...WORDS), fc.constantFrom(' ', '\n', '\n\n', '', '\r\n', '\t')),
      { maxLength: 80 },
    )
    .map((parts) => Buffer.from(parts.flat().join('')));

describe('every reader, whatever it is given', () => {
  const cases: readonly [path: string, bytes: fc.Arbitrary<Uint8Array>, runs: number][] = [
    ['a.md', source(MARKS), 400],
    ['a.md', fc.uint8Array({ maxLength: 300 }), 200],
    ['a.txt', source(MARKS), 400],
    ['a.txt', fc.uint8Array({ maxLength: 300 }), 200],
    ['a.html', source(TAGS), 300],
    ['a.html', damaged(Buffer.from(newsHtml())), 150],
    ['a.html', fc.uint8Array({ maxLength: 300 }), 100],
    ['a.docx', damaged(motionDocx()), 300],
    ['a.docx', fc.uint8Array({ maxLength: 300 }), 100],
    ['a.pdf', damaged(complaintPdf(8).bytes), 120],
    ['a.pdf', damaged(opinionPdf().bytes), 80],
    [
      'a.pdf',
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.concat([Buffer.from('%PDF-1.4\n'), bytes])),
      60,
    ],
  ];
  it.each(cases)('%s: ends, says what is wrong, and invents nothing', async (path, bytes, numRuns) => {
    const folder = folderWith({});
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => expectSound(await read(folder, path, content))),
      { seed: SEED, numRuns },
    );
  });

  it.each(['a.md', 'a.txt'])('%s: says nothing but letters of the source, in their order', async (path) => {
    const folder = folderWith({});
    await fc.assert(
      fc.asyncProperty(source(MARKS), async (content) => {
        const { document } = await read(folder, path, content);
        const written = lettersOf(content.toString());
        let at = 0;
        for (const letter of lettersOf((document?.blocks ?? []).map(({ text }) => text).join(''))) {
          at = written.indexOf(letter, at) + 1;
          expect(at).toBeGreaterThan(0);
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('refuses what would unpack to too much before it is unpacked', async () => {
    const { warnings } = await read(folderWith({}), 'bomb.docx', docxBomb(40 * 1024 * 1024));
    expect(warnings[0]?.message).toBe(
      'unpacks to more than 32 MB (word/document.xml); split it into smaller documents',
    );
  });
});

const lettersOf = (text: string): string[] => text.match(/\p{L}/gu) ?? [];
