/** The built program, in processes of its own, before the loopback Slack, over both transports. */
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { noAnswerLine } from '../../../src/core/wording.ts';
import { type Delivered, home, type Message, placeOf, sign, visibleText } from '../../fakes/slack/slack.ts';
import { openSlack, type Running } from './program.ts';

// Processes start, sockets come back after Slack's five seconds: nothing here is a measurement.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const question = 'Which judge dismissed the two lawsuits?';
const judge = 'Colleen Kollar-Kotelly';

describe.each(['socket', 'http'] as const)('the program over %s', (transport) => {
  let running: Running;
  beforeAll(async () => {
    running = await openSlack(transport);
    await running.start();
  });
  afterAll(() => running.stop());

  const answersTo = ({ place }: Delivered): readonly Message[] =>
    running.slack.said().filter((message) => placeOf(message) === place);
  const answered = (asked: Delivered, times = 1) =>
    vi.waitFor(() => expect(answersTo(asked)).toHaveLength(times), { timeout: 15_000, interval: 10 });

  it('answers a mention, a direct message, the command and the message shortcut, each once, also when redelivered', async () => {
    const { slack } = running;
    const written = slack.message(question, { channel: 'C0CASE' });
    const asked = [slack.mention(question), slack.message(question), slack.slash(question)];
    await Promise.all(asked.map((one) => one.redeliver()));
    asked.push(slack.messageShortcut(written.ts));
    for (const one of asked) await answered(one);
    await Promise.all(asked.map((one) => one.redeliver()));
    await answered(slack.mention('And when?', { user: 'U0OTHER' }));
    for (const one of asked) {
      const [message, ...others] = answersTo(one);
      expect(others).toEqual([]);
      expect(visibleText(message?.blocks)).toContain(judge);
      expect(message?.text).toContain(judge);
    }
    expect(slack.wire.pending()).toBe(0);
    expect(slack.state.refused).toEqual([]);
  });

  it('gives every way in the same excerpt and citation', async () => {
    const { slack } = running;
    const written = slack.message(question, { channel: 'C0CASE' });
    const asked = [slack.mention(question), slack.message(question), slack.slash(question)];
    asked.push(slack.messageShortcut(written.ts));
    for (const one of asked) await answered(one);
    const texts = asked.map((one) => JSON.stringify(answersTo(one)[0]?.blocks.slice(0, -1)));
    expect(new Set(texts).size).toBe(1);
  });

  it('says that the documents do not answer, and what it found nowhere', async () => {
    const asked = running.slack.mention('Who won the 2022 volleyball tournament in Zanzibar?');
    await answered(asked);
    expect(visibleText(answersTo(asked)[0]?.blocks)).toContain(noAnswerLine);
  });

  it('understands a follow-up in the thread', async () => {
    const { slack } = running;
    const first = slack.message('When did the D.C. Circuit rule?');
    await answered(first);
    const second = slack.message('Who wrote it?', { thread_ts: first.ts });
    await answered(second, 2);
    expect(answersTo(second)[1]?.text).toContain('Tatel');
  });

  it('waits out a limit on posts, for as long as Slack says, without losing or doubling the answer', async () => {
    const { slack } = running;
    slack.fail('chat.postMessage', { retryAfter: 1 }, 2);
    const asked = slack.mention(question);
    await answered(asked);
    const calls = slack.callsTo('chat.postMessage').slice(-3);
    expect(calls.map(({ response }) => response.ok)).toEqual([false, false, true]);
    expect(new Set(calls.map(({ args }) => JSON.stringify(args))).size).toBe(1);
  });

  it('logs what to do when Slack refuses an answer, and goes on', async () => {
    const { slack, programs } = running;
    slack.fail('chat.postMessage', { error: 'missing_scope' });
    slack.mention(question);
    await programs[0]?.says('install it again');
    slack.fail('chat.postMessage', { error: 'token_revoked' });
    slack.mention(question);
    await programs[0]?.says('renew SLACK_BOT_TOKEN');
    await answered(slack.mention(question));
    expect(programs[0]?.log()).not.toMatch(/judge|Kollar|xoxb|xapp/u);
  });

  it('keeps its buttons alive over a restart', async () => {
    const { slack, programs } = running;
    const asked = slack.mention(question);
    await answered(asked);
    await programs[0]?.stop();
    slack.wire.endpoints.length = 0;
    await running.start();
    const [message] = answersTo(asked);
    if (!message) throw new Error('not answered');
    const before = visibleText(message.blocks);
    await slack.press(message, 'more').acknowledged;
    await vi.waitFor(() => expect(visibleText(message.blocks)).not.toBe(before));
    expect(visibleText(message.blocks)).toContain(judge);
    expect(answersTo(asked)).toHaveLength(1);
  });

  it('finishes what is in flight on SIGTERM, and exits with 0', async () => {
    const { slack, programs } = running;
    slack.fail('chat.postMessage', { delay: 1000 });
    const asked = slack.mention(question);
    await asked.acknowledged;
    await vi.waitFor(() => expect(slack.state.faults.at(-1)?.times).toBe(0));
    expect(await programs.at(-1)?.stop()).toBe(0);
    await answered(asked);
  });
});

