/**
 * A loopback Discord: the platform as the real bot process sees it, and people who use it.
 *
 * @module
 */
import { createServer } from 'node:http';
import type { APIApplicationCommand } from 'discord-api-types/v10';
import { type Channels, createChannels } from './channels.ts';
import { addressOf, createGateway, type Gateway } from './gateway.ts';
import { createInteractions, type Interaction } from './interactions.ts';
import type { Posted } from './messages.ts';
import { createPeople, eventOf, type People } from './people.ts';
import { createRegistry } from './registry.ts';
import { createRest, type Rest, type Route, type Traffic } from './rest.ts';
import { bot, farGuildId, guildId } from './world.ts';

export const token = 'MTAwMDAwMDAwMDAwMDAwMDAx.loopback.discord';

export interface Discord extends People {
  /** For `DISCORD_API_URL`. */
  readonly apiUrl: string;
  readonly gateway: Gateway;
  readonly traffic: readonly Traffic[];
  /** Requests that Discord counts as invalid: 401, 403 and 429. */
  invalidRequests(): readonly Traffic[];
  readonly trouble: Rest['trouble'];
  readonly interactions: ReadonlyMap<string, Interaction>;
  /** Commands that are registered, by scope: `global` or a guild. */
  readonly commands: Map<string, readonly APIApplicationCommand[]>;
  /** What the bot has posted and not deleted, in order; placeholders of acknowledgements left out. */
  fromBot(): readonly Posted[];
  /** Users who take no direct messages of the bot. */
  readonly unreachable: Set<string>;
  reactions(): readonly { readonly message: string; readonly emoji: string }[];
  stop(): Promise<void>;
}

export interface DiscordOptions {
  /** Connections that Discord recommends. */
  readonly recommendedShards?: number;
  /** Milliseconds within which an interaction is to be acknowledged; Discord gives 3,000. */
  readonly patience?: number;
  /** Servers that the bot is in; two by default. */
  readonly guilds?: readonly string[];
}

export async function startDiscord({
  recommendedShards = 1,
  patience = 3000,
  guilds = [guildId, farGuildId],
}: DiscordOptions = {}): Promise<Discord> {
  const channels: Channels = createChannels((event, message, pinged) =>
    gateway.dispatch(event, eventOf(message, channels.messages, pinged), message.place.guild),
  );
  const { messages, unreachable, reactions } = channels;
  const registry = createRegistry();
  const interactions = createInteractions(messages, channels.keep, patience);
  const routes: readonly Route[] = [
    [
      'GET',
      '/gateway/bot',
      () => ({
        url: addressOf(server),
        shards: recommendedShards,
        session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 16 },
      }),
    ],
    ['GET', '/users/@me', () => bot],
    ...registry.routes,
    ...channels.routes,
    ...interactions.routes,
  ];
  const rest = createRest(token, routes);
  const server = createServer(rest.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const gateway = createGateway(server, token, guilds);
  return {
    ...createPeople(gateway, channels, interactions),
    apiUrl: `${addressOf(server).replace('ws:', 'http:')}/api`,
    gateway,
    traffic: rest.traffic,
    invalidRequests: () => rest.traffic.filter(({ status }) => [401, 403, 429].includes(status)),
    trouble: rest.trouble,
    interactions: interactions.all,
    commands: registry.commands,
    unreachable,
    reactions: () => reactions,
    fromBot: () =>
      [...messages.values()].filter(
        ({ author, loading, deleted }) => author.id === bot.id && !loading && !deleted,
      ),
    async stop() {
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
