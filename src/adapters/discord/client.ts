import { ActivityType, Client, type ClientOptions, GatewayIntentBits, Options, Partials } from 'discord.js';
import { clip } from '../../core/clip.ts';
import { limits } from './limits.ts';
import type { DiscordSettings } from './settings.ts';

/** Messages and people that stay in memory, a channel or guild each: enough to see what a message replies to. */
const messagesKept = 20;
const peopleKept = 200;

/** A client of discord.js for one run: it cannot be used again once its login failed or it was destroyed. */
export function createClient(settings: DiscordSettings, caseName: string): Client {
  return new Client({
    // None of them is privileged: text comes with direct messages, mentions, pinged replies and message commands.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // Without Channel no direct message arrives; without Message no edit or deletion of one that is not in memory.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    presence: {
      activities: [{ type: ActivityType.Watching, name: clip(caseName, limits.presence) }],
    },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: messagesKept,
      ReactionManager: 0,
      UserManager: { maxSize: peopleKept, keepOverLimit: (user) => user.id === user.client.user.id },
      GuildMemberManager: {
        maxSize: peopleKept,
        keepOverLimit: (member) => member.id === member.client.user.id,
      },
    }),
    // Requests are repeated where it is known to be safe; the queue kept for each interaction goes once its token is void.
    rest: {
      retries: 0,
      handlerSweepInterval: 900_000,
      ...(settings.apiUrl !== undefined && { api: settings.apiUrl.replace(/\/+$/u, '') }),
    },
    ...sharding(settings.shards),
  });
}

function sharding(shards: DiscordSettings['shards']): Pick<ClientOptions, 'shards' | 'shardCount'> {
  if (shards === undefined) return {};
  return shards === 'auto' ? { shards } : { shardCount: shards };
}
