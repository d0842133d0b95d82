import {
  type Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  OAuth2Scopes,
  PermissionFlagsBits,
  Status,
} from 'discord.js';
import { type Adapter, type Answerer, type Library, type Logger, StartError } from '../../core/types.ts';
import { createClient } from './client.ts';
import { createDelivery } from './delivery.ts';
import { failureFields } from './failure.ts';
import { createInteractionListener } from './interactions.ts';
import { createMessageListeners } from './messages.ts';
import { registerCommands } from './register.ts';
import type { DiscordSettings } from './settings.ts';
import { inTurn } from './turns.ts';

export interface DiscordAdapterOptions {
  readonly settings: DiscordSettings;
  readonly answer: Answerer;
  readonly library: Library;
  readonly log: Logger;
}

/** What the bot needs in a server. */
const invitation = {
  scopes: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands],
  permissions: [
    PermissionFlagsBits.ViewChannel,
    PermissionFlagsBits.SendMessages,
    PermissionFlagsBits.SendMessagesInThreads,
    PermissionFlagsBits.EmbedLinks,
    PermissionFlagsBits.ReadMessageHistory,
    PermissionFlagsBits.AddReactions,
  ],
} as const;

/** The bot on Discord: the gateway for what happens, REST for replies. It can be started once. */
export function createDiscordAdapter(options: DiscordAdapterOptions): Adapter {
  const { settings, library, log } = options;
  const client = createClient(settings, library.name);
  const inFlight = new Set<Promise<void>>();
  let stopping = false;

  /** Nothing that a listener does may end the process, and `stop` waits for all of it. */
  const during = (work: Promise<void>): void => {
    const settled: Promise<void> = work
      .catch((error: unknown) => log.error('discord: a listener failed', failureFields(error)))
      .finally(() => inFlight.delete(settled));
    inFlight.add(settled);
  };

  const listen = (): void => {
    const given = { library, log, answer: inTurn(options.answer) };
    const messages = createMessageListeners({ ...given, delivery: createDelivery(log) });
    const interacted = createInteractionListener(given);
    const unlessStopping = (work: () => Promise<void>) => {
      if (!stopping) during(work());
    };
    client.on(Events.MessageCreate, (message) => unlessStopping(() => messages.created(message)));
    client.on(Events.MessageUpdate, (_old, message) => unlessStopping(() => messages.updated(message)));
    client.on(Events.MessageDelete, (message) => unlessStopping(() => messages.deleted(message)));
    client.on(Events.MessageBulkDelete, (deleted) => {
      for (const message of deleted.values()) unlessStopping(() => messages.deleted(message));
    });
    client.on(Events.InteractionCreate, (interaction) => unlessStopping(() => interacted(interaction)));
  };

  return {
    name: 'discord',

    async start() {
      watch(client, log);
      listen();
      const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
      await client.login(settings.token).catch((error: unknown) => {
        throw refused(error);
      });
      const connected = await ready;
      await registerCommands(connected, settings.guildId, log);
      const guilds = connected.guilds.cache.size;
      log.info('discord: connected', { guilds, shards: connected.ws.shards.size });
      if (guilds === 0)
        log.info('discord: in no server yet', { invite: connected.generateInvite(invitation) });
    },

    async stop() {
      stopping = true;
      while (inFlight.size > 0) await Promise.all(inFlight);
      await client.destroy();
    },

    isConnected: () => client.isReady() && client.ws.shards.every((shard) => shard.status === Status.Ready),
  };
}

/** Connections come back by themselves; what happens to them is logged. */
function watch(client: Client, log: Logger): void {
  client.on(Events.Error, (error) => log.error('discord: the client failed', failureFields(error)));
  client.on(Events.ShardError, (error, shard) =>
    log.warn('discord: the connection failed', { shard, ...failureFields(error) }),
  );
  client.on(Events.ShardReconnecting, (shard) => log.info('discord: connecting again', { shard }));
  client.on(Events.ShardResume, (shard, replayed) => log.info('discord: resumed', { shard, replayed }));
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    log.error('discord: disconnected for good; check DISCORD_TOKEN and start again', { shard, code }),
  );
}

/** Why Discord let the bot not in, with what to do about it. */
function refused(cause: unknown): StartError {
  return new StartError(remedy(cause), { cause });
}

function remedy(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : '';
  const isToken = cause instanceof DiscordjsError && cause.code === DiscordjsErrorCodes.TokenInvalid;
  // Closed by the gateway: discord.js rejects with a plain error that has no code.
  if (isToken || message === 'Authentication failed')
    return 'DISCORD_TOKEN: Discord refuses this token. Copy the bot token again: discord.com/developers/applications, your application, Bot, Reset Token.';
  if (/shard/iu.test(message))
    return `DISCORD_SHARDS: Discord refuses this number of connections (${message}). Set it to auto.`;
  const fields = Object.entries(failureFields(cause)).map(([name, value]) => `${name} ${String(value)}`);
  return `Discord could not be reached (${fields.join(', ')}). Check the network, and DISCORD_API_URL where it is set; then start again.`;
}
