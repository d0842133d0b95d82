/** The built program, serving a folder that lives. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { noAnswerLine } from '../../src/core/wording.ts';
import { openSlack } from '../adapters/slack/program.ts';
import { placeOf, visibleText } from '../fakes/slack/slack.ts';
import { longPdf, opinionPdf, witness } from '../fixtures/opinion.ts';
import { folderWith } from '../knowledge/folder.ts';

// Processes start and folders are read; nothing here is a measurement.
vi.setConfig({ testTimeout: 120_000 });

async function serve(
  files: Readonly<Record<string, string | Uint8Array>>,
  env: Readonly<Record<string, string>> = {},
) {
  const folder = folderWith(files);
  const running = await openSlack();
  onTestFinished(() => running.stop());
  const program = await running.start({ KNOWLEDGE_DIR: folder, ...env });
  let reads = 1;
  return {
    folder,
    program,
    write: (path: string, content: string | Uint8Array) => writeFileSync(join(folder, path), content),
    remove: (path: string) => rmSync(join(folder, path)),
    /** Resolves when the folder was swapped in so many times more. */
    swapped: async (times = 1) => {
      reads += times;
      await program.says('documents read', reads);
    },
    ask: async (question: string): Promise<string> => {
      const asked = running.slack.mention(question);
      const answer = () => running.slack.said().find((message) => placeOf(message) === asked.place);
      await vi.waitFor(() => expect(answer()).toBeDefined(), { timeout: 15_000, interval: 10 });
      return visibleText(answer()?.blocks);
    },
  };
}

const MEMO = (day: string): string =>
  `# The walrus memorandum\n\n## When it is due\n\nThe walrus memorandum is due on ${day}, and nobody has begun to write it.\n`;
const QUESTION = 'When is the walrus memorandum due?';

describe('a folder that changes while the program serves', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['told by the system', {}],
    ['looking again every second', { KNOWLEDGE_POLL_SECONDS: '1' }],
  ])('shows what is added, changed and deleted in the next answer, %s', async (_how, env) => {
    const { ask, write, remove, program } = await serve(
      { 'a.md': '# A\n\n## B\n\nThe opossum clause was struck in June.\n' },
      env,
    );
    const next = async (reads: number): Promise<string> => {
      await program.says('documents read', reads);
      return ask(QUESTION);
    };
    expect(await ask(QUESTION)).toContain(noAnswerLine);
    write('memo.md', MEMO('Tuesday'));
    expect(await next(2)).toContain('due on Tuesday');
    write('memo.md', MEMO('Friday'));
    expect(await next(3)).toContain('due on Friday');
    remove('memo.md');
    expect(await next(4)).toContain(noAnswerLine);
  });

  it('answers while a long document is read, and from it as soon as it is', async () => {
    const { ask, write, program, swapped } = await serve({ 'memo.md': MEMO('Tuesday') });
    write('hearing.pdf', longPdf(300).bytes);
    expect(await ask(QUESTION)).toContain('due on Tuesday');
    await swapped();
    expect(await ask(`Which exhibit did ${witness(217)} tell the hearing about?`)).toMatch(
      /exhibit 1519[\s\S]*p\. 217/,
    );
    expect(await program.memory()).toBeLessThan(1024);
  });

  it('goes on with the last good version of a file that fails, and says so in the log', async () => {
    const { bytes } = opinionPdf();
    const { ask, write, program, swapped } = await serve({ 'opinion.pdf': bytes });
    write('opinion.pdf', bytes.subarray(0, 250));
    await swapped();
    expect(await ask('Does the record hold eleven letters?')).toContain('eleven letters');
    expect(program.log()).toMatch(/opinion\.pdf.*is used meanwhile/);
  });
});
