/** The built program on documents as people have them. */
import { execFileSync } from 'node:child_process';
import { rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { pincite } from '../fakes/run.ts';
import { docxBomb } from '../fixtures/docx.ts';
import { mixedFolder } from '../fixtures/folder.ts';
import { witness } from '../fixtures/opinion.ts';
import { pdfBomb, pdfOfLoops } from '../fixtures/pdf.ts';
import { folderWith } from '../knowledge/folder.ts';

// A hostile file may take half a minute before it is given up; nothing here is a measurement.
vi.setConfig({ testTimeout: 180_000 });

interface Line {
  readonly kind: string;
  readonly highlight?: string;
  readonly citation?: Readonly<Record<string, unknown>>;
  readonly unreadable?: readonly { readonly path: string }[];
}

async function ask(folder: string, questions: readonly string[]): Promise<readonly Line[]> {
  const { out } = await pincite(['ask', '--knowledge', folder, '--json'], `${questions.join('\n')}\n`);
  return out
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line));
}

describe('a folder of every format', () => {
  it('is answered from with the right page or paragraph of the right document', async () => {
    const folder = folderWith(mixedFolder());
    const expected: readonly [question: string, path: string, pin: Readonly<Record<string, unknown>>][] = [
      [`Which exhibit did ${witness(217)} tell the hearing about?`, 'congress/hearing.pdf', { page: 217 }],
      [`Which exhibit did ${witness(3)} tell the hearing about?`, 'congress/hearing.pdf', { page: 3 }],
      ['Which agency does allegation 17 name?', 'court/complaint.pdf', { page: 2, paragraph: '17' }],
      [
        'Does the record hold eleven letters?',
        'court/opinion.pdf',
        { page: 2, cite: '311 F. Supp. 3d 187', date: '2018-05-30' },
      ],
      ['Does the ban reach contractors as well?', 'court/motion.docx', { paragraph: '3' }],
      ['What should agencies do after 60 days, plan their removal?', 'agency/notice.pdf', { page: 2 }],
      [
        'What did Judge Tatel write about federal networks?',
        'press/news.html',
        { url: 'https://planet.example/2018/11/ban', date: '2018-11-30' },
      ],
      ['When is the walrus memorandum due?', 'press/letter.txt', { date: '2017-09-14' }],
      ['Who overheard the walnut plan?', 'press/old.txt', {}],
      ['What does the wide memo say about the pelican protocol?', 'press/wide.txt', {}],
      [
        'Did the flamingo committee meet four times before the ruling?',
        'broken/copy.md',
        { reference: 'Minutes of the committee, 2018.' },
      ],
      ['Which clause does the undated note praise?', 'notes/undated.md', {}],
      ['Who made the cover sheet of Exhibit B?', 'exhibits/partly-scanned.pdf', { page: 1 }],
    ];
    const answers = await ask(
      folder,
      expected.map(([question]) => question),
    );
    const found = answers.map(({ kind, citation }, index) => {
      const [question = '', , pin = {}] = expected[index] ?? [];
      const pins = Object.fromEntries(Object.keys(pin).map((key) => [key, citation?.[key]]));
      return [question, kind, citation?.path, pins];
    });
    expect(found).toEqual(expected.map(([question, path, pin]) => [question, 'found', path, pin]));
    expect(answers[2]?.citation).not.toHaveProperty('date');
  });

  it('is checked: every document with format, pages, passages and date, and every planted defect by name', async () => {
    const { status, out, err } = await pincite(['check', folderWith(mixedFolder())]);
    expect(err).toBe('');
    expect(status).toBe(1);
    expect(out).toContain('congress/hearing.pdf · pdf · 300 pages · ');
    expect(out).toMatch(/court\/motion\.docx · docx · \d+ passages · no date/);
    expect(out).toMatch(/press\/news\.html · html · \d+ passages? · 2018-11-30/);
    expect(out).toContain('warning: pages 2 to 3: no text layer; run text recognition (OCR) on the file');
    expect(out).toContain('warning: has the same content as broken/copy.md; remove one of them');
    for (const [path, problem] of [
      ['broken/all-scanned.pdf', 'every page: no text layer'],
      ['broken/cut-off.pdf', ''],
      ['broken/empty.txt', 'is empty'],
      ['broken/legacy.doc', 'is of a format that is not read'],
      ['broken/not-a-zip.docx', 'is damaged or no Word file'],
    ])
      expect(out).toContain(`${path}\n  FAILED: ${problem}`);
    expect(out).toMatch(/5 files could not be read\.\n2 warnings\.\n\d+ documents without a date/);
  });

  it('says in a miss what could not be searched', async () => {
    const [miss] = await ask(folderWith(mixedFolder()), ['Who won the volleyball tournament in Zanzibar?']);
    expect(miss?.kind).toBe('not-found');
    expect(miss?.unreadable?.map(({ path }) => path)).toContain('exhibits/partly-scanned.pdf');
  });
});

describe('a folder of hostile files', () => {
  it('gives a warning for each, within bounds of time and memory, and reads the rest', async () => {
    const outside = folderWith({ 'secret.md': '# Secret\n\nThe secret.' });
    const folder = folderWith({
      'good.md': '# Good\n\nThe good text is still here.',
      'bomb.docx': docxBomb(40 * 1024 * 1024),
      'bomb.pdf': pdfBomb(2_000_000_000),
      'deep.html': `${'<div>'.repeat(300_000)}Deep text.`,
      'deep.md': '1. '.repeat(8_000),
      'loops.pdf': pdfOfLoops(),
      'huge.txt': '',
      'steer\u001b[2Jing.md': '# X\n\nText.',
    });
    truncateSync(join(folder, 'huge.txt'), 200 * 1024 * 1024);
    symlinkSync(join(outside, 'secret.md'), join(folder, 'out.md'));
    execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', join(folder, 'pipe.md')]);
    const { status, out, err } = await pincite(['check', folder]);
    expect(err).toBe('');
    expect(status).toBe(1);
    for (const path of [
      'bomb.docx',
      'bomb.pdf',
      'deep.html',
      'deep.md',
      'loops.pdf',
      'huge.txt',
      'out.md',
      'pipe.md',
      'steer\ufffd[2Jing.md',
    ])
      expect(out).toContain(`${path}\n  FAILED: `);
    expect(out).toContain('good.md · markdown · 1 passage');
    expect(out).not.toContain('\u001b');
    expect(out).not.toContain('secret.md');
  });
});

describe('a program that is killed while it keeps what it read', () => {
  it('loses nothing: the next start reads the same', async () => {
    const folder = folderWith(mixedFolder());
    const expected = (await pincite(['check', folder])).out;
    for (let round = 0; round < 6; round += 1) {
      writeFileSync(join(folder, 'new.md'), `# New\n\nRound ${round}.`);
      const { killed } = await killedAfter(['check', folder], 120 + 60 * round);
      expect(killed).toBe(true);
    }
    rmSync(join(folder, 'new.md'));
    expect((await pincite(['check', folder])).out).toBe(expected);
  });
});

async function killedAfter(args: readonly string[], milliseconds: number): Promise<{ killed: boolean }> {
  const running = pincite(args, '', milliseconds);
  return { killed: (await running).status === null };
}
