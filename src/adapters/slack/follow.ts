/**
 * Follow-ups without a mention, where the operator turned them on: in a thread that the bot has answered in, as long
 * as nobody but the person it answered has spoken since.
 *
 * @module
 */
import type { Desk } from './desk.ts';
import type { Asked } from './incoming.ts';

function threadKey({ team, channel, thread }: Asked): string {
  return `thread:${team}:${channel}:${thread}`;
}

/** From now on the thread is between the bot and this person. */
export async function followThread(desk: Desk, asked: Asked): Promise<void> {
  if (!desk.settings.followThreads) return;
  await desk.ledger.write(threadKey(asked), { with: asked.user });
}

/** Whether a message without a mention is a follow-up. One by somebody else ends that until the bot is asked again. */
export async function isFollowUp(desk: Desk, asked: Asked): Promise<boolean> {
  if (!desk.settings.followThreads || !asked.isReply) return false;
  const entry = await desk.ledger.read(threadKey(asked));
  if (!entry?.with) return false;
  if (entry.with === asked.user) return true;
  await desk.ledger.write(threadKey(asked), { with: '' });
  return false;
}
