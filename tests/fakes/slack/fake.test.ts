/** The loopback Slack refuses what Slack refuses, or a green test against it would mean nothing. */
import type { KnownBlock } from '@slack/types';
import { LogLevel, WebAPIPlatformError, WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { problemsOfMessage, problemsOfView, textLength } from './blocks.ts';
import { appToken, channel, type FakeSlack, home, startSlack } from './slack.ts';

let slack: FakeSlack;
beforeEach(async () => {
  slack = await startSlack();
});
afterEach(() => slack.stop());

const client = (token = home.botToken) =>
  new WebClient(token, {
    logLevel: LogLevel.ERROR,
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error: unknown) => (error instanceof WebAPIPlatformError ? error.data.error : String(error)),
  );

const section = (text: string): KnownBlock => ({ type: 'section', text: { type: 'plain_text', text } });

describe('the Web API refuses', () => {
  it('unknown tokens and tokens of the wrong kind', async () => {
    expect(await codeOf(client('xoxb-other').auth.test())).toBe('invalid_auth');
    expect(await codeOf(client(appToken).auth.test())).toBe('invalid_auth');
    expect(await codeOf(client().apps.connections.open({}))).toBe('not_allowed_token_type');
    expect(await codeOf(client(appToken).apps.connections.open({}))).toBe('ok');
  });

  it('what the manifest’s scopes do not cover, and methods that it does not know', async () => {
    expect(await codeOf(client().conversations.replies({ channel, ts: '1.2' }))).toBe('missing_scope');
    expect(
      await codeOf(
        client().assistant.threads.setSuggestedPrompts({
          channel_id: 'D0',
          prompts: [{ title: 'a', message: 'a' }],
        }),
      ),
    ).toBe('missing_scope');
    expect(await codeOf(client().users.info({ user: 'U0' }))).toBe('unknown_method');
  });

  it('posts to channels that the bot is not in', async () => {
    expect(await codeOf(client().chat.postMessage({ channel: 'C0ELSE', text: 'x' }))).toBe('not_in_channel');
  });

  it.each([
    ['51 blocks', Array.from({ length: 51 }, () => section('x'))],
    ['an empty text', [section('')]],
    ['a text of 3,001 characters', [section('x'.repeat(3001))]],
    ['a block that is none', [{ type: 'nonsense' } as unknown as KnownBlock]],
  ])('a message with %s', async (_what, blocks) => {
    expect(await codeOf(client().chat.postMessage({ channel, text: 'x', blocks }))).toBe('invalid_blocks');
    expect(slack.state.refused).not.toEqual([]);
  });

  it('blocks that are too long together, and messages without a text', async () => {
    const blocks = Array.from({ length: 5 }, () => section('x'.repeat(2900)));
    expect(await codeOf(client().chat.postMessage({ channel, text: 'x', blocks }))).toBe(
      'msg_blocks_too_long',
    );
    expect(await codeOf(client().chat.postMessage({ channel, blocks: [section('x')] }))).toBe(
      'invalid_blocks',
    );
  });

  it('changes to messages that are not the bot’s, are gone or never were', async () => {
    const { ts } = slack.message('mine', { channel });
    expect(await codeOf(client().chat.update({ channel, ts, text: 'x' }))).toBe('cant_update_message');
    expect(await codeOf(client().chat.delete({ channel, ts: '9.9' }))).toBe('message_not_found');
  });

  it('triggers that are unknown, used or late', async () => {
    const view = {
      type: 'modal' as const,
      title: { type: 'plain_text' as const, text: 'x' },
      blocks: [section('x')],
    };
    const open = (trigger_id: string) => codeOf(client().views.open({ trigger_id, view }));
    slack.state.triggers.set('good', { at: Date.now(), used: false });
    slack.state.triggers.set('late', { at: Date.now() - 4000, used: false });
    expect([await open('none'), await open('good'), await open('good'), await open('late')]).toEqual([
      'invalid_trigger_id',
      'ok',
      'exchanged_trigger_id',
      'expired_trigger_id',
    ]);
  });

  it('a response address after five uses', async () => {
    const url = slack.wire.responseUrl(channel, 'U0ASKER');
    const use = async () =>
      (await fetch(url, { method: 'POST', body: JSON.stringify({ text: 'x' }) })).status;
    const statuses = [];
    for (let index = 0; index < 6; index++) statuses.push(await use());
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
  });

  it('calls that come too often, with the seconds to wait', async () => {
    slack.fail('chat.postMessage', { retryAfter: 7 });
    const call = client().chat.postMessage({ channel, text: 'x' });
    await expect(call).rejects.toMatchObject({ retryAfter: 7 });
  });
});

describe('the socket', () => {
  it('takes a ticket once', async () => {
    const { url } = await client(appToken).apps.connections.open({});
    const connect = () =>
      new Promise((resolve) => {
        const socket = new WebSocket(url ?? '');
        socket.onmessage = ({ data }) => resolve(JSON.parse(String(data)).type);
        socket.onerror = () => resolve('refused');
      });
    expect([await connect(), await connect()]).toEqual(['hello', 'refused']);
  });
});

describe('what the manifest does not declare', () => {
  it('is not sent', async () => {
    expect(slack.event('message.channels', { type: 'message' })).toBeUndefined();
  });
});

describe('a view', () => {
  it.each([
    ['a title of 25 characters', { title: { type: 'plain_text', text: 'x'.repeat(25) } }],
    ['metadata of 3,001 characters', { private_metadata: 'x'.repeat(3001) }],
    [
      'an input without a submit button',
      {
        blocks: [
          { type: 'input', label: { type: 'plain_text', text: 'x' }, element: { type: 'plain_text_input' } },
        ],
      },
    ],
    ['101 blocks', { blocks: Array.from({ length: 101 }, () => section('x')) }],
  ])('is refused with %s', (_what, part) => {
    const view = { type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks: [], ...part };
    expect(problemsOfView(view as never)).not.toEqual([]);
  });
});

describe('a block', () => {
  const button = (more: object) => ({
    type: 'actions',
    elements: [{ type: 'button', text: { type: 'plain_text', text: 'x' }, ...more }],
  });
  it.each([
    ['a button with a value of 2,001 characters', button({ value: 'x'.repeat(2001) })],
    [
      'a button with a label of 76 characters',
      button({ text: { type: 'plain_text', text: 'x'.repeat(76) } }),
    ],
    [
      'eleven context elements',
      { type: 'context', elements: Array.from({ length: 11 }, () => ({ type: 'plain_text', text: 'x' })) },
    ],
    ['an empty quotation', { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [] }] }],
    [
      'an empty run',
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }],
      },
    ],
    [
      'a link that is none',
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url: 'javascript:x' }] }],
      },
    ],
    ['emoji in mark-up', { type: 'section', text: { type: 'mrkdwn', text: 'x', emoji: true } }],
    [
      'an input outside a view',
      { type: 'input', label: { type: 'plain_text', text: 'x' }, element: { type: 'plain_text_input' } },
    ],
    ['a header in mark-up', { type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
  ])('is refused with %s', (_what, block) => {
    expect(problemsOfMessage([block as never])).not.toEqual([]);
  });

  it('counts every character of text', () => {
    expect(
      textLength([section('abc'), { type: 'context', elements: [{ type: 'mrkdwn', text: 'de' }] }]),
    ).toBe(5);
  });
});
