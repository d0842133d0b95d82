import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Collection, Passage } from '../../src/core/types.ts';
import { loadCollection } from '../../src/knowledge/load.ts';
import { motionDocx } from '../fixtures/docx.ts';
import { newsHtml } from '../fixtures/html.ts';
import { complaintPdf, longPdf, noticePdf, opinionPdf, type Planted } from '../fixtures/opinion.ts';
import { Pdf } from '../fixtures/pdf.ts';
import { folderWith } from './folder.ts';

async function load(files: Readonly<Record<string, string | Uint8Array>>): Promise<Collection> {
  return loadCollection(folderWith(files));
}

/** Page and paragraph that a citation of this sentence would name. */
function pin(
  { passages }: Collection,
  sentence: string,
): { page?: number | undefined; paragraph?: string | undefined } | undefined {
  const passage = passages.find(({ text }) => text.includes(sentence));
  if (!passage) return undefined;
  const at = passage.text.indexOf(sentence);
  const last = <T extends { at: number }>(marks: readonly T[] | undefined) =>
    marks?.findLast((mark) => mark.at <= at);
  return { page: last(passage.pages)?.page, paragraph: last(passage.paragraphs)?.number };
}

function expectPins(collection: Collection, planted: readonly Planted[]): void {
  const found = planted.map(({ sentence }) => ({ sentence, ...pin(collection, sentence) }));
  expect(found).toEqual(planted.map(({ sentence, page, paragraph }) => ({ sentence, page, paragraph })));
}

const texts = (passages: readonly Passage[]): string => passages.map(({ text }) => text).join('\n');

describe('PDF', () => {
  it('puts the paragraphs of an opinion together again, over lines, torn words and pages, and knows every page', async () => {
    const { bytes, planted } = opinionPdf();
    const collection = await load({ 'opinion.pdf': bytes });
    expectPins(collection, planted);
    expect(collection.documents[0]).toMatchObject({
      format: 'pdf',
      pageCount: 5,
      title: 'opinion',
      date: '2018-05-30',
    });
    const crossing = collection.passages.find(({ text }) => text.includes('The crossing sentence'));
    expect(crossing?.text).toContain('goes over to the second page of the file, where the committee');
    expect(crossing?.pages?.map(({ page }) => page)).toEqual([1, 2]);
  });

  it('leaves stamps, page numbers and note marks out, and finds headings by their type', async () => {
    const { passages } = await load({ 'opinion.pdf': opinionPdf().bytes });
    expect(texts(passages)).not.toMatch(/Filed|Page \d|^\d+$|letters\.? ?1/m);
    expect(new Set(passages.flatMap(({ headings }) => headings))).toEqual(
      new Set([
        'UNITED STATES DISTRICT COURT FOR THE DISTRICT OF COLUMBIA',
        'MEMORANDUM OPINION',
        'I. BACKGROUND',
        'II. ANALYSIS',
        'III. CONCLUSION',
      ]),
    );
  });

  it('keeps the numbers of a complaint as paragraph numbers', async () => {
    const { bytes, planted } = complaintPdf();
    const collection = await load({ 'complaint.pdf': bytes });
    expectPins(collection, planted);
    expect(collection.documents[0]?.title).toBe('Complaint of Acme Antivirus');
    expect(texts(collection.passages)).not.toMatch(/Complaint of Acme|- \d+ -|^\d+\. /m);
  });

  it('reads columns one after the other, ligatures as letters and tables row by row', async () => {
    const { bytes, planted } = noticePdf();
    const collection = await load({ 'notice.pdf': bytes });
    expectPins(collection, planted);
    expect(texts(collection.passages)).not.toMatch(/left column[^.]*right column/);
  });

  it('finds the page of every sentence in a document of 300 pages', async () => {
    const { bytes, planted } = longPdf(300);
    const collection = await load({ 'hearing.pdf': bytes });
    expect(collection.documents[0]?.pageCount).toBe(300);
    expectPins(collection, planted);
    expect(texts(collection.passages)).not.toContain('Subcommittee');
  });

  it('reads turned pages the right way up', async () => {
    const turned = new Pdf()
      .rotate(90)
      .page()
      .draw('BT /regular 12 Tf 0 1 -1 0 300 100 Tm <54686520706167652069732074757265642E> Tj ET')
      .build();
    expect(texts((await load({ 'turned.pdf': turned })).passages)).toBe('The page is tured.');
  });

  it('names pages that are pictures, also under a stamp, and leaves blank pages alone', async () => {
    const stamp = 'Case 1:17-cv-02697-CKK   Document 9   Filed 12/18/17   Page 3 of 4';
    const pdf = new Pdf()
      .page()
      .text(72, 100, 'The first page has text.')
      .page()
      .scan()
      .page()
      .scan()
      .text(72, 30, stamp, { size: 9 })
      .page();
    const { passages, warnings } = await load({ 'scan.pdf': pdf.build() });
    expect(texts(passages)).toBe('The first page has text.');
    expect(warnings).toEqual([
      {
        path: 'scan.pdf',
        message: 'pages 2 to 3: no text layer; run text recognition (OCR) on the file',
        failed: false,
        pages: [2, 3],
      },
    ]);
  });

  it('names files that are pictures only, encrypted or damaged', async () => {
    const encrypt =
      '/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <' +
      '11'.repeat(32) +
      '> /U <' +
      '22'.repeat(32) +
      '> >> /ID [<00><00>]';
    const { documents, warnings } = await load({
      'damaged.pdf': '%PDF-1.7\nnot really',
      'encrypted.pdf': new Pdf().page().text(72, 72, 'Secret').build({ trailer: encrypt }),
      'scan.pdf': new Pdf().page().scan().build(),
      'truncated.pdf': opinionPdf().bytes.subarray(0, 300),
    });
    expect(documents).toEqual([]);
    expect(warnings.filter(({ failed }) => failed).map(({ path, message }) => `${path} ${message}`)).toEqual([
      'damaged.pdf is damaged and cannot be opened; save it again from its source',
      'encrypted.pdf is encrypted; save a copy that opens without a password',
      'scan.pdf every page: no text layer; run text recognition (OCR) on the file',
      expect.stringMatching(/^truncated.pdf /),
    ]);
  });
});

