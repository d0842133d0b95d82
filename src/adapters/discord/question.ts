/**
 * Messages and interactions as questions: what was asked, who will see the reply, and which conversation it belongs to.
 *
 * @module
 */
import {
  type BaseInteraction,
  ChannelType,
  type GuildMember,
  InteractionContextType,
  type Message,
  MessageType,
} from 'discord.js';
import type { Audience, Question } from '../../core/types.ts';

/** Mentions, custom emoji, timestamps and command links: ids that say nothing about a case. */
const tokens = /<(?:@[!&]?|#|a?:\w+:|t:|\/[^:>]*:|id:)[^>\s]*>/gu;

/** What was asked, without mentions. */
export function askedText(content: string): string {
  return content.replace(tokens, ' ').replace(/\s+/gu, ' ').trim();
}

/** Whether a person wrote this message to the bot. */
export function isForBot(message: Message): boolean {
  if (message.author.bot || message.webhookId !== null) return false;
  if (message.type !== MessageType.Default && message.type !== MessageType.Reply) return false;
  return message.channel.type === ChannelType.DM || message.mentions.users.has(message.client.user.id);
}

/**
 * The question of a message that names nothing but the bot is the message it replies to, or the forum post it stands
 * in. Undefined where that message is one whose text Discord keeps from the bot.
 */
export async function messageText(message: Message): Promise<string | undefined> {
  const own = askedText(message.content) || askedText(forwardedText(message));
  if (own !== '') return own;
  if (message.type === MessageType.Reply) return repliedText(message);
  return postText(message);
}

/** Discord carries the text of a forwarded message beside the message. */
function forwardedText({ messageSnapshots }: Message): string {
  return messageSnapshots.first()?.content ?? '';
}

async function repliedText(message: Message): Promise<string | undefined> {
  const replied = await message.fetchReference().catch(() => undefined);
  if (replied?.author.id === message.client.user.id) return '';
  return askedText(replied?.content ?? '') || undefined;
}

/** Title and first message of the forum post that `message` stands in; nothing elsewhere. */
async function postText({ channel }: Message): Promise<string> {
  if (!channel.isThread() || !channel.parent?.isThreadOnly()) return '';
  const first = await channel.fetchStarterMessage().catch(() => null);
  return askedText(`${channel.name}\n${first?.content ?? ''}`);
}

/** Everybody in the channel sees the reply to a message; in direct messages its author alone. */
export function messageAudience({ channel, author, guildId }: Message): Audience {
  return guildId === null
    ? { platform: 'discord', channel: channel.id, user: author.id }
    : { platform: 'discord', workspace: guildId, ...placeOf(channel) };
}

/** A private reply is seen by its user alone, whose roles count; a public one by the channel. */
export function interactionAudience(interaction: BaseInteraction, isPrivate: boolean): Audience {
  const { channel, channelId, guildId, user } = interaction;
  const own = isPrivate || interaction.context === InteractionContextType.BotDM;
  return {
    platform: 'discord',
    ...(guildId !== null && { workspace: guildId }),
    ...(channel ? placeOf(channel) : channelId !== null && { channel: channelId }),
    ...(own && {
      user: user.id,
      ...(interaction.inGuild() && { roles: rolesOf(interaction.member, interaction.guildId) }),
    }),
  };
}

/** A thread or the direct messages with one user are one conversation; elsewhere each interaction starts its own. */
export function interactionConversation({ channel, channelId, id, context }: BaseInteraction): string {
  if (context === InteractionContextType.BotDM || channel?.isThread()) return `discord:${channelId}`;
  return conversationFrom(`${channelId}`, id);
}

/**
 * The conversation that a message belongs to: its thread, its direct messages, or the chain of replies, named by its
 * first message that the bot knows.
 * @param rootOf The conversation of a question or of the bot's answer, by the message's id.
 */
export async function messageConversation(
  message: Message,
  rootOf: (id: string) => string | undefined,
): Promise<NonNullable<Question['conversation']>> {
  const { channel, id, reference } = message;
  if (channel.isThread() || channel.isDMBased()) return `discord:${channel.id}`;
  const replied = message.type === MessageType.Reply ? reference?.messageId : undefined;
  if (replied === undefined) return conversationFrom(channel.id, id);
  const answer =
    rootOf(replied) === undefined ? await message.fetchReference().catch(() => undefined) : undefined;
  const asked = answer?.interactionMetadata?.id ?? answer?.reference?.messageId ?? replied;
  return rootOf(replied) ?? rootOf(asked) ?? conversationFrom(channel.id, asked);
}

function conversationFrom(channel: string, first: string): string {
  return `discord:${channel}:${first}`;
}

function placeOf(channel: NonNullable<BaseInteraction['channel']>): Pick<Audience, 'channel' | 'thread'> {
  if (!channel.isThread()) return { channel: channel.id };
  return { thread: channel.id, ...(channel.parentId !== null && { channel: channel.parentId }) };
}

/** The role that everybody has, whose id is the server's, says nothing and is left out. */
function rolesOf(
  { roles }: Pick<GuildMember, 'roles'> | { readonly roles: readonly string[] },
  guildId: string,
): readonly string[] {
  const ids = 'cache' in roles ? [...roles.cache.keys()] : roles;
  return ids.filter((id) => id !== guildId);
}
