/** What the bot answers, leaves alone, amends and withdraws. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { notAllowedLine } from '../../../src/core/wording.ts';
import { type Delivered, home, type Message, placeOf, visibleText } from '../../fakes/slack/slack.ts';
import { type Core, createCore, examples, sentence } from '../core.ts';
import { type Options, openStage, type SlackStage } from './stage.ts';

let stage: SlackStage | undefined;
afterEach(async () => {
  await stage?.stop();
  stage = undefined;
});

async function open(options: Options = {}, core: Core = createCore()) {
  stage = await openStage(core, options);
  const { slack } = stage;
  const at = (asked: Delivered): readonly Message[] =>
    slack.said().filter((message) => placeOf(message) === asked.place);
  const answered = (asked: Delivered, times = 1) => vi.waitFor(() => expect(at(asked)).toHaveLength(times));
  /** Asks something new and waits for its answer: whatever came before has been dealt with then. */
  const settled = async () => answered(slack.mention('And now?', { user: 'U0LAST' }));
  return { slack, core, at, answered, settled };
}

const question = 'Which judge dismissed the lawsuits?';

describe('a question', () => {
  it('reaches the core without the mention, with ids alone, and with the thread as its conversation', async () => {
    const { slack, core, answered } = await open();
    const asked = slack.mention(
      `hey <@${home.botUser}>,  &lt;which&gt; judge of <#C0X|court> said <https://x.example|so>?`,
    );
    await answered(asked);
    expect(core.asked[0]).toEqual({
      text: 'hey , <which> judge of court said so?',
      conversation: `slack:T0HOME:C0CASE:${asked.ts}`,
      audience: {
        platform: 'slack',
        workspace: 'T0HOME',
        channel: 'C0CASE',
        thread: asked.ts,
        user: 'U0ASKER',
      },
    });
  });

  it('that is empty is asked for, with examples to try', async () => {
    const { slack, at, answered } = await open();
    const asked = slack.mention('');
    await answered(asked);
    expect(at(asked)[0]?.text).toContain('What would you like to know about Kaspersky Lab v. United States?');
    expect(visibleText(at(asked)[0]?.blocks)).toContain(examples[0]);
  });

  it('that is an empty mention in a thread is the one the thread began with, where the bot may read it', async () => {
    const { slack, core, answered } = await open({ manifest: { follow: true } });
    const root = slack.message(question, { channel: 'C0CASE', user: 'U0OTHER' });
    await answered(slack.mention('', { thread_ts: root.ts }));
    expect(core.asked.map(({ text }) => text)).toEqual([question]);
  });

  it('that is an empty mention in a thread gets examples where the bot may not read the thread', async () => {
    const { slack, core, at, answered } = await open();
    const root = slack.message(question, { channel: 'C0CASE', user: 'U0OTHER' });
    const asked = slack.mention('', { thread_ts: root.ts });
    await answered(asked);
    expect(core.asked).toEqual([]);
    expect(visibleText(at(asked)[0]?.blocks)).toContain(examples[0]);
  });

  it('shows that it is being worked on until the answer is posted', async () => {
    const { slack, answered } = await open();
    const asked = slack.message(question);
    await answered(asked);
    const methods = slack.state.calls.map(({ method }) => method);
    expect(methods.indexOf('assistant.threads.setStatus')).toBeGreaterThan(-1);
    expect(methods.indexOf('assistant.threads.setStatus')).toBeLessThan(methods.indexOf('chat.postMessage'));
    expect(slack.callsTo('assistant.threads.setStatus')[0]?.args).toMatchObject({ thread_ts: asked.ts });
  });

  it('does not wait long for its status', async () => {
    const { slack, at } = await open();
    slack.fail('assistant.threads.setStatus', { delay: 8000 });
    const asked = slack.mention(question);
    await vi.waitFor(() => expect(at(asked)).toHaveLength(1), { timeout: 5000 });
  });

  it('is answered all the same where no status can be shown', async () => {
    const { slack, answered } = await open();
    slack.fail('assistant.threads.setStatus', { error: 'missing_scope' });
    await answered(slack.mention(question));
  });
});

