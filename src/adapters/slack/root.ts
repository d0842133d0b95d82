import type { Client, Desk } from './desk.ts';
import { adviceFor } from './failures.ts';
import type { Asked } from './incoming.ts';
import { patiently } from './patience.ts';
import { plainText } from './text.ts';

/** Neither a letter nor a digit. */
export function isNothing(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

/**
 * The words of the thread's first message, where the bot may read it (in direct messages, and in channels with the
 * history scopes); undefined where it may not, or where those are its own.
 */
export async function questionOfRoot(desk: Desk, client: Client, asked: Asked): Promise<string | undefined> {
  try {
    const { messages } = await patiently(() =>
      client.conversations.replies({ channel: asked.channel, ts: asked.thread, limit: 1 }),
    );
    const root = messages?.[0];
    const text = plainText(root?.text ?? '');
    return root?.bot_id !== undefined || isNothing(text) ? undefined : text;
  } catch (error) {
    desk.log.debug('slack: the first message of a thread could not be read', { problem: adviceFor(error) });
    return undefined;
  }
}
