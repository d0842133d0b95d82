/**
 * Everything that the bot sends to Slack, held to Slack's own types: the recorded arguments become a file of literals,
 * which the compiler checks, surplus and misspelt fields included.
 *
 * @module
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { visibleText } from '../../fakes/slack/slack.ts';
import { createCore, sentence } from '../core.ts';
import { openStage } from './stage.ts';

const modules = fileURLToPath(new URL('../../../node_modules/', import.meta.url));
const question = 'Which judge dismissed the lawsuits?';

const argumentTypes: Readonly<Record<string, string>> = {
  'auth.test': 'AuthTestArguments',
  'apps.connections.open': 'AppsConnectionsOpenArguments',
  'chat.postMessage': 'ChatPostMessageArguments',
  'chat.update': 'ChatUpdateArguments',
  'chat.delete': 'ChatDeleteArguments',
  'conversations.replies': 'ConversationsRepliesArguments',
  'views.open': 'ViewsOpenArguments',
  'views.push': 'ViewsPushArguments',
  'views.update': 'ViewsUpdateArguments',
  'views.publish': 'ViewsPublishArguments',
  'assistant.threads.setStatus': 'AssistantThreadsSetStatusArguments',
  'assistant.threads.setSuggestedPrompts': 'AssistantThreadsSetSuggestedPromptsArguments',
};

interface Sent {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
}

let folder: string;
beforeAll(async () => {
  await mkdir(join(modules, '.cache'), { recursive: true });
  folder = await mkdtemp(join(modules, '.cache', 'slack-types-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The compiler's complaints about what was sent; empty where it is all as Slack's types say. */
async function complaints(sent: readonly Sent[]): Promise<string> {
  const lines = sent.map(({ method, args }) => {
    const type = argumentTypes[method];
    if (!type) throw new Error(`${method} is called, but its arguments are not held to a type`);
    // Bolt adds the team to every call; numbers and flags travel as text.
    const { team_id: _, limit, ...rest } = args;
    const blocks = rest.blocks ?? (rest.view as { blocks?: unknown } | undefined)?.blocks ?? [];
    const literal = JSON.stringify({ ...rest, ...(limit !== undefined && { limit: Number(limit) }) });
    return `void (${literal} satisfies api.${type});\nvoid (${JSON.stringify(blocks)} satisfies types.KnownBlock[]);`;
  });
  const file = join(folder, `sent-${sent.length}.mts`);
  const head = "import type * as types from '@slack/types';\nimport type * as api from '@slack/web-api';\n";
  await writeFile(file, head + lines.join('\n'));
  const compiler = join(modules, 'typescript/bin/tsc');
  const options = [
    '--ignoreConfig',
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--target',
    'es2023',
    '--module',
    'nodenext',
    '--types',
    'node',
  ];
  const run = promisify(execFile)(process.execPath, [compiler, ...options, file], { cwd: folder });
  return run.then(
    ({ stdout }) => stdout,
    ({ stdout }: { stdout: string }) => stdout,
  );
}

describe('Slack’s own types', () => {
  it('would refuse a field that does not exist, and a block that is not one', async () => {
    const wrong = [
      { method: 'chat.postMessage', args: { channel: 'C0', text: 'x', thread: '1.2' } },
      {
        method: 'chat.postMessage',
        args: { channel: 'C0', text: 'x', blocks: [{ type: 'section', txt: 'x' }] },
      },
    ];
    const found = await complaints(wrong);
    expect(found).toContain(`'"thread"' does not exist`);
    expect(found).toContain(`'"txt"' does not exist`);
  }, 60_000);

  it('take everything that the bot sends, whatever is asked and pressed', async () => {
    const core = createCore();
    const stage = await openStage(core, {
      manifest: { follow: true, pane: 'assistant' },
      settings: { followThreads: true },
    });
    const { slack } = stage;
    const shows = async (count: number) => vi.waitFor(() => expect(slack.said()).toHaveLength(count));
    const asked = slack.mention(question);
    await shows(1);
    slack.mention('Do unicorns exist?', { user: 'U0B' });
    slack.message('', { user: 'U0C', channel: 'D0C' });
    slack.slash(question, { user: 'U0D' });
    slack.slash('sources', { user: 'U0E' });
    slack.slash('');
    slack.messageShortcut(asked.ts, { user: 'U0F' });
    slack.mention('', { thread_ts: asked.ts, user: 'U0G' });
    slack.startAssistantThread();
    slack.openHome();
    await shows(8);
    const [message] = slack.said();
    if (!message) throw new Error('nothing was said');
    for (const action of ['more', 'wider', 'copy']) await slack.press(message, action).acknowledged;
    const [form] = slack.state.views;
    if (!form) throw new Error('no form was opened');
    slack.submit(form, question);
    await vi.waitFor(() => expect(visibleText(form.view)).toContain(sentence));
    slack.press(form, 'copy');
    slack.press(form, 'share');
    await vi.waitFor(() => expect(visibleText(slack.state.homes.get('U0ASKER'))).not.toBe(''));
    slack.press('home', 'example0');
    slack.edit(asked.ts, `<@U0BOT> Do unicorns exist?`);
    await vi.waitFor(() => expect(slack.callsTo('chat.update').length).toBeGreaterThan(1));
    slack.remove(asked.ts);
    await vi.waitFor(() => expect(slack.callsTo('chat.delete')).toHaveLength(1));
    await vi.waitFor(() => expect(slack.callsTo('views.update').length).toBeGreaterThan(2));
    await stage.stop();
    const calls = slack.state.calls.map(({ method, args }) => ({ method, args }));
    // What goes through response addresses has the form of a message.
    const whispered = slack.state.messages
      .filter(({ via }) => via !== undefined)
      .map(({ text, blocks }) => ({ method: 'chat.postMessage', args: { channel: 'C0', text, blocks } }));
    expect(new Set(calls.map(({ method }) => method))).toEqual(new Set(Object.keys(argumentTypes)));
    expect(whispered.length).toBeGreaterThan(2);
    expect(await complaints([...calls, ...whispered])).toBe('');
    expect(slack.state.refused).toEqual([]);
  }, 60_000);
});