describe('an edit', () => {
  it.each([
    ['of a mention', 'mention'],
    ['of a direct message', 'message'],
  ] as const)('%s that asks something else changes the answer in place', async (_what, way) => {
    const { slack, at, answered, settled } = await open();
    const asked = slack[way]('Do unicorns exist?');
    await answered(asked);
    slack.edit(asked.ts, way === 'mention' ? `<@${home.botUser}> ${question}` : question);
    await vi.waitFor(() => expect(at(asked)[0]?.text).toContain(sentence));
    await settled();
    expect(at(asked)).toHaveLength(1);
  });

  it('that changes nothing asked changes nothing', async () => {
    const { slack, core, at, answered, settled } = await open();
    const asked = slack.mention(question);
    await answered(asked);
    slack.edit(asked.ts, `${question} <@${home.botUser}>`);
    await settled();
    expect(core.asked).toHaveLength(2);
    expect(at(asked)[0]?.edits).toBe(0);
  });

  it('of a question while it is being answered ends with the answer to the new words', async () => {
    let release = () => {};
    const first = new Promise<void>((resolve) => {
      release = resolve;
    });
    const core = createCore(async ({ text }) => {
      if (/unicorn/u.test(text)) await first;
      return await createCore().answer({ text, audience: { platform: 'slack' } });
    });
    const { slack, at } = await open({}, core);
    const asked = slack.message('Do unicorns exist?');
    await vi.waitFor(() => expect(core.asked).toHaveLength(1));
    await slack.edit(asked.ts, question).acknowledged;
    release();
    await vi.waitFor(() => expect(at(asked)[0]?.text).toContain(sentence));
    expect(at(asked)).toHaveLength(1);
  });
});

describe('a deletion', () => {
  it('takes the answer along, which is told by a tombstone as the answer hangs on the question', async () => {
    const { slack, at, answered } = await open();
    const asked = slack.message(question);
    await answered(asked);
    await slack.remove(asked.ts).acknowledged;
    await vi.waitFor(() => expect(at(asked)).toHaveLength(0));
  });

  it('of a follow-up takes its answer along, and that alone', async () => {
    const { slack, at, answered } = await open();
    const asked = slack.message(question);
    await answered(asked);
    const second = slack.message('And when?', { thread_ts: asked.ts });
    await answered(second, 2);
    await slack.remove(second.ts).acknowledged;
    await vi.waitFor(() => expect(at(asked)).toHaveLength(1));
  });

  it('of something that was not answered changes nothing', async () => {
    const { slack, settled } = await open();
    const { ts } = slack.message('chatter', {}, { subtype: 'channel_topic' });
    slack.remove(ts);
    await settled();
    expect(slack.callsTo('chat.delete')).toEqual([]);
  });
});

describe('other bots', () => {
  const fromBot = { bot_id: 'B0FRIEND' };

  it('are left alone', async () => {
    const { slack, settled } = await open();
    slack.mention(question, { user: 'U0FRIEND' }, fromBot);
    await settled();
    expect(slack.said()).toHaveLength(1);
  });

  it('are answered where the operator named them', async () => {
    const { slack, answered } = await open({ settings: { answerBots: ['B0FRIEND'] } });
    await answered(slack.mention(question, { user: 'U0FRIEND' }, fromBot));
  });

  it('never include the bot itself, were it named', async () => {
    const { slack, settled } = await open({ settings: { answerBots: [home.botId] } });
    slack.mention(question, { user: 'U0X' }, { bot_id: home.botId });
    await settled();
    expect(slack.said()).toHaveLength(1);
  });
});

