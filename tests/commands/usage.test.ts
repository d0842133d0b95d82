/** The built program where something is wrong with how it is called, its folder or its settings. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { pincite } from '../fakes/run.ts';
import { folderWith } from '../knowledge/folder.ts';

// Processes start; nothing here is a measurement.
vi.setConfig({ testTimeout: 60_000 });

const STACK = /^\s+at .*:\d+:\d+|node:internal/mu;

describe('bad usage', () => {
  it.each<[string, readonly string[], string]>([
    ['an unknown option', ['ask', '--jsno', 'Who?'], "unknown option '--jsno'"],
    ['an unknown command', ['aks', 'Who?'], "unknown command 'aks'"],
    ['a folder that is left out', ['ask', '--knowledge'], "'--knowledge <dir>' argument missing"],
    ['no command', [], 'Usage: pincite'],
    [
      'a folder that is none',
      ['ask', '--knowledge', '/nonexistent/case', 'Who?'],
      '"/nonexistent/case" does not exist',
    ],
    ['a file in place of a folder', ['ask', '--knowledge', process.execPath, 'Who?'], 'is no folder'],
    ['a folder to check that is none', ['check', '/nonexistent/case'], '"/nonexistent/case" does not exist'],
    ['a folder to evaluate that is none', ['eval', '--knowledge', '/nonexistent/case'], 'does not exist'],
    [
      'questions that are nowhere',
      ['eval', '/nonexistent/questions.yaml'],
      '"/nonexistent/questions.yaml" cannot be read',
    ],
  ])('ends with status 2 and what is wrong: %s', async (_what, args, message) => {
    const { status, out, err } = await pincite(args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err).not.toMatch(STACK);
    if (message.includes('/nonexistent')) expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('is not what asks for help', async () => {
    const { status, out, err } = await pincite(['ask', '--help']);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('--knowledge <dir>');
  });
});

describe('a folder that can be read in part', () => {
  it('is answered from, whatever else is in it', async () => {
    const folder = folderWith({
      'good.md': '# Good\n\n## Rule\n\nThe walrus memorandum is due on Tuesday.\n',
      'broken.md': '---\ntitle: [never closed\n---\n\n# Broken\n\nThe pelican clause is void.\n',
      'binary.txt': Uint8Array.from({ length: 512 }, (_, i) => (i * 7) % 256),
      'empty.md': '',
      'questions.yaml': 'answer: [',
      'synonyms.yaml': '"',
    });
    symlinkSync(join(folder, 'nothing.md'), join(folder, 'dangling.md'));
    const asked = await pincite(
      ['ask', '--knowledge', folder, '--json'],
      'When is the walrus memorandum due?\nIs the pelican clause void?\n',
    );
    expect([asked.status, asked.err]).toEqual([0, '']);
    const kinds = asked.out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line).kind);
    expect(kinds).toEqual(['found', 'found']);
    const checked = await pincite(['check', folder]);
    expect([checked.status, checked.err]).toEqual([1, '']);
    for (const path of ['binary.txt', 'empty.md', 'dangling.md', 'questions.yaml', 'synonyms.yaml'])
      expect(checked.out).toContain(`${path}\n  FAILED: `);
    expect(checked.out).toMatch(/broken\.md · markdown.*\n {2}warning: /u);
  });

  it('that is empty says so', async () => {
    const folder = folderWith({});
    const { status, out } = await pincite(['ask', '--knowledge', folder, 'Who?']);
    expect([status, out.split('\n')[0]]).toEqual([0, 'There are no documents to search yet.']);
    expect((await pincite(['check', folder])).out).toContain('the knowledge folder holds no document');
  });
});

describe('serve', () => {
  it('says which variables to set where none is, and offers the shell', async () => {
    const { status, out, err } = await pincite(['serve']);
    expect([status, out]).toEqual([2, '']);
    for (const name of [
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'SLACK_SIGNING_SECRET',
      'DISCORD_TOKEN',
      'pincite ask',
    ])
      expect(err).toContain(name);
    expect(err).not.toMatch(STACK);
  });

  it('lists everything that is half set or malformed at once, and no token', async () => {
    const env = {
      SLACK_BOT_TOKEN: 'xapp-hush-in-the-wrong-place',
      DISCORD_TOKEN: 'hush-client-id',
      DISCORD_GUILD_ID: 'hush.looks.like-a-bot-token-in-the-wrong-place',
      DISCORD_SHARDS: 'some',
      KNOWLEDGE_POLL_SECONDS: 'soon',
      SLACK_FOLLOW_THREADS: 'perhaps',
    };
    const { status, out, err } = await pincite(['serve'], '', undefined, env);
    expect([status, out]).toEqual([2, '']);
    const [first, ...problems] = err.trim().split('\n');
    expect(first).toBe('pincite: The settings need attention:');
    const named = problems.map((line) => /^ {2}- (\w+) .+: .+/u.exec(line)?.[1]);
    expect(named.toSorted()).toEqual([...Object.keys(env), 'SLACK_APP_TOKEN'].toSorted());
    expect(err).not.toContain('hush');
  });
});
