/** Private ways in: the command, forms, shortcuts, the home tab and the assistant pane. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { privacyLines, tryLine } from '../../../src/core/wording.ts';
import { directMessage, type OpenView, visibleText } from '../../fakes/slack/slack.ts';
import { type Core, createCore, examples, sentence } from '../core.ts';
import { type Options, openStage, type SlackStage } from './stage.ts';

let stage: SlackStage | undefined;
afterEach(async () => {
  await stage?.stop();
  stage = undefined;
});

async function open(options: Options = {}, core: Core = createCore()) {
  stage = await openStage(core, options);
  return { ...stage, core };
}

async function view({ slack }: SlackStage): Promise<OpenView> {
  await vi.waitFor(() => expect(slack.state.views).toHaveLength(1));
  const [opened] = slack.state.views;
  if (!opened) throw new Error('no view');
  return opened;
}

const question = 'Which judge dismissed the lawsuits?';

describe('/ask', () => {
  it('answers in private, standing alone, and in channels that the bot is not in', async () => {
    const { slack, core } = await open();
    slack.slash(question, { channel: 'C0ELSEWHERE' });
    await vi.waitFor(() => expect(slack.said()).toHaveLength(1));
    expect(slack.said()[0]).toMatchObject({ only: 'U0ASKER', channel: 'C0ELSEWHERE' });
    expect(core.asked).toEqual([
      {
        text: question,
        audience: { platform: 'slack', workspace: 'T0HOME', channel: 'C0ELSEWHERE', user: 'U0ASKER' },
      },
    ]);
  });

  it.each(['help', 'HELP', ' help '])('%j says what to ask and how', async (text) => {
    const { slack, core } = await open();
    slack.slash(text);
    await vi.waitFor(() => expect(slack.said()).toHaveLength(1));
    const shown = visibleText(slack.said()[0]?.blocks);
    expect(shown).toContain(tryLine);
    expect(shown).toContain(examples[0]);
    expect(shown).toContain('Mention me in a channel');
    expect(core.asked).toEqual([]);
  });

  it('sources lists the documents, linked, with dates and pages, and what could not be read', async () => {
    const { slack } = await open();
    slack.slash('sources');
    await vi.waitFor(() => expect(slack.said()).toHaveLength(1));
    const shown = visibleText(slack.said()[0]?.blocks);
    expect(shown).toContain('2 documents, 12 pages, 40 passages; last change Jan. 2, 2026.');
    expect(shown).toContain('Memorandum Opinion · May 30, 2018');
    expect(shown).toContain('Brief · 12 pages');
    expect(shown).toContain('scan.pdf');
    expect(JSON.stringify(slack.said()[0]?.blocks)).toContain('"url":"https://example.org/opinion"');
  });

  it('alone opens a form, which is answered in its place', async () => {
    const { slack, core } = await open();
    slack.slash('');
    const form = await view(stage as SlackStage);
    expect(visibleText(form.view)).toContain('Your question about Kaspersky Lab v. United States');
    slack.submit(form, question);
    await vi.waitFor(() => expect(visibleText(form.view)).toContain(sentence));
    expect(form.updates).toBe(2);
    expect(slack.said()).toEqual([]);
    expect(core.asked[0]?.audience).toMatchObject({ channel: 'C0CASE', user: 'U0ASKER' });
  });

  it('tells the log what to do when the form came too late', async () => {
    const { slack, core } = await open();
    slack.fail('views.open', { error: 'expired_trigger_id' });
    slack.slash('');
    await vi.waitFor(() => expect(slack.said()).toHaveLength(1));
    expect(slack.said()[0]?.text).toContain('too long for Slack');
    expect(JSON.stringify(core.lines)).toContain('three seconds');
  });
});

describe('the form', () => {
  it.each([null, '', '   ', '🙂'])('asks for a question when %j was typed', async (typed) => {
    const { slack, core } = await open();
    slack.globalShortcut();
    const form = await view(stage as SlackStage);
    const answer = await slack.submit(form, typed).acknowledged;
    expect(answer).toEqual({ response_action: 'errors', errors: { question: 'Please type a question.' } });
    expect(core.asked).toEqual([]);
  });

  it('shows at once that it is working, however slow the search', async () => {
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const core = createCore(async () => {
      await slow;
      return { kind: 'help', examples };
    });
    const { slack } = await open({}, core);
    slack.globalShortcut();
    const form = await view(stage as SlackStage);
    await slack.submit(form, question).acknowledged;
    await vi.waitFor(() => expect(visibleText(form.view)).toContain('Reading the documents…'));
    release();
    await vi.waitFor(() => expect(visibleText(form.view)).toContain(examples[1]));
  });

  it('says one plain sentence when answering fails', async () => {
    const { slack } = await open();
    slack.globalShortcut();
    const form = await view(stage as SlackStage);
    slack.submit(form, 'explode');
    await vi.waitFor(() => expect(visibleText(form.view)).toContain('Something went wrong'));
  });
});

describe('the message shortcut', () => {
  it('answers in the thread that the message is in', async () => {
    const { slack } = await open();
    const root = slack.message('root', { channel: 'C0CASE' });
    const reply = slack.message(question, { channel: 'C0CASE', thread_ts: root.ts });
    slack.messageShortcut(reply.ts);
    await vi.waitFor(() => expect(slack.said()[0]).toMatchObject({ only: 'U0ASKER', thread_ts: root.ts }));
  });

  it('gives help on a message without words', async () => {
    const { slack } = await open();
    slack.messageShortcut(slack.message('', { channel: 'C0CASE' }).ts);
    await vi.waitFor(() => expect(visibleText(slack.said()[0]?.blocks)).toContain(examples[0]));
  });
});

describe('the home tab', () => {
  it('shows what it knows, what and how to ask, and what becomes of a question', async () => {
    const { slack } = await open();
    slack.openHome();
    await vi.waitFor(() => expect(slack.state.homes.size).toBe(1));
    const shown = visibleText(slack.state.homes.get('U0ASKER'));
    for (const part of [
      'Kaspersky Lab v. United States',
      '2 documents, 12 pages',
      'Jan. 2, 2026',
      ...privacyLines,
    ])
      expect(shown).toContain(part);
    expect(slack.state.refused).toEqual([]);
  });

  it('answers its example questions in a form', async () => {
    const { slack, core } = await open();
    slack.openHome();
    await vi.waitFor(() => expect(slack.state.homes.size).toBe(1));
    slack.press('home', 'example1');
    const form = await view(stage as SlackStage);
    await vi.waitFor(() => expect(visibleText(form.view)).toContain(sentence));
    expect(core.asked.map(({ text }) => text)).toEqual([examples[1]]);
  });
});

describe('the assistant pane', () => {
  it('of an app of the agent kind suggests prompts when it is opened, without naming a thread', async () => {
    const { slack } = await open({ manifest: { pane: 'agent' } });
    slack.openHome('messages');
    await vi.waitFor(() => expect(slack.callsTo('assistant.threads.setSuggestedPrompts')).toHaveLength(1));
    const [call] = slack.callsTo('assistant.threads.setSuggestedPrompts');
    expect(call?.response).toEqual({ ok: true });
    expect(call?.args).toMatchObject({
      channel_id: directMessage,
      prompts: examples.map((example) => ({ title: example, message: example })),
    });
    expect(slack.state.homes.size).toBe(0);
  });

  it('of an older app greets in the new thread, suggests prompts there and answers in it', async () => {
    const { slack } = await open({ manifest: { pane: 'assistant' } });
    const thread = slack.startAssistantThread();
    await thread.redeliver();
    await vi.waitFor(() => expect(slack.callsTo('assistant.threads.setSuggestedPrompts')).toHaveLength(1));
    expect(slack.callsTo('assistant.threads.setSuggestedPrompts')[0]?.args).toMatchObject({
      thread_ts: thread.ts,
    });
    expect(slack.said()).toHaveLength(1);
    slack.message(question, { thread_ts: thread.ts });
    await vi.waitFor(() => expect(slack.said()).toHaveLength(2));
    expect(slack.said()[1]).toMatchObject({ thread_ts: thread.ts });
  });

  it('is not missed where the workspace has none', async () => {
    const { slack, core } = await open();
    slack.openHome('messages');
    await vi.waitFor(() => expect(slack.callsTo('assistant.threads.setSuggestedPrompts')).toHaveLength(1));
    expect(slack.callsTo('assistant.threads.setSuggestedPrompts')[0]?.response.error).toBe('missing_scope');
    slack.message(question);
    await vi.waitFor(() => expect(slack.said()).toHaveLength(1));
    expect(core.lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  });
});
