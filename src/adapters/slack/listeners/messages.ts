/** Mentions and messages, new, edited and deleted. */
import type { App, types } from '@slack/bolt';
import type { Desk } from '../desk.ts';
import { isFollowUp } from '../follow.ts';
import { isStranger, isWritten, mentions, readMessage } from '../incoming.ts';
import { amend, takeUp, withdraw } from '../threads.ts';
import type { Heard } from './heard.ts';

export function listenToMessages(app: App, desk: Desk, heard: Heard): void {
  const bots = desk.settings.answerBots ?? [];
  const isRefused = (...args: Parameters<typeof isStranger>) =>
    desk.settings.allowExternal !== true && isStranger(...args);

  app.event('app_mention', ({ event, body, context, client }) =>
    heard(async () => {
      const asked = readMessage(event, context, bots);
      if (!asked) return;
      // Editing a message that names the bot sends the mention again.
      if (event.edited) await amend(desk, client, asked);
      else await takeUp(desk, client, asked, body.event_id, isRefused(event, body, context));
    }),
  );

  app.event('message', ({ event, body, context, client }) =>
    heard(async () => {
      if (event.subtype === 'message_changed') {
        const edited = event.message;
        if (isTombstone(edited)) return withdrawn(event.previous_message);
        const asked = isPlain(edited) && readMessage({ ...edited, channel: event.channel }, context, bots);
        if (asked) await amend(desk, client, asked);
      } else if (event.subtype === 'message_deleted') {
        await withdrawn(event.previous_message);
      } else if (isPlain(event)) {
        // In channels, a message that names the bot comes as a mention as well.
        const isDirect = event.channel_type === 'im';
        if (!isDirect && mentions(event.text, context.botUserId)) return;
        const asked = readMessage(event, context, bots);
        if (!asked || (!isDirect && !(await isFollowUp(desk, asked)))) return;
        // What names somebody is said to them.
        if (!isDirect && /<@[UW]/u.test(event.text ?? '')) return;
        await takeUp(desk, client, asked, body.event_id, isRefused(event, body, context));
      }

      async function withdrawn(before: types.MessageEvent | undefined): Promise<void> {
        if (!before || !isPlain(before)) return;
        const question = readMessage({ ...before, channel: event.channel }, context, bots);
        if (question) await withdraw(desk, client, question);
      }
    }),
  );
}

/** Messages with an author and words; everything else is a notice of Slack's. */
type Plain =
  | types.GenericMessageEvent
  | types.FileShareMessageEvent
  | types.ThreadBroadcastMessageEvent
  | types.BotMessageEvent;

function isPlain(message: types.MessageEvent): message is Plain {
  return isWritten(message.subtype);
}

/** What Slack leaves of a deleted message that has replies. */
function isTombstone(message: types.MessageEvent): boolean {
  const subtype: string | undefined = message.subtype;
  return subtype === 'tombstone';
}