describe('people of another organisation in a shared channel', () => {
  it('get a polite refusal, and nothing of the documents', async () => {
    const { slack, core, at, answered } = await open();
    const asked = slack.mention(question, { user: 'U0GUEST', userTeam: 'T0OTHER' });
    await answered(asked);
    expect(visibleText(at(asked)[0]?.blocks)).toBe(notAllowedLine);
    expect(core.asked).toEqual([]);
  });

  it('may not turn the pages of an answer either', async () => {
    const { slack, at, answered } = await open();
    const asked = slack.mention(question);
    await answered(asked);
    const [message] = at(asked);
    if (!message) throw new Error('not answered');
    const before = visibleText(message.blocks);
    slack.press(message, 'more', { user: 'U0GUEST', userTeam: 'T0OTHER' });
    await vi.waitFor(() => expect(slack.said().some(({ text }) => text === notAllowedLine)).toBe(true));
    expect(visibleText(message.blocks)).toBe(before);
  });

  it('are answered where the operator allows it', async () => {
    const { slack, at, answered } = await open({ settings: { allowExternal: true } });
    const asked = slack.mention(question, { user: 'U0GUEST', userTeam: 'T0OTHER' });
    await answered(asked);
    expect(at(asked)[0]?.text).toContain(sentence);
  });
});

describe('follow-ups without a mention', () => {
  const follow: Options = { manifest: { follow: true }, settings: { followThreads: true } };

  it('are not heard unless the operator turned them on', async () => {
    const { slack, answered, settled } = await open({ manifest: { follow: true } });
    const asked = slack.mention(question);
    await answered(asked);
    slack.message('And when?', { channel: 'C0CASE', thread_ts: asked.ts });
    await settled();
    expect(slack.said()).toHaveLength(2);
  });

  it('are answered in a thread that the bot answered in, and the mention itself once although it comes twice', async () => {
    const { slack, core, answered } = await open(follow);
    const asked = slack.mention(question);
    await answered(asked);
    await answered(slack.message('And when?', { channel: 'C0CASE', thread_ts: asked.ts }), 2);
    expect(core.asked.map(({ text }) => text)).toEqual([question, 'And when?']);
    expect(new Set(core.asked.map(({ conversation }) => conversation)).size).toBe(1);
  });

  it('end when somebody else speaks, until the bot is asked again', async () => {
    const { slack, answered, settled } = await open(follow);
    const asked = slack.mention(question);
    await answered(asked);
    const inThread = { channel: 'C0CASE', thread_ts: asked.ts };
    await slack.message('I know that one', { ...inThread, user: 'U0OTHER' }).acknowledged;
    await slack.message('And when?', inThread).acknowledged;
    await settled();
    expect(slack.said()).toHaveLength(2);
    await answered(slack.mention('And when?', inThread), 2);
    await answered(slack.message('And where?', inThread), 3);
  });

  it('leave alone what is said to somebody else, what is outside a thread, and other threads', async () => {
    const { slack, answered, settled } = await open(follow);
    const asked = slack.mention(question);
    await answered(asked);
    const other = slack.message('lunch?', { channel: 'C0CASE' });
    await slack.message('<@U0OTHER> what do you think?', { channel: 'C0CASE', thread_ts: asked.ts })
      .acknowledged;
    await slack.message('And when?', { channel: 'C0CASE' }).acknowledged;
    await slack.message('And when?', { channel: 'C0CASE', thread_ts: other.ts }).acknowledged;
    await settled();
    expect(slack.said()).toHaveLength(2);
  });
});

describe('a busy bot', () => {
  it('takes people in turn: one with many questions does not starve another', async () => {
    const { slack, core, answered } = await open();
    slack.fail('chat.postMessage', { retryAfter: 1 });
    const many = Array.from({ length: 20 }, (_, index) =>
      slack.mention(`Question ${index}?`, { user: 'U0MANY' }),
    );
    await Promise.all(many.map(({ acknowledged }) => acknowledged));
    const one = slack.mention('Only one?', { user: 'U0ONE' });
    await answered(one);
    expect(slack.said().length).toBeLessThan(5);
    await vi.waitFor(() => expect(slack.said()).toHaveLength(21), { timeout: 10_000 });
    const order = core.asked.map(({ text }) => text).filter((text) => text !== 'Only one?');
    expect(order).toEqual(many.map((_, index) => `Question ${index}?`));
  });
});