describe('Word', () => {
  it('reads headings, numbered paragraphs, tables and footnotes as they stand with all changes accepted', async () => {
    const collection = await load({ 'motion.docx': motionDocx() });
    expect(collection.warnings).toEqual([]);
    expect(collection.documents[0]).toMatchObject({
      format: 'docx',
      title: 'Motion for a Preliminary Injunction',
      author: 'Jane Counsel',
    });
    expect(
      collection.documents[0]?.blocks.map(({ kind, text, paragraph }) => [
        kind,
        text,
        ...(paragraph ? [paragraph] : []),
      ]),
    ).toEqual([
      ['heading', 'Motion for a Preliminary Injunction'],
      ['heading', 'Facts'],
      ['paragraph', 'Acme moved on February 12, 2018.'],
      ['paragraph', 'The motion rests on two grounds.'],
      ['note', 'See the declaration of the chief executive.'],
      ['heading', 'Numbered facts'],
      ['paragraph', 'The ban names the company in its first line.', '1'],
      ['paragraph', 'The ban has no end date.', '2'],
      ['paragraph', 'Between the numbers stands a plain paragraph.'],
      ['paragraph', 'The ban reaches contractors as well.', '3'],
      ['item', 'A bullet is no numbered paragraph.'],
      ['row', 'Store | Year'],
      ['row', 'Best Buy | 2017'],
    ]);
    expect(pin(collection, 'The ban reaches contractors as well.')).toEqual({
      page: undefined,
      paragraph: '3',
    });
  });

  it('names files that are no Word documents', async () => {
    const { warnings } = await load({
      'old.doc': 'x',
      'text.docx': 'Just text.',
      'zip.docx': readFileSync(new URL(import.meta.url)).subarray(0, 9),
    });
    expect(warnings.filter(({ failed }) => failed).map(({ path, message }) => `${path} ${message}`)).toEqual([
      'old.doc is of a format that is not read; save it as PDF, .docx, .html, .md or .txt',
      'text.docx is damaged or no Word file; save it again as .docx',
      'zip.docx is damaged or no Word file; save it again as .docx',
    ]);
  });
});

