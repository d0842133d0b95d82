/**
 * A loopback Discord: the platform as the real bot process sees it, and people who use it.
 *
 * @module
 */
import { createServer } from 'node:http';
import {
  type APIApplicationCommand,
  type APIUser,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
  InteractionContextType,
  InteractionType,
  type MessageType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { addressOf, createGateway, type Gateway } from './gateway.ts';
import { createInteractions, type Interaction } from './interactions.ts';
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
  unknownGuild,
  unknownMessage,
  withoutHistory,
} from './refusal.ts';
import { createRest, type Rest, type Route, type Traffic } from './rest.ts';
import { problemsOf } from './schema.ts';
import {
  alice,
  applicationId,
  bot,
  channelOf,
  directOf,
  farGuildId,
  guildId,
  memberOf,
  type Place,
  permissionsIn,
  placeById,
  snowflake,
} from './world.ts';

export const token = 'MTAwMDAwMDAwMDAwMDAwMDAx.loopback.discord';

interface SayOptions {
  readonly by?: APIUser;
  readonly replyTo?: string;
  /** Replies ping who is replied to unless their author switches it off. */
  readonly ping?: boolean;
  readonly type?: MessageType;
  readonly webhook?: boolean;
  readonly id?: string;
}

interface UseOptions {
  readonly by?: APIUser;
  /** Where the command is used; `Guild` or `BotDM` by its channel when left out. */
  readonly context?: InteractionContextType;
}

export interface Discord {
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
  message(id: string): Posted | undefined;
  /** Users who take no direct messages of the bot. */
  readonly unreachable: Set<string>;
  reactions(): readonly { readonly message: string; readonly emoji: string }[];
  /** Somebody writes a message. */
  say(place: Place, content: string, options?: SayOptions): Posted;
  /** The gateway delivers a message again. */
  redeliver(message: Posted): void;
  edit(message: Posted, content: string): void;
  /** The gateway tells that a message changed, though its text did not: a link preview was added. */
  unfurl(message: Posted): void;
  delete(...messages: readonly Posted[]): void;
  command(
    place: Place,
    name: string,
    values?: Readonly<Record<string, string | boolean>>,
    options?: UseOptions,
  ): Interaction;
  complete(place: Place, typed: string): Interaction;
  /** *Apps* > the message command, on a message. */
  useOn(message: Posted, name: string, options?: UseOptions): Interaction;
  press(message: Posted, label: string, options?: UseOptions): Interaction;
  choose(message: Posted, index: number, options?: UseOptions): Interaction;
  redeliverInteraction(interaction: Interaction): void;
  /** Lets the three seconds pass in which an interaction is to be acknowledged. */
  expire(interaction: Interaction): Interaction;
  stop(): Promise<void>;
}

export interface DiscordOptions {
  /** Connections that Discord recommends. */
  readonly recommendedShards?: number;
}

