/**
 * One reply to one message, whatever the channel allows: beside the question, else in the channel, else a private
 * sentence, else a reaction, and a log line where none of them may be.
 *
 * @module
 */
import { type Message, PermissionFlagsBits, PermissionsBitField, type SendableChannels } from 'discord.js';
import type { Logger } from '../../core/types.ts';
import { cannotWriteLine } from '../../core/wording.ts';
import type { Reply } from './embed.ts';
import { failureFields, isForbidden, retrying } from './failure.ts';
import { noteReply } from './notes.ts';
import { withoutEmbeds } from './plain.ts';
import { Recent } from './recent.ts';

export interface Delivery {
  /** The reply that was posted; undefined where the channel takes none. */
  post(message: Message, reply: Reply): Promise<Message | undefined>;
  /** Replaces the whole of an earlier reply. */
  rewrite(earlier: Message, reply: Reply): Promise<Message>;
}

/** How long a channel or a person who refused a message is not written to again, in milliseconds. */
const refusedFor = 600_000;
const refusalsKept = 1000;
const cannotReply = '🔇';

export function createDelivery(log: Logger): Delivery {
  const refused = new Recent<number>(refusalsKept);
  const hasRefused = (id: string): boolean => Date.now() - (refused.get(id) ?? 0) < refusedFor;

  /** A private sentence to whoever asked where the bot may not write; a reaction to those who take none. */
  const whisper = async (message: Message): Promise<void> => {
    const { author } = message;
    try {
      if (!hasRefused(author.id)) return void (await author.send(noteReply(cannotWriteLine)));
    } catch (error) {
      refused.set(author.id, Date.now());
      log.warn('discord: somebody takes no private message', failureFields(error));
    }
    const allowed = PermissionFlagsBits.AddReactions | PermissionFlagsBits.ReadMessageHistory;
    if (allows(message, allowed)) await message.react(cannotReply);
    else log.warn('discord: a question could not be answered where it was asked');
  };

  return {
    rewrite: (earlier, reply) => retrying(() => earlier.edit(fitting(earlier, reply))),

    async post(message, reply) {
      if (!hasRefused(message.channelId) && allows(message, writing(message))) {
        try {
          return await send(message, reply);
        } catch (error) {
          if (!isForbidden(error)) throw error;
          refused.set(message.channelId, Date.now());
          log.warn('discord: a channel refused the reply', failureFields(error));
        }
      }
      await whisper(message);
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
