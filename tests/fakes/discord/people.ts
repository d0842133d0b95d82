/**
 * What people do: they write, edit and delete messages, use commands and press buttons.
 *
 * @module
 */
import {
  type APIUser,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
  InteractionContextType,
  InteractionType,
  MessageReferenceType,
  type MessageType,
} from 'discord-api-types/v10';
import type { Channels } from './channels.ts';
import type { Gateway } from './gateway.ts';
import type { Interaction, Interactions } from './interactions.ts';
import { apiMessage, mentionsIn, type Posted, posted } from './messages.ts';
import { alice, applicationId, channelOf, memberOf, type Place, permissionsIn, snowflake } from './world.ts';

interface SayOptions {
  readonly by?: APIUser;
  readonly replyTo?: string;
  /** Replies ping who is replied to unless their author switches it off. */
  readonly ping?: boolean;
  readonly type?: MessageType;
  readonly webhook?: boolean;
  readonly id?: string;
  /** The text of a message that is forwarded. */
  readonly forwards?: string;
}

interface UseOptions {
  readonly by?: APIUser;
  /** Where the command is used; `Guild` or `BotDM` by its channel when left out. */
  readonly context?: InteractionContextType;
}

export interface People {
  /** Somebody writes a message. */
  say(place: Place, content: string, options?: SayOptions): Posted;
  /** The gateway delivers a message again. */
  redeliver(message: Posted): void;
  edit(message: Posted, content: string): void;
  /** The gateway tells that a message changed, though its text did not: a link preview was added. */
  unfurl(message: Posted, detail?: 'all of it' | 'the preview alone'): void;
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
}

export function createPeople(
  gateway: Pick<Gateway, 'dispatch'>,
  { messages }: Pick<Channels, 'messages'>,
  interactions: Interactions,
): People {
  const deliveries = new Map<string, { readonly data: object; readonly guild?: string }>();
  const tell = (event: GatewayDispatchEvents, message: Posted, pinged?: APIUser): void =>
    gateway.dispatch(event, eventOf(message, messages, pinged), message.place.guild);

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

  return {
    say(place, content, { by = alice, replyTo, ping = true, type, webhook = false, id, forwards } = {}) {
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
      const data = {
        ...eventOf(message, messages, replied),
        ...(webhook && { webhook_id: snowflake() }),
        ...(forwards !== undefined && forwarding(forwards, place)),
      };
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
    unfurl(message, detail = 'all of it') {
      const { id, place } = message;
      const bare = { id, channel_id: place.id, guild_id: place.guild };
      const told = detail === 'all of it' ? eventOf(message, messages) : bare;
      const data = { ...told, embeds: [{ type: 'link', url: 'https://example.org/' }] };
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
  };
}

/** A message event; direct messages name the type of their channel and no guild. */
export function eventOf(
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

/** A message that forwards another: what Discord tells of that stands beside its own, empty text. */
function forwarding(content: string, place: Place) {
  const message = {
    content,
    type: 0,
    embeds: [],
    attachments: [],
    mentions: [],
    mention_roles: [],
    timestamp: '2026-01-01T00:00:00.000000+00:00',
    edited_timestamp: null,
    flags: 0,
  };
  const reference = { type: MessageReferenceType.Forward, message_id: snowflake(), channel_id: place.id };
  return { message_reference: reference, message_snapshots: [{ message }] };
}

function componentsOf({ components }: Posted) {
  return components.flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []));
}

function optionType(name: string, value: string | boolean): ApplicationCommandOptionType {
  if (typeof value === 'boolean') return ApplicationCommandOptionType.Boolean;
  return name === 'to' ? ApplicationCommandOptionType.User : ApplicationCommandOptionType.String;
}