export async function startDiscord({ recommendedShards = 1 }: DiscordOptions = {}): Promise<Discord> {
  const messages = new Map<string, Posted>();
  const commands = new Map<string, readonly APIApplicationCommand[]>();
  const reactions: { message: string; emoji: string }[] = [];
  const nonces = new Map<string, Posted>();
  const unreachable = new Set<string>();
  const deliveries = new Map<string, { readonly data: object; readonly guild?: string }>();

  const tell = (event: GatewayDispatchEvents, message: Posted, author?: APIUser): void =>
    gateway.dispatch(event, eventOf(message, messages, author), message.place.guild);
  const keep = (message: Posted): void => {
    messages.set(message.id, message);
    if (message.onlyFor === undefined) tell(GatewayDispatchEvents.MessageCreate, message);
  };
  const interactions = createInteractions(messages, keep);

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

  const replaceCommands = (scope: string, body: unknown): readonly APIApplicationCommand[] => {
    const wanted = body as readonly (Partial<APIApplicationCommand> & { name: string })[];
    const problems = wanted.flatMap((command) => problemsOf('command', command));
    const misplaced = scope === 'global' ? [] : wanted.filter((command) => command.contexts !== undefined);
    if (problems.length + misplaced.length > 0)
      throw invalidForm([...problems, ...misplaced.map(({ name }) => name)]);
    const registered = wanted.map((command) => ({
      ...command,
      id: snowflake(),
      version: snowflake(),
      application_id: applicationId,
      default_member_permissions: null,
      nsfw: false,
    }));
    commands.set(scope, registered as readonly APIApplicationCommand[]);
    return registered as readonly APIApplicationCommand[];
  };
  const knownGuild = (id: string): string => {
    if (id !== guildId && id !== farGuildId) throw unknownGuild();
    return id;
  };

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
    [
      'POST',
      '/users/@me/channels',
      ({ body }) => {
        checked('openDirect', body);
        return channelOf(directOf((body as { recipient_id: string }).recipient_id));
      },
    ],
    ['GET', '/applications/:app/commands', () => commands.get('global') ?? []],
    ['PUT', '/applications/:app/commands', ({ body }) => replaceCommands('global', body)],
    [
      'GET',
      '/applications/:app/guilds/:guild/commands',
      (_, _app, guild = '') => commands.get(knownGuild(guild)) ?? [],
    ],
    [
      'PUT',
      '/applications/:app/guilds/:guild/commands',
      ({ body }, _app, guild = '') => replaceCommands(knownGuild(guild), body),
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
    ...interactions.routes,
  ];

  const rest = createRest(token, routes);
  const server = createServer(rest.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const gateway = createGateway(server, token);

  /** The event as the gateway carries it; kept, to be delivered again. */
  const interact = (
    given: Pick<Interaction, 'type' | 'user' | 'place' | 'source'>,
    data: object,
    context = given.place.guild === undefined ? InteractionContextType.BotDM : InteractionContextType.Guild,
  ): Interaction => {
    const interaction = interactions.open(given);
    const { place, user, source } = given;
    const payload = {
      id: interaction.id,
      application_id: applicationId,
      type: given.type,
      token: interaction.token,
      version: 1,
      data,
      channel_id: place.id,
      channel: channelOf(place),
      locale: 'en-US',
      context,
      app_permissions: String(permissionsIn(place)),
      authorizing_integration_owners: {},
      entitlements: [],
      attachment_size_limit: 26_214_400,
      ...(place.guild === undefined ? { user } : { guild_id: place.guild, member: memberOf(user) }),
      ...(source && { message: apiMessage(source, mentionsIn(source), messages) }),
    };
    deliveries.set(interaction.id, {
      data: payload,
      ...(place.guild !== undefined && { guild: place.guild }),
    });
    gateway.dispatch(GatewayDispatchEvents.InteractionCreate, payload, place.guild);
    return interaction;
  };

  const discord: Discord = {
    apiUrl: `${addressOf(server).replace('ws:', 'http:')}/api`,
    gateway,
    traffic: rest.traffic,
    invalidRequests: () => rest.traffic.filter(({ status }) => [401, 403, 429].includes(status)),
    trouble: rest.trouble,
    interactions: interactions.all,
    commands,
    unreachable,
    reactions: () => reactions,
    message: (id) => messages.get(id),
    fromBot: () =>
      [...messages.values()].filter(
        ({ author, loading, deleted }) => author.id === bot.id && !loading && !deleted,
      ),

    say(place, content, { by = alice, replyTo, ping = true, type, webhook = false, id } = {}) {
      const message = posted(
        { content: content || ' ' },
        {
          place,
          author: by,
          ...(replyTo !== undefined && { reference: replyTo }),
          ...(type !== undefined && { type }),
          ...(id !== undefined && { id }),
        },
      );
      messages.set(message.id, message);
      const replied = ping && replyTo !== undefined ? messages.get(replyTo)?.author : undefined;
      const data = { ...eventOf(message, messages, replied), ...(webhook && { webhook_id: snowflake() }) };
      deliveries.set(message.id, { data, ...(place.guild !== undefined && { guild: place.guild }) });
      gateway.dispatch(GatewayDispatchEvents.MessageCreate, data, place.guild);
      return message;
    },
    redeliver({ id }) {
      const { data, guild } = deliveries.get(id) ?? { data: {} };
      gateway.dispatch(GatewayDispatchEvents.MessageCreate, data, guild);
    },
    edit(message, content) {
      message.content = content;
      message.editedAt = new Date().toISOString();
      tell(
        GatewayDispatchEvents.MessageUpdate,
        message,
        message.reference === undefined ? undefined : messages.get(message.reference)?.author,
      );
    },
    unfurl(message) {
      const data = { ...eventOf(message, messages), embeds: [{ type: 'link', url: 'https://example.org/' }] };
      gateway.dispatch(GatewayDispatchEvents.MessageUpdate, data, message.place.guild);
    },
    delete(...gone) {
      for (const message of gone) message.deleted = true;
      const [first] = gone;
      if (!first) return;
      const { id: channel_id, guild } = first.place;
      const where = { channel_id, ...(guild !== undefined && { guild_id: guild }) };
      if (gone.length === 1)
        gateway.dispatch(GatewayDispatchEvents.MessageDelete, { id: first.id, ...where }, guild);
      else
        gateway.dispatch(
          GatewayDispatchEvents.MessageDeleteBulk,
          { ids: gone.map(({ id }) => id), ...where },
          guild,
        );
    },
    command(place, name, values = {}, { by = alice, context } = {}) {
      const options = Object.entries(values).map(([option, value]) => ({
        name: option,
        type: optionType(option, value),
        value,
      }));
      const users = Object.entries(values)
        .filter(([option]) => option === 'to')
        .map(([, id]) => id);
      const resolved = {
        users: Object.fromEntries(users.map((id) => [String(id), { ...alice, id: String(id) }])),
      };
      const data = { id: snowflake(), name, type: ApplicationCommandType.ChatInput, options, resolved };
      return interact({ type: InteractionType.ApplicationCommand, user: by, place }, data, context);
    },
    complete(place, typed) {
      const options = [
        { name: 'question', type: ApplicationCommandOptionType.String, value: typed, focused: true },
      ];
      const data = { id: snowflake(), name: 'ask', type: ApplicationCommandType.ChatInput, options };
      return interact({ type: InteractionType.ApplicationCommandAutocomplete, user: alice, place }, data);
    },
    useOn(message, name, { by = alice, context } = {}) {
      // The one place where a message's text comes without the intent.
      const target = { ...apiMessage(message, mentionsIn(message), messages), content: message.content };
      const data = {
        id: snowflake(),
        name,
        type: ApplicationCommandType.Message,
        target_id: message.id,
        resolved: { messages: { [message.id]: target } },
      };
      return interact(
        { type: InteractionType.ApplicationCommand, user: by, place: message.place },
        data,
        context,
      );
    },
    press(message, label, { by = alice, context } = {}) {
      const button = componentsOf(message).find(
        (one) => one.type === ComponentType.Button && 'label' in one && one.label === label,
      );
      if (!button || !('custom_id' in button)) throw new Error(`no button ${label} on this message`);
      const data = { custom_id: button.custom_id, component_type: ComponentType.Button };
      return interact(
        { type: InteractionType.MessageComponent, user: by, place: message.place, source: message },
        data,
        context,
      );
    },
    choose(message, index, { by = alice, context } = {}) {
      const menu = componentsOf(message).find((one) => one.type === ComponentType.StringSelect);
      const option = menu?.type === ComponentType.StringSelect ? menu.options[index] : undefined;
      if (menu?.type !== ComponentType.StringSelect || !option)
        throw new Error(`no option ${index} on this message`);
      const data = {
        custom_id: menu.custom_id,
        component_type: ComponentType.StringSelect,
        values: [option.value],
      };
      return interact(
        { type: InteractionType.MessageComponent, user: by, place: message.place, source: message },
        data,
        context,
      );
    },
    redeliverInteraction({ id }) {
      const { data, guild } = deliveries.get(id) ?? { data: {} };
      gateway.dispatch(GatewayDispatchEvents.InteractionCreate, data, guild);
    },
    expire(interaction) {
      interaction.at -= 3001;
      return interaction;
    },
    async stop() {
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return discord;
}

/** A message event; direct messages name the type of their channel and no guild. */
function eventOf(
  message: Posted,
  known: ReadonlyMap<string, Posted>,
  pinged?: APIUser,
): GatewayMessageCreateDispatchData {
  const { place, author } = message;
  const mentions = [...new Set([...mentionsIn(message), ...(pinged ? [pinged] : [])])];
  const { user: _user, permissions: _permissions, ...member } = memberOf(author);
  return {
    ...apiMessage(message, mentions, known),
    ...(place.guild === undefined
      ? { channel_type: ChannelType.DM }
      : {
          guild_id: place.guild,
          member,
          channel_type:
            place.type === ChannelType.PublicThread ? ChannelType.PublicThread : ChannelType.GuildText,
        }),
  };
}

/** Discord drops embeds without a word where the bot may not embed. */
function withoutForbiddenEmbeds(place: Place, draft: Draft): Draft {
  const mayEmbed = place.guild === undefined || permissionsIn(place) & PermissionFlagsBits.EmbedLinks;
  return mayEmbed ? draft : { ...draft, embeds: [] };
}

function componentsOf({ components }: Posted) {
  return components.flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []));
}

function optionType(name: string, value: string | boolean): ApplicationCommandOptionType {
  if (typeof value === 'boolean') return ApplicationCommandOptionType.Boolean;
  return name === 'to' ? ApplicationCommandOptionType.User : ApplicationCommandOptionType.String;
}
