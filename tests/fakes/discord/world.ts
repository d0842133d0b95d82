/**
 * One server and the people in it, as the loopback Discord knows them.
 *
 * @module
 */
import {
  type APIChannel,
  type APIGuild,
  type APIRole,
  type APIUser,
  ChannelType,
  GuildDefaultMessageNotifications,
  GuildExplicitContentFilter,
  type GuildMemberFlags,
  GuildMFALevel,
  GuildNSFWLevel,
  GuildPremiumTier,
  type GuildSystemChannelFlags,
  GuildVerificationLevel,
  Locale,
  OverwriteType,
  PermissionFlagsBits,
  type RoleFlags,
} from 'discord-api-types/v10';

const epoch = 1_420_070_400_000n;
let counter = 0n;

/** A snowflake of this moment, ascending. */
export function snowflake(at = Date.now()): string {
  counter += 1n;
  return String(((BigInt(at) - epoch) << 22n) | (counter & 0x3fffffn));
}

function user(id: string, username: string, bot = false): APIUser {
  return { id, username, discriminator: '0', global_name: null, avatar: null, ...(bot && { bot }) };
}

export const bot = user('100000000000000001', 'pincite', true);
export const alice = user('100000000000000002', 'alice');
export const bob = user('100000000000000003', 'bob');
export const otherBot = user('100000000000000004', 'herald', true);
/** One of many. */
export const person = (number: number) =>
  user(String(110_000_000_000_000_000 + number * 1000), `person${number}`);
const owner = user('100000000000000005', 'owner');

export const applicationId = bot.id;
export const guildId = '200000000000000001';
/** A second server, on another shard of two. */
export const farGuildId = String(BigInt(guildId) + (1n << 22n));
export const lawyers = '200000000000000003';

/** What the bot needs, and has unless a channel takes it away. */
const granted =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AddReactions;

export interface Place {
  readonly id: string;
  readonly type: ChannelType;
  readonly name: string;
  readonly guild?: string;
  readonly parent?: string;
  /** Permissions that this channel takes from everybody. */
  readonly denied?: bigint;
}

export const places = {
  general: { id: '300000000000000001', type: ChannelType.GuildText, name: 'general', guild: guildId },
  readOnly: {
    id: '300000000000000002',
    type: ChannelType.GuildText,
    name: 'announcements',
    guild: guildId,
    denied: PermissionFlagsBits.SendMessages,
  },
  withoutEmbeds: {
    id: '300000000000000003',
    type: ChannelType.GuildText,
    name: 'plain',
    guild: guildId,
    denied: PermissionFlagsBits.EmbedLinks,
  },
  withoutHistory: {
    id: '300000000000000004',
    type: ChannelType.GuildText,
    name: 'fresh',
    guild: guildId,
    denied: PermissionFlagsBits.ReadMessageHistory,
  },
  mute: {
    id: '300000000000000005',
    type: ChannelType.GuildText,
    name: 'mute',
    guild: guildId,
    denied:
      PermissionFlagsBits.SendMessages |
      PermissionFlagsBits.AddReactions |
      PermissionFlagsBits.SendMessagesInThreads,
  },
  thread: {
    id: '300000000000000006',
    type: ChannelType.PublicThread,
    name: 'the appeal',
    guild: guildId,
    parent: '300000000000000001',
  },
  forum: { id: '300000000000000007', type: ChannelType.GuildForum, name: 'questions', guild: guildId },
  post: {
    id: '300000000000000008',
    type: ChannelType.PublicThread,
    name: 'Which judge dismissed the two lawsuits?',
    guild: guildId,
    parent: '300000000000000007',
  },
  /** Of a server that the bot is not in: only users who installed it bring it there. */
  elsewhere: {
    id: '300000000000000012',
    type: ChannelType.GuildText,
    name: 'elsewhere',
    guild: '209999999999999999',
  },
  far: { id: '300000000000000009', type: ChannelType.GuildText, name: 'far', guild: farGuildId },
  direct: { id: '300000000000000010', type: ChannelType.DM, name: 'alice' },
  directBob: { id: '300000000000000011', type: ChannelType.DM, name: 'bob' },
} as const satisfies Readonly<Record<string, Place>>;

export const placeById: ReadonlyMap<string, Place> = new Map(
  Object.values(places).map((place) => [place.id, place]),
);

/** The direct messages between the bot and a user. */
export function directOf(user: string): Place {
  return user === bob.id ? places.directBob : places.direct;
}

/** What the bot may do in a channel. */
export function permissionsIn(place: Place): bigint {
  const parent = place.parent === undefined ? undefined : placeById.get(place.parent);
  return granted & ~((place.denied ?? 0n) | (parent?.denied ?? 0n));
}

export function memberOf(user: APIUser) {
  return {
    user,
    nick: null,
    avatar: null,
    roles: user.id === alice.id ? [lawyers] : [],
    joined_at: '2024-01-01T00:00:00.000000+00:00',
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0 as GuildMemberFlags,
    permissions: String(granted),
  };
}

export function channelOf(place: Place): APIChannel {
  const common = { id: place.id, name: place.name, type: place.type };
  if (place.type === ChannelType.DM)
    return { ...common, recipients: [place.id === places.directBob.id ? bob : alice] } as APIChannel;
  const overwrites = [
    { id: place.guild ?? '', type: OverwriteType.Role, allow: '0', deny: String(place.denied ?? 0n) },
  ];
  if (place.parent !== undefined)
    return {
      ...common,
      guild_id: place.guild,
      parent_id: place.parent,
      owner_id: alice.id,
      message_count: 1,
      member_count: 1,
      total_message_sent: 1,
      thread_metadata: {
        archived: false,
        auto_archive_duration: 1440,
        archive_timestamp: '2026-01-01T00:00:00.000000+00:00',
        locked: false,
      },
    } as APIChannel;
  return {
    ...common,
    guild_id: place.guild,
    position: 0,
    nsfw: false,
    permission_overwrites: overwrites,
    ...(place.type === ChannelType.GuildForum && { available_tags: [], default_reaction_emoji: null }),
  } as APIChannel;
}

function roleOf(id: string, name: string): APIRole {
  return {
    id,
    name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position: 0,
    permissions: name === '@everyone' ? String(granted) : '0',
    managed: false,
    mentionable: false,
    flags: 0 as RoleFlags,
  };
}

/** The server as the gateway announces it. */
export function guildCreate(id: string) {
  const own = Object.values<Place>(places).filter((place) => place.guild === id);
  const guild = {
    id,
    name: 'Case watchers',
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: owner.id,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: GuildVerificationLevel.None,
    default_message_notifications: GuildDefaultMessageNotifications.AllMessages,
    explicit_content_filter: GuildExplicitContentFilter.Disabled,
    roles: [roleOf(id, '@everyone'), roleOf(lawyers, 'lawyers')],
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: GuildMFALevel.None,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0 as GuildSystemChannelFlags,
    rules_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: GuildPremiumTier.None,
    preferred_locale: Locale.EnglishUS,
    public_updates_channel_id: null,
    nsfw_level: GuildNSFWLevel.Default,
    premium_progress_bar_enabled: false,
    safety_alerts_channel_id: null,
    hub_type: null,
    region: '',
    incidents_data: null,
  } satisfies APIGuild;
  return {
    ...guild,
    joined_at: '2024-01-01T00:00:00.000000+00:00',
    large: false,
    unavailable: false,
    member_count: 3,
    voice_states: [],
    members: [memberOf(bot)],
    channels: own.filter(({ parent }) => parent === undefined).map(channelOf),
    threads: own.filter(({ parent }) => parent !== undefined).map(channelOf),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
