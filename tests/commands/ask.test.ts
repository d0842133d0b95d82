/** `pincite ask`: the built program in its own process, on a small folder. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { pincite } from '../fakes/run.ts';
import { collectionFolder } from '../fixtures/collection.ts';

// Processes start; nothing here is a measurement.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

const OPINION = `---
title: Acme v. United States
source: District Court
date: 2018-05-30
url: https://court.example/opinion
---

# Acme v. United States

## Standing

The plaintiff sued in December. Judge Henrik Lund found that Acme has no standing.[^1] The suit was dismissed with it.

## Remedy

No remedy is left to Acme. It may appeal within sixty days.

[^1]: Opinion of the court, p. 12. https://court.example/opinion.pdf
`;

const FILES = {
  'court/opinion.md': OPINION,
  'letter.txt': 'A letter to the board\n\nThe walrus memorandum is due on Tuesday.\n',
  ...Object.fromEntries(
    Array.from({ length: 7 }, (_, i) => [
      `notes/${i}.md`,
      `# Note ${i}\n\n## Entry\n\nThe pelican clause number ${i} was read aloud.\n`,
    ]),
  ),
  'questions.yaml': '- answer: court/opinion.md#standing\n  ask: [Who found that Acme has no standing?]\n',
};

const { folder, remove } = collectionFolder(FILES);
afterAll(remove);

type Json = Readonly<Record<string, unknown>>;

const parse = (out: string): readonly Json[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line): Json => JSON.parse(line));

const keysOf = (value: unknown): readonly string[] => Object.keys(value ?? {}).toSorted();

/** One question each, asked together in one process; each is its own conversation. */
const QUESTIONS = {
  found: 'Which judge found that Acme has no standing?',
  plain: 'When is the walrus memorandum due?',
  many: 'Which pelican clause was read aloud?',
  miss: 'Who won the volleyball tournament in Zanzibar?',
  near: 'Which zebra ate the pelican clause in Zanzibar?',
  help: 'What can you do?',
  emoji: '🙂',
  punctuation: '?!… —',
  zeroWidth: '\u200b\u200d\u2060',
  rightToLeft: '\u202eWho dismissed the suit?\u202c',
  arabic: 'من هو القاضي؟',
  channel: '<!channel> <@U012> <https://evil.example|click>',
  everyone: '@everyone @here',
  markup: '**Who** _dismissed_ `the` ~suit~ > # | [x](javascript:alert(1))?',
  lone: 'half an emoji \ud83d and more',
  long: `Who dismissed the suit ${'and why oh why '.repeat(300)}`.slice(0, 4_000),
  endless: 'a'.repeat(4_000),
  corrected: 'Which judge found that Acme has no standign?',
} as const;

let status: number | null;
let err: string;
let lines: readonly Json[];
const lineOf = (name: keyof typeof QUESTIONS): Json => lines[Object.keys(QUESTIONS).indexOf(name)] ?? {};

beforeAll(async () => {
  const input = ['', ...Object.values(QUESTIONS), '   ', '\t', ''].join('\r\n');
  const result = await pincite(['ask', '--knowledge', folder, '--json'], input);
  ({ status, err } = result);
  lines = parse(result.out);
});

describe('questions from a pipe', () => {
  it('are answered in order, one line each; lines with nothing but spaces are skipped', () => {
    expect([status, err]).toEqual([0, '']);
    const asked = Object.values(QUESTIONS).map((question) => Buffer.from(question).toString());
    expect(lines.map(({ question }) => question)).toEqual(asked);
  });

  it('that are found give the excerpt, its marked sentence, its citation and further passages', () => {
    expect(lineOf('found')).toEqual({
      question: QUESTIONS.found,
      kind: 'found',
      excerpt:
        'The plaintiff sued in December. Judge Henrik Lund found that Acme has no standing. The suit was dismissed with it.',
      highlight: 'Judge Henrik Lund found that Acme has no standing.',
      citation: {
        title: 'Acme v. United States',
        section: 'Standing',
        path: 'court/opinion.md',
        url: 'https://court.example/opinion.pdf',
        date: '2018-05-30',
        source: 'District Court',
        reference: 'Opinion of the court, p. 12.',
      },
      more: expect.any(Array),
    });
  });

  it('leave out of a citation what is not known', () => {
    expect(lineOf('plain')).toMatchObject({
      kind: 'found',
      highlight: 'The walrus memorandum is due on Tuesday.',
    });
    expect(lineOf('plain').citation).toEqual({ title: 'A letter to the board', path: 'letter.txt' });
  });

  it('show at most four further passages, or three nearest ones', () => {
    expect(lineOf('many')).toMatchObject({ kind: 'found', more: { length: 4 } });
    expect(lineOf('near')).toMatchObject({ kind: 'not-found', nearest: { length: 3 } });
    for (const { more = [], nearest = [] } of lines)
      for (const excerpt of [more, nearest].flat())
        expect(keysOf(excerpt)).toEqual(['citation', 'excerpt', 'highlight']);
  });

  it('that are missed say which words stand nowhere, and what was searched', () => {
    expect(lineOf('miss')).toEqual({
      question: QUESTIONS.miss,
      kind: 'not-found',
      missing: ['won', 'volleyball', 'tournament', 'Zanzibar'],
      nearest: [],
      searched: { documents: 9, passages: 10 },
    });
  });

  it('that are small talk get questions to try', () => {
    const help = { kind: 'help', examples: ['Who found that Acme has no standing?'] };
    for (const name of ['help', 'emoji', 'punctuation', 'zeroWidth'] as const)
      expect(lineOf(name)).toEqual({ question: QUESTIONS[name], ...help });
  });

  it('that are hostile get one calm answer', () => {
    for (const line of lines) {
      const { kind } = line;
      expect(['found', 'not-found', 'help']).toContain(kind);
    }
    expect(lineOf('rightToLeft')).toMatchObject({ kind: 'found', citation: { path: 'court/opinion.md' } });
    expect(lineOf('markup')).toMatchObject({ kind: 'help' });
    expect(lineOf('everyone')).toMatchObject({ kind: 'not-found', nearest: [] });
    expect(lineOf('endless')).toMatchObject({ kind: 'not-found', nearest: [] });
  });

  it('say what was read as another word', () => {
    expect(lineOf('corrected')).toMatchObject({
      kind: 'found',
      corrections: [{ from: 'standign', to: 'standing' }],
    });
    expect(lineOf('found')).not.toHaveProperty('corrections');
  });

  it('quote: the marked sentence is part of the excerpt, and the path that of a document', () => {
    for (const line of lines) {
      const { more, nearest } = line as { more?: readonly Json[]; nearest?: readonly Json[] };
      for (const { excerpt, highlight, citation } of [
        ...(line.kind === 'found' ? [line] : []),
        ...(more ?? nearest ?? []),
      ]) {
        expect(String(excerpt)).toContain(String(highlight));
        expect(Object.keys(FILES)).toContain((citation as Json).path);
      }
    }
  });
});

