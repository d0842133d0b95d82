/** The one way out: every message leaves through here, without unfurls, and every limit on calls is waited for. */
import { setTimeout as delay } from 'node:timers/promises';
import type { RespondFn } from '@slack/bolt';
import type { Logger } from '../../core/types.ts';
import { searchingLine } from '../../core/wording.ts';
import type { Reply } from './blocks.ts';
import type { Client } from './desk.ts';
import { adviceFor, slackCode } from './failures.ts';
import { patiently } from './patience.ts';

export interface Place {
  readonly channel: string;
  readonly thread?: string;
}

/** Milliseconds for which an answer waits for its status, so that the status does not come after it. */
const statusWithin = 1000;

const quiet = { unfurl_links: false, unfurl_media: false } as const;

/** Posts a reply and gives its timestamp. Where Slack refuses the blocks, the text stands alone. */
export async function post(
  client: Client,
  { channel, thread }: Place,
  reply: Reply,
  log: Logger,
): Promise<string> {
  const where = { channel, ...(thread !== undefined && { thread_ts: thread }), ...quiet };
  const send = (content: Reply | { readonly text: string }) =>
    patiently(() => client.chat.postMessage({ ...where, ...content }));
  try {
    return (await send(reply)).ts ?? '';
  } catch (error) {
    const code = slackCode(error);
    if (code !== 'invalid_blocks' && code !== 'msg_blocks_too_long') throw error;
    log.error('slack: the blocks of a reply were refused, so its text was posted alone', { problem: code });
    return (await send({ text: reply.text })).ts ?? '';
  }
}

export async function update(client: Client, channel: string, ts: string, reply: Reply): Promise<void> {
  await patiently(() => client.chat.update({ channel, ts, ...reply }));
}

export async function remove(client: Client, channel: string, ts: string): Promise<void> {
  await patiently(() => client.chat.delete({ channel, ts }));
}

/** Answers privately through the address that came with a command or a button. */
export async function whisper(respond: RespondFn, reply: Reply, thread?: string): Promise<void> {
  await patiently(() =>
    respond({
      response_type: 'ephemeral',
      replace_original: false,
      ...(thread !== undefined && { thread_ts: thread }),
      ...reply,
    }),
  );
}

/** Replaces a private reply in its place. */
export async function rewrite(respond: RespondFn, reply: Reply): Promise<void> {
  await patiently(() => respond({ response_type: 'ephemeral', replace_original: true, ...reply }));
}

/**
 * Shows in the thread that an answer is on its way. Only a hint: it is never waited for long, nor tried again, and
 * Slack takes it away when the answer is posted.
 */
export async function showStatus(client: Client, { channel, thread }: Place, log: Logger): Promise<void> {
  if (thread === undefined) return;
  const shown = client.assistant.threads
    .setStatus({ channel_id: channel, thread_ts: thread, status: searchingLine })
    .catch((error: unknown) => log.debug('slack: no status was shown', { problem: adviceFor(error) }));
  await Promise.race([shown, delay(statusWithin, undefined, { ref: false })]);
}