describe('web pages', () => {
  it('reads the article without what surrounds it, with title, author, day and canonical address', async () => {
    const { documents } = await load({ 'news.html': newsHtml() });
    expect(documents[0]).toMatchObject({
      title: 'Court leaves ban in place',
      author: 'Lois Lane',
      source: 'Daily Planet',
      date: '2018-11-30',
      url: 'https://planet.example/2018/11/ban',
      format: 'html',
    });
    const blocks = documents[0]?.blocks.map(({ kind, text }) => `${kind}: ${text.slice(0, 40)}`);
    expect(blocks).toEqual([
      'heading: Court leaves ban in place',
      'paragraph: The appeals court left the ban on Acme A',
      'heading: What the judges said',
      'paragraph: Judge Tatel wrote that the ban protects ',
      'row: Judge | Vote',
      'row: Tatel | affirm',
      'item: The company may ask for a rehearing.',
      'paragraph: The company has thirty days to ask all j',
    ]);
    expect(documents[0]?.blocks[3]?.text).toMatch(/wrote a dissent\.$/);
  });

  it('reads pages and fragments in the encoding that they declare', async () => {
    const page = (charset: string): string =>
      `<meta charset="${charset}"><p>The caf\u00e9 \u201crules\u201d.`;
    const windows = Buffer.from(
      page('windows-1252').replace('\u201c', '\x93').replace('\u201d', '\x94'),
      'latin1',
    );
    const { passages } = await load({ 'a.html': page('utf-8'), 'b.htm': windows });
    expect(passages.map(({ text }) => text)).toEqual(Array(2).fill('The caf\u00e9 \u201crules\u201d.'));
  });
});

describe('plain text', () => {
  it('reads UTF-8 and UTF-16 with and without mark, and Windows-1252', async () => {
    const text = 'A title\n\nThe caf\u00e9 was closed.';
    const utf16 = Buffer.from(text, 'utf16le');
    const { passages, warnings } = await load({
      '1.txt': text,
      '2.txt': `\ufeff${text}`,
      '3.txt': Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
      '4.txt': utf16,
      '5.txt': Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]),
      '6.txt': Buffer.from(text, 'latin1'),
    });
    expect(passages.map((passage) => passage.text)).toEqual(Array(6).fill('The caf\u00e9 was closed.'));
    expect(warnings.every(({ failed }) => !failed)).toBe(true);
  });

  it('drops what copying a page leaves behind, joins wrapped lines and torn words', async () => {
    const { documents } = await load({
      'news.txt':
        '2 min\n\nThe ban is upheld\n\nshow image\n\nThe court dis-\nmissed both suits\non Friday.\n- 3 -\n\n  • A point of\n  two lines\n',
    });
    expect(documents[0]?.title).toBe('The ban is upheld');
    expect(documents[0]?.blocks.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'heading: The ban is upheld',
      'paragraph: The court dismissed both suits on Friday.',
      'item: A point of two lines',
    ]);
  });

  it('takes title, author and day from the head of a letter', async () => {
    const { documents } = await load({
      'mail.txt':
        'From: "Jane Counsel" <jane@firm.example>\nTo: Team\nDate: Thu, 14 Sep 2017 09:12:00 -0400\nSubject: Directive 17-01\n\nPlease read it today.\n',
    });
    expect(documents[0]).toMatchObject({
      title: 'Directive 17-01',
      author: 'Jane Counsel',
      date: '2017-09-14',
    });
    expect(documents[0]?.blocks.map(({ text }) => text)).toEqual(['Please read it today.']);
  });
});

describe('metadata beside a document', () => {
  it('gives a PDF its title, date and citation', async () => {
    const collection = await load({
      'opinion.pdf': opinionPdf().bytes,
      'opinion.pdf.yaml': 'title: Acme v. DHS\ncite: 909 F.3d 446\ndate: November 30, 2018\nurl: ftp://x\n',
    });
    expect(collection.documents[0]).toMatchObject({
      title: 'Acme v. DHS',
      cite: '909 F.3d 446',
      date: '2018-11-30',
    });
    expect(collection.warnings.map(({ path }) => path)).toEqual(['opinion.pdf.yaml']);
  });
});
