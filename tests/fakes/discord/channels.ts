/**
 * Messages in channels: what the bot may post, change and delete there.
 *
 * @module
 */
import { type APIUser, ChannelType, GatewayDispatchEvents, PermissionFlagsBits } from 'discord-api-types/v10';
import {
  apiMessage,
  checked,
  type Draft,
  edit,
  mentionsIn,
  type Posted,
  pingsOf,
  posted,
} from './messages.ts';
import {
  cannotWriteTo,
  invalidForm,
  missingPermissions,
  notAuthor,
  unknownChannel,
  unknownMessage,
  withoutHistory,
} from './refusal.ts';
import type { Route } from './rest.ts';
import { bot, channelOf, directOf, type Place, permissionsIn, placeById } from './world.ts';

export interface Channels {
  readonly routes: readonly Route[];
  readonly messages: Map<string, Posted>;
  /** Users who take no direct messages of the bot. */
  readonly unreachable: Set<string>;
  readonly reactions: readonly { readonly message: string; readonly emoji: string }[];
  /** Adds a message that the bot posted, and tells the gateway unless one user alone sees it. */
  keep(message: Posted): void;
}

export type Tell = (event: GatewayDispatchEvents, message: Posted, pinged?: APIUser) => void;

export function createChannels(tell: Tell): Channels {
  const messages = new Map<string, Posted>();
  const reactions: { message: string; emoji: string }[] = [];
  const nonces = new Map<string, Posted>();
  const unreachable = new Set<string>();

  const keep = (message: Posted): void => {
    messages.set(message.id, message);
    if (message.onlyFor === undefined) tell(GatewayDispatchEvents.MessageCreate, message);
  };
  const placeOf = (id: string): Place => {
    const place = placeById.get(id);
    if (!place) throw unknownChannel();
    return place;
  };
  const present = (id: string): Posted => {
    const message = messages.get(id);
    if (!message || message.deleted) throw unknownMessage();
    return message;
  };
  const need = (place: Place, permission: bigint): void => {
    if (place.guild !== undefined && (permissionsIn(place) & permission) !== permission)
      throw missingPermissions();
  };
  const api = (message: Posted) => apiMessage(message, mentionsIn(message), messages);

  const create = (place: Place, body: unknown) => {
    const draft = checked('create', body);
    const { nonce, enforce_nonce, message_reference } = body as {
      nonce?: string;
      enforce_nonce?: boolean;
      message_reference?: { message_id: string; fail_if_not_exists?: boolean };
    };
    const isThread = place.type === ChannelType.PublicThread;
    need(place, isThread ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages);
    if (place.guild === undefined && [...unreachable].some((id) => directOf(id).id === place.id))
      throw cannotWriteTo();
    if (message_reference && place.guild && !(permissionsIn(place) & PermissionFlagsBits.ReadMessageHistory))
      throw withoutHistory();
    const earlier = nonce === undefined ? undefined : nonces.get(nonce);
    if (earlier && enforce_nonce) return api(earlier);
    const reference = message_reference?.message_id;
    const replied = reference === undefined ? undefined : messages.get(reference);
    if (reference !== undefined && !replied && message_reference?.fail_if_not_exists !== false)
      throw invalidForm(['message_reference: Unknown message']);
    const shown = withoutForbiddenEmbeds(place, draft);
    const message = posted(
      shown,
      { place, author: bot, ...(replied && !replied.deleted && reference !== undefined && { reference }) },
      pingsOf(draft, replied?.author),
    );
    if (nonce !== undefined) nonces.set(nonce, message);
    keep(message);
    return api(message);
  };

  return {
    messages,
    unreachable,
    reactions,
    keep,
    routes: [
      [
        'POST',
        '/users/@me/channels',
        ({ body }) => {
          checked('openDirect', body);
          return channelOf(directOf((body as { recipient_id: string }).recipient_id));
        },
      ],
      ['GET', '/channels/:id', (_, id = '') => channelOf(placeOf(id))],
      ['POST', '/channels/:id/messages', ({ body }, id = '') => create(placeOf(id), body)],
      [
        'GET',
        '/channels/:id/messages/:message',
        (_, id = '', message = '') => {
          need(placeOf(id), PermissionFlagsBits.ReadMessageHistory);
          return api(present(message));
        },
      ],
      [
        'PATCH',
        '/channels/:id/messages/:message',
        ({ body }, id = '', message = '') => {
          const target = present(message);
          if (target.author.id !== bot.id) throw notAuthor();
          edit(target, withoutForbiddenEmbeds(placeOf(id), checked('edit', body)));
          tell(GatewayDispatchEvents.MessageUpdate, target);
          return api(target);
        },
      ],
      [
        'DELETE',
        '/channels/:id/messages/:message',
        (_, _id, message = '') => {
          present(message).deleted = true;
        },
      ],
      [
        'PUT',
        '/channels/:id/messages/:message/reactions/:emoji/@me',
        (_, id = '', message = '', emoji = '') => {
          need(placeOf(id), PermissionFlagsBits.AddReactions | PermissionFlagsBits.ReadMessageHistory);
          reactions.push({ message: present(message).id, emoji });
        },
      ],
    ],
  };
}

/** Discord drops embeds without a word where the bot may not embed. */
function withoutForbiddenEmbeds(place: Place, draft: Draft): Draft {
  const mayEmbed = place.guild === undefined || permissionsIn(place) & PermissionFlagsBits.EmbedLinks;
  return mayEmbed ? draft : { ...draft, embeds: [] };
}
