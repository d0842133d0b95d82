/** The Slack adapter in this process, before the loopback Slack. */

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { createSlackAdapter } from '../../../src/adapters/slack/adapter.ts';
import type { ManifestOptions } from '../../../src/adapters/slack/manifest.ts';
import type { SlackSettings } from '../../../src/adapters/slack/settings.ts';
import { appToken, home, placeOf, signingSecret, startSlack, visibleText } from '../../fakes/slack/slack.ts';
import type { Asked, Said, Stage } from '../contract.ts';
import { type Core, createCore } from '../core.ts';

export interface Options {
  readonly transport?: 'socket' | 'http';
  readonly manifest?: ManifestOptions;
  readonly settings?: Partial<SlackSettings>;
}

export type SlackStage = Awaited<ReturnType<typeof openStage>>;

/** A free port of this machine. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export async function openStage(core: Core = createCore(), options: Options = {}) {
  const { transport = 'socket', manifest = transport === 'http' ? { http: 'https://bot.example' } : {} } =
    options;
  const slack = await startSlack(manifest);
  const port = await freePort();
  const settings: SlackSettings = {
    access: { kind: 'token', botToken: home.botToken },
    transport:
      transport === 'http'
        ? { kind: 'http', signingSecret, port, host: '127.0.0.1' }
        : { kind: 'socket', appToken },
    apiUrl: slack.apiUrl,
    ...options.settings,
  };
  const adapter = createSlackAdapter({ settings, answer: core.answer, library: core.library, log: core.log });
  await adapter.start();
  if (transport === 'http') slack.wire.endpoints.push(`http://127.0.0.1:${port}/slack/events`);
  return {
    slack,
    adapter,
    core,
    settings,
    port,
    stop: async () => {
      await adapter.stop();
      await slack.stop();
    },
  };
}

/** Any of Slack's forms that notify somebody, in a text that Slack reads as mark-up. */
const ping = /<!(?:channel|here|everyone|subteam)|<@/u;

/** As the contract wants it. */
export async function contractStage(core: Core, options: Options = {}): Promise<Stage> {
  const stage = await openStage(core, options);
  const { slack } = stage;
  const asked = ({ place, redeliver }: Asked): Asked => ({ place, redeliver });
  return {
    ways: {
      'a mention': async (text) => asked(slack.mention(text)),
      'a mention in a thread': async (text) => {
        const { ts } = slack.message('the thread begins', { channel: 'C0CASE' });
        return asked(slack.mention(text, { thread_ts: ts }));
      },
      'a direct message': async (text) => asked(slack.message(text)),
      'the command': async (text) => asked(slack.slash(text)),
      'the message shortcut': async (text) => {
        const { ts } = slack.message(text, { channel: 'C0CASE' });
        return asked(slack.messageShortcut(ts));
      },
    },
    noise: {
      'its own message': async (text) => {
        await slack.message(text, { user: home.botUser }, { bot_id: home.botId }).acknowledged;
      },
      'its own mention of itself': async (text) => {
        await slack.mention(text, { user: home.botUser }, { bot_id: home.botId }).acknowledged;
      },
      'another bot': async (text) => {
        await slack.mention(text, { user: 'U0OTHER' }, { bot_id: 'B0OTHER' }).acknowledged;
        await slack.message(text, { user: 'U0OTHER' }, { bot_id: 'B0OTHER', subtype: 'bot_message' })
          .acknowledged;
      },
      'an edit of something it did not answer': async (text) => {
        const { ts } = slack.message('old', { channel: 'C0CASE' });
        await slack.edit(ts, `<@${home.botUser}> ${text}`).acknowledged;
      },
      'somebody joining': async (text) => {
        await slack.message(text, {}, { subtype: 'channel_join' }).acknowledged;
      },
    },
    said: (): readonly Said[] =>
      slack.said().map((message) => {
        const blocks = visibleText(message.blocks);
        const markup = JSON.stringify(message.blocks.filter(({ type }) => type !== 'rich_text'));
        return {
          place: placeOf(message),
          text: blocks === '' ? message.text : blocks,
          pings:
            ping.test(message.text) ||
            ping.test(markupOf(markup)) ||
            /"type":"(?:user|broadcast|usergroup)"/u.test(JSON.stringify(message.blocks)),
        };
      }),
    unacknowledged: slack.wire.pending,
    stop: stage.stop,
  };
}

/** The mrkdwn texts alone: plain text notifies nobody. */
function markupOf(json: string): string {
  return [...json.matchAll(/"type":"mrkdwn","text":"((?:[^"\\]|\\.)*)"/gu)]
    .map(([, text]) => text)
    .join('\n');
}