describe('the program over a socket that is lost', () => {
  let running: Running;
  beforeEach(async () => {
    running = await openSlack('socket');
    await running.start();
  });
  afterEach(() => running.stop());

  it.each([
    ['cut', (socket: { terminate(): void; send(frame: string): void }) => socket.terminate()],
    [
      'asked to be renewed',
      (socket: { terminate(): void; send(frame: string): void }) =>
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' })),
    ],
  ])('comes back by itself when %s, and loses and doubles nothing', async (_what, lose) => {
    const { slack } = running;
    const before = slack.mention(question);
    await before.acknowledged;
    const [old] = slack.wire.sockets;
    if (!old) throw new Error('no socket');
    lose(old);
    await vi.waitFor(
      () => expect([...slack.wire.sockets].filter((socket) => socket !== old)).toHaveLength(1),
      {
        timeout: 20_000,
        interval: 50,
      },
    );
    await vi.waitFor(() => expect(slack.wire.sockets.size).toBe(1), { timeout: 10_000 });
    await before.redeliver();
    const after = slack.mention('When did the D.C. Circuit rule?');
    await vi.waitFor(() => expect(slack.said()).toHaveLength(2), { timeout: 15_000 });
    expect(slack.said().map(placeOf).sort()).toEqual([before.place, after.place].sort());
  });
});

it('the program ends, with the reason in its log, when Slack refuses to renew the connection', async () => {
  const running = await openSlack('socket');
  try {
    const program = await running.start();
    running.slack.fail('apps.connections.open', { error: 'invalid_auth' });
    for (const socket of running.slack.wire.sockets) socket.terminate();
    expect(await program.ended()).toBe(1);
    expect(program.log()).toContain('SLACK_APP_TOKEN: Slack refused it (invalid_auth)');
  } finally {
    await running.stop();
  }
});

describe('two processes', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pincite-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each(['socket', 'http'] as const)(
    'with a shared state folder answer every message once over %s, whichever of them Slack asks again',
    async (transport) => {
      const running = await openSlack(transport);
      try {
        await running.start({ SLACK_STATE_DIR: folder });
        await running.start({ SLACK_STATE_DIR: folder });
        const { slack } = running;
        const asked = [1, 2, 3, 4, 5].flatMap((number) => [
          slack.mention(question, { user: `U0A${number}` }),
          slack.message(question, { user: `U0A${number}`, channel: `D0A${number}` }),
        ]);
        await Promise.all(asked.flatMap((one) => [one.redeliver(), one.redeliver()]));
        await vi.waitFor(() => expect(slack.said()).toHaveLength(asked.length), { timeout: 15_000 });
        await Promise.all(asked.map((one) => one.redeliver()));
        const last = slack.mention('When did the D.C. Circuit rule?');
        await vi.waitFor(() => expect(slack.said().some((said) => placeOf(said) === last.place)).toBe(true));
        expect(slack.said().map(placeOf).sort()).toEqual([...asked, last].map(({ place }) => place).sort());
      } finally {
        await running.stop();
      }
    },
  );
});

