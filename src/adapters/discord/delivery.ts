/**
 * One reply to one message, whatever the channel allows: beside the question, else in the channel, else a private
 * sentence, else a reaction, and a log line where none of them may be.
 *
 * @module
 */
import { type Message, PermissionFlagsBits, PermissionsBitField, type SendableChannels } from 'discord.js';
import type { Logger } from '../../core/types.ts';
import { cannotWriteLine } from '../../core/wording.ts';
import { failureFields, isForbidden, retrying } from './failure.ts';
import { withoutEmbeds } from './plain.ts';
import { Recent } from './recent.ts';
import { noteReply, type Reply } from './reply.ts';

export interface Delivery {
  /** The reply that was posted; undefined where the channel takes none. */
  post(message: Message, reply: Reply): Promise<Message | undefined>;
  /** Replaces the whole of an earlier reply. */
  rewrite(earlier: Message, reply: Reply): Promise<Message>;
}

/** How long a channel that refused a reply is not asked again, in milliseconds. */
const refusedFor = 600_000;
const channelsKept = 500;
const cannotReply = '🔇';

export function createDelivery(log: Logger): Delivery {
  const refused = new Recent<number>(channelsKept);

  const mayWrite = (message: Message): boolean =>
    Date.now() - (refused.get(message.channelId) ?? Number.NEGATIVE_INFINITY) > refusedFor &&
    allows(message, writing(message));

  return {
    rewrite: (earlier, reply) => retrying(() => earlier.edit(fitting(earlier, reply))),

    async post(message, reply) {
      if (mayWrite(message)) {
        try {
          return await send(message, reply);
        } catch (error) {
          if (!isForbidden(error)) throw error;
          refused.set(message.channelId, Date.now());
          log.warn('discord: a channel refused the reply', failureFields(error));
        }
      }
      await whisper(message, log);
      return undefined;
    },
  };
}

/** The question's id as nonce makes Discord keep the first of two replies, were the request repeated. */
async function send(message: Message, reply: Reply): Promise<Message> {
  const once = { ...fitting(message, reply), nonce: message.id, enforceNonce: true } as const;
  const channel: SendableChannels | undefined = message.channel.isSendable() ? message.channel : undefined;
  const mayRefer = allows(message, PermissionFlagsBits.ReadMessageHistory) || !channel;
  const request = async (): Promise<Message> =>
    mayRefer ? await message.reply({ ...once, failIfNotExists: false }) : await channel.send(once);
  return retrying(request);
}

function fitting(message: Message, reply: Reply): Reply {
  return allows(message, PermissionFlagsBits.EmbedLinks) ? reply : withoutEmbeds(reply);
}

async function whisper(message: Message, log: Logger): Promise<void> {
  try {
    await message.author.send(noteReply(cannotWriteLine));
  } catch (error) {
    const allowed = PermissionFlagsBits.AddReactions | PermissionFlagsBits.ReadMessageHistory;
    if (allows(message, allowed)) await message.react(cannotReply);
    else log.warn('discord: a question could not be answered where it was asked', failureFields(error));
  }
}

/** Unknown permissions are tried: Discord answers. */
function allows({ channel, client }: Message, permissions: bigint): boolean {
  if (channel.isDMBased()) return true;
  const own =
    channel.permissionsFor(client.user) ?? new PermissionsBitField(PermissionFlagsBits.Administrator);
  return own.has(permissions);
}

function writing({ channel }: Message): bigint {
  const send = channel.isThread()
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  return PermissionFlagsBits.ViewChannel | send;
}
