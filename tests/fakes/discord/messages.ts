/**
 * The messages that stand in channels, and whom they ping.
 *
 * @module
 */
import {
  type APIEmbed,
  type APIMessage,
  type APIMessageTopLevelComponent,
  type APIUser,
  InteractionType,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import { emptyMessage, invalidForm } from './refusal.ts';
import { type BodyKind, problemsOf } from './schema.ts';
import { bot, type Place, snowflake } from './world.ts';

interface AllowedMentions {
  readonly parse?: readonly string[];
  readonly users?: readonly string[];
  readonly roles?: readonly string[];
  readonly replied_user?: boolean;
}

/** The part of a request's body that becomes a message. */
export interface Draft {
  readonly content?: string | null;
  readonly embeds?: readonly APIEmbed[] | null;
  readonly components?: readonly APIMessageTopLevelComponent[] | null;
  readonly flags?: number | null;
  readonly allowed_mentions?: AllowedMentions | null;
}

export interface Posted {
  readonly id: string;
  readonly place: Place;
  readonly author: APIUser;
  /** When it was posted, or its placeholder filled. */
  at: number;
  content: string;
  embeds: readonly APIEmbed[];
  components: readonly APIMessageTopLevelComponent[];
  flags: number;
  /** The message that it replies to. */
  readonly reference?: string;
  /** The interaction that it answers. */
  readonly interaction?: string;
  /** The one user who sees it. */
  readonly onlyFor?: string;
  readonly type: MessageType;
  pings: readonly string[];
  /** The placeholder of an acknowledgement that has no reply yet. */
  loading: boolean;
  edits: number;
  deleted: boolean;
  editedAt?: string;
}

/** Refuses a body that Discord would refuse. */
export function checked(kind: BodyKind, body: unknown): Draft {
  const problems = problemsOf(kind, body);
  if (problems.length > 0) throw invalidForm(problems);
  return (body ?? {}) as Draft;
}

export function posted(
  draft: Draft,
  where: Pick<Posted, 'place' | 'author'> &
    Partial<Pick<Posted, 'reference' | 'interaction' | 'onlyFor' | 'type' | 'loading' | 'id'>>,
  pings: readonly string[] = [],
): Posted {
  if (!where.loading) refuseEmpty(draft);
  return {
    id: snowflake(),
    type: where.reference === undefined ? MessageType.Default : MessageType.Reply,
    loading: false,
    ...where,
    at: Date.now(),
    content: draft.content ?? '',
    embeds: draft.embeds ?? [],
    components: draft.components ?? [],
    flags: (draft.flags ?? 0) | (where.loading ? MessageFlags.Loading : 0),
    pings,
    edits: 0,
    deleted: false,
  };
}

/** Keys that are left out keep their value. */
export function edit(message: Posted, draft: Draft, pings: readonly string[] = []): void {
  if (draft.content !== undefined) message.content = draft.content ?? '';
  if (draft.embeds !== undefined) message.embeds = draft.embeds ?? [];
  if (draft.components !== undefined) message.components = draft.components ?? [];
  refuseEmpty(message);
  if (!message.loading) message.editedAt = new Date().toISOString();
  if (message.loading) Object.assign(message, { pings, at: Date.now() });
  message.edits += message.loading ? 0 : 1;
  message.loading = false;
  message.flags &= ~MessageFlags.Loading;
}

function refuseEmpty({ content, embeds, components }: Draft): void {
  if (!content && !embeds?.length && !components?.length) throw emptyMessage();
}

/**
 * Who is notified of a message: what it names, as far as its `allowed_mentions` lets it. Without them everything may
 * ping, in answers to interactions users alone.
 */
export function pingsOf(draft: Draft, replied?: APIUser, isInteraction = false): readonly string[] {
  const content = draft.content ?? '';
  const given = draft.allowed_mentions;
  const parse = given ? (given.parse ?? []) : isInteraction ? ['users'] : ['users', 'roles', 'everyone'];
  const named = (pattern: RegExp) => [...content.matchAll(pattern)].map(([, id]) => id ?? '');
  const users = named(/<@!?(\d+)>/gu);
  const roles = named(/<@&(\d+)>/gu);
  return [
    ...users.filter((id) => parse.includes('users') || given?.users?.includes(id)),
    ...roles.filter((id) => parse.includes('roles') || given?.roles?.includes(id)),
    ...(parse.includes('everyone') && /@(?:everyone|here)/u.test(content) ? ['everyone'] : []),
    ...(replied && (given ? given.replied_user : !isInteraction) ? [replied.id] : []),
  ];
}

/** The message as the API gives it; text of others is kept from a bot without the message-content intent. */
export function apiMessage(
  message: Posted,
  mentions: readonly APIUser[],
  known: ReadonlyMap<string, Posted>,
): APIMessage {
  const { place, reference, interaction } = message;
  const isReadable =
    message.author.id === bot.id || place.guild === undefined || mentions.some(({ id }) => id === bot.id);
  const referenced = reference === undefined ? undefined : known.get(reference);
  return {
    id: message.id,
    channel_id: place.id,
    author: message.author,
    content: isReadable ? message.content : '',
    timestamp: new Date(message.at).toISOString(),
    edited_timestamp: message.editedAt ?? null,
    tts: false,
    mention_everyone: false,
    mentions: [...mentions],
    mention_roles: [],
    attachments: [],
    embeds: isReadable ? [...message.embeds] : [],
    components: isReadable ? [...message.components] : [],
    pinned: false,
    type: message.type,
    flags: message.flags,
    ...(reference !== undefined && {
      message_reference: {
        type: 0,
        message_id: reference,
        channel_id: place.id,
        ...(place.guild !== undefined && { guild_id: place.guild }),
      },
      referenced_message:
        referenced && !referenced.deleted ? apiMessage(referenced, mentionsIn(referenced), new Map()) : null,
    }),
    ...(interaction !== undefined && {
      interaction_metadata: {
        id: interaction,
        type: InteractionType.ApplicationCommand,
        user: message.author,
        authorizing_integration_owners: {},
      },
    }),
  };
}

/** The bot, where a message names it. */
export function mentionsIn({ content, author }: Pick<Posted, 'content' | 'author'>): readonly APIUser[] {
  return author.id !== bot.id && new RegExp(`<@!?${bot.id}>`, 'u').test(content) ? [bot] : [];
}