it('an edit and a deletion find their answer, whichever of two processes hears of them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pincite-'));
  const running = await openSlack('http');
  try {
    await running.start({ SLACK_STATE_DIR: folder });
    await running.start({ SLACK_STATE_DIR: folder });
    const { slack } = running;
    for (let round = 0; round < 3; round++) {
      const asked = slack.message('Is the statute a bill of attainder?', { user: `U0R${round}` });
      const shown = () => slack.said().filter((message) => placeOf(message) === asked.place);
      await vi.waitFor(() => expect(shown()).toHaveLength(1), { timeout: 15_000 });
      // What is written about an answer comes after it.
      await vi.waitFor(async () => {
        await slack.edit(asked.ts, question, { user: `U0R${round}` }).acknowledged;
        expect(shown()[0]?.text).toContain(judge);
      });
      await slack.remove(asked.ts).acknowledged;
      await vi.waitFor(() => expect(shown()).toEqual([]));
    }
  } finally {
    await running.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

describe('signed HTTP', () => {
  let running: Running;
  let address: string;
  beforeAll(async () => {
    running = await openSlack('http');
    await running.start();
    address = running.slack.wire.endpoints[0] ?? '';
  });
  afterAll(() => running.stop());

  const post = (body: string, at: number, signature = sign(body, at)) =>
    fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': String(at),
        'x-slack-signature': signature,
      },
      body,
    });
  const now = () => Math.floor(Date.now() / 1000);
  const challenge = JSON.stringify({ type: 'url_verification', challenge: 'abc' });

  it('answers Slack’s check of the address', async () => {
    const response = await post(challenge, now());
    expect(await response.json()).toEqual({ challenge: 'abc' });
  });

  it.each([
    ['nobody signed', () => post(challenge, now(), '')],
    ['somebody else signed', () => post(challenge, now(), sign(`${challenge} `, now()))],
    ['was signed more than five minutes ago', () => post(challenge, now() - 301)],
  ])('refuses what %s', async (_what, send) => {
    expect((await send()).status).toBe(401);
  });

  it('has nothing to say elsewhere', async () => {
    expect((await fetch(new URL('/', address))).status).toBe(404);
  });
});

describe('a start that cannot succeed', () => {
  it.each([
    [
      'a bot token that Slack does not know',
      { SLACK_BOT_TOKEN: 'xoxb-wrong' },
      'SLACK_BOT_TOKEN: Slack refused it (invalid_auth)',
    ],
    [
      'an app token that Slack does not know',
      { SLACK_APP_TOKEN: 'xapp-wrong' },
      'SLACK_APP_TOKEN: Slack refused it (invalid_auth)',
    ],
    [
      'an app token without its scope',
      { SLACK_APP_TOKEN: 'xapp-1-noscope' },
      'SLACK_APP_TOKEN: Slack refused it (missing_scope)',
    ],
    [
      'a bot token in the app token’s place',
      { SLACK_APP_TOKEN: home.botToken },
      'SLACK_APP_TOKEN does not start with "xapp-"',
    ],
    [
      'a Slack that is not there',
      { SLACK_API_URL: 'http://127.0.0.1:9/api/' },
      'Slack cannot be reached at http://127.0.0.1:9/api/',
    ],
    [
      'a state folder that cannot be',
      { SLACK_STATE_DIR: '/dev/null/state' },
      'SLACK_STATE_DIR: /dev/null/state cannot be written',
    ],
  ])('ends with one line that names the variable: %s', async (_what, env, line) => {
    const running = await openSlack();
    try {
      await expect(running.start(env)).rejects.toThrow();
      const [program] = running.programs;
      expect(await program?.ended()).not.toBe(0);
      expect(program?.log()).toContain(line);
      expect(program?.log()).not.toMatch(/xoxb-wrong|xapp-wrong|xapp-1-noscope|\n\s+at /u);
    } finally {
      await running.stop();
    }
  });

  it('says so when its port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const running = await openSlack('http');
    try {
      await expect(running.start({ PORT: String(port) })).rejects.toThrow();
      expect(await running.programs[0]?.ended()).not.toBe(0);
      expect(running.programs[0]?.log()).toContain(`PORT: cannot listen on ${port}`);
    } finally {
      await running.stop();
      taken.close();
    }
  });
});