describe('conversations', () => {
  const thread = ['When is the walrus memorandum due?', 'thanks', 'And when?'].join('\n');
  const kinds = async (...options: readonly string[]): Promise<readonly unknown[]> => {
    const { out } = await pincite(['ask', '--knowledge', folder, '--json', ...options], thread);
    return parse(out).map(({ kind, highlight }) => highlight ?? kind);
  };

  it('are made of all lines with --thread, and of each line without', async () => {
    const due = 'The walrus memorandum is due on Tuesday.';
    expect(await kinds('--thread')).toEqual([due, 'help', due]);
    expect(await kinds()).toEqual([due, 'help', 'not-found']);
  });
});

describe('a question on the command line', () => {
  const found = ['ask', '--knowledge', folder, ...QUESTIONS.found.split(' ')];

  it('is answered in plain text, with the answering sentence marked and where it stands', async () => {
    const { status, out, err } = await pincite(found);
    expect([status, err]).toEqual([0, '']);
    expect(out.replace(/\s+> /g, ' ')).toContain(
      '> The plaintiff sued in December. **Judge Henrik Lund found that Acme has no standing.** The suit was dismissed with it.\n',
    );
    expect(out).toContain(
      'Acme v. United States, Standing · May 30, 2018 · District Court · citing Opinion of the court, p. 12.',
    );
    expect(out).toContain('https://court.example/opinion.pdf\n');
    expect(out).not.toContain('\u001b');
  });

  it('is bold on a terminal, and plain again where NO_COLOR says so', async () => {
    const terminal = 'data:text/javascript,process.stdout.isTTY=true;process.stdout.columns=80';
    const env = { NODE_OPTIONS: `--import=${terminal}` };
    const colourful = await pincite(found, '', undefined, env);
    expect(colourful.out).toContain('\u001b[1mJudge Henrik Lund');
    expect(colourful.out.startsWith('> The plaintiff')).toBe(true);
    const plain = await pincite(found, '', undefined, { ...env, NO_COLOR: '1' });
    expect(plain.out).toContain('**Judge Henrik Lund');
    expect(plain.out).not.toContain('\u001b');
  });

  it('is answered with status 0 also where the documents do not answer', async () => {
    const { status, out, err } = await pincite(['ask', QUESTIONS.miss], '', undefined, {
      KNOWLEDGE_DIR: folder,
    });
    expect([status, err]).toEqual([0, '']);
    expect(out).toBe(
      'The documents do not answer this. These words stand nowhere in them: “won”, “volleyball”, “tournament”, “Zanzibar”.\nSearched 9 documents, 10 passages.\n',
    );
  });
});

describe('a reader that has seen enough', () => {
  it('ends the program quietly, however much is still to come', async () => {
    const child = spawn(process.execPath, [main, 'ask', '--knowledge', folder, '--json']);
    let written = '';
    child.stderr.on('data', (data: Buffer) => {
      written += data.toString();
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    child.stdin.on('error', () => {}).write(`${QUESTIONS.found}\n`);
    for await (const line of createInterface({ input: child.stdout })) {
      expect(JSON.parse(line)).toMatchObject({ kind: 'found' });
      break;
    }
    child.stdout.destroy();
    child.stdin.end(`${QUESTIONS.found}\n`.repeat(200));
    expect([await ended, written]).toEqual([0, '']);
  });
});
