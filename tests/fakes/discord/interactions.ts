/**
 * Interactions: each may be answered once, within three seconds, and its reply changed for a quarter of an hour.
 *
 * @module
 */
import {
  type APIMessage,
  type APIUser,
  InteractionResponseType as Callback,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10';
import { apiMessage, checked, type Draft, edit, type Posted, pingsOf, posted } from './messages.ts';
import {
  alreadyAcknowledged,
  invalidForm,
  unknownInteraction,
  unknownMessage,
  unknownWebhook,
} from './refusal.ts';
import type { Route } from './rest.ts';
import type { BodyKind } from './schema.ts';
import { applicationId, bot, type Place, snowflake } from './world.ts';

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly user: APIUser;
  readonly place: Place;
  /** The message whose button was pressed. */
  readonly source?: Posted;
  at: number;
  /** How and when it was acknowledged. */
  callback?: Callback;
  acknowledgedAt?: number;
  choices?: readonly { readonly name: string; readonly value: string }[];
  /** The reply, or the message that an update changed. */
  original?: Posted;
}

const alive = 15 * 60_000;

/** https://docs.discord.com/developers/interactions/receiving-and-responding */
const allowed: Readonly<Record<number, readonly Callback[]>> = {
  [InteractionType.ApplicationCommand]: [4, 5, 9],
  [InteractionType.MessageComponent]: [4, 5, 6, 7, 9],
  [InteractionType.ApplicationCommandAutocomplete]: [8],
  [InteractionType.ModalSubmit]: [4, 5, 6, 7],
};
const bodyKinds: Readonly<Partial<Record<Callback, BodyKind>>> = {
  4: 'respond',
  5: 'respond',
  7: 'update',
  8: 'autocomplete',
};

export interface Interactions {
  readonly routes: readonly Route[];
  readonly all: ReadonlyMap<string, Interaction>;
  open(interaction: Pick<Interaction, 'type' | 'user' | 'place' | 'source'>): Interaction;
}

/** @param keep Is told of every message that an interaction leads to. */
export function createInteractions(
  messages: Map<string, Posted>,
  keep: (message: Posted) => void,
  patience: number,
): Interactions {
  const all = new Map<string, Interaction>();
  const tokens = new Map<string, Interaction>();

  const respond = (interaction: Interaction, draft: Draft, loading: boolean): Posted => {
    const isHidden = ((draft.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
    const message = posted(
      draft,
      {
        place: interaction.place,
        author: bot,
        interaction: interaction.id,
        loading,
        ...(isHidden && { onlyFor: interaction.user.id }),
      },
      pingsOf(draft, undefined, true),
    );
    keep(message);
    return message;
  };

  const callback = (id: string, token: string, body: unknown): void => {
    const interaction = all.get(id);
    if (!interaction || interaction.token !== token || Date.now() - interaction.at > patience)
      throw unknownInteraction();
    if (interaction.callback !== undefined) throw alreadyAcknowledged();
    const { type, data } = body as { type: Callback; data?: Draft };
    if (!allowed[interaction.type]?.includes(type))
      throw invalidForm([`type: ${type} is not for this interaction`]);
    const kind = bodyKinds[type];
    if (kind) checked(kind, body);
    if (type === Callback.ChannelMessageWithSource)
      interaction.original = respond(interaction, data ?? {}, false);
    else if (type === Callback.DeferredChannelMessageWithSource)
      interaction.original = respond(interaction, { flags: data?.flags ?? 0 }, true);
    else if (interaction.source) {
      if (type === Callback.UpdateMessage) edit(interaction.source, data ?? {});
      interaction.original = interaction.source;
    }
    if (type === Callback.ApplicationCommandAutocompleteResult)
      interaction.choices = (data as { choices?: NonNullable<Interaction['choices']> }).choices ?? [];
    interaction.callback = type;
    interaction.acknowledgedAt = Date.now();
  };

  const byToken = (application: string, token: string): Interaction => {
    const interaction = tokens.get(token);
    const isAlive = interaction?.acknowledgedAt !== undefined && Date.now() - interaction.at < alive;
    if (application !== applicationId || !interaction || !isAlive) throw unknownWebhook();
    return interaction;
  };
  const target = (interaction: Interaction, id: string): Posted => {
    const message = id === '@original' ? interaction.original : messages.get(id);
    if (!message || message.deleted) throw unknownMessage();
    return message;
  };
  const api = (message: Posted): APIMessage => apiMessage(message, [], messages);

  const followUp = (interaction: Interaction, body: unknown): APIMessage => {
    const draft = checked('followUp', body);
    const { original } = interaction;
    if (!original?.loading) return api(respond(interaction, draft, false));
    edit(original, draft, pingsOf(draft, undefined, true));
    return api(original);
  };
  const change = (interaction: Interaction, id: string, body: unknown): APIMessage => {
    const draft = checked('editReply', body);
    const message = target(interaction, id);
    edit(message, draft, pingsOf(draft, undefined, true));
    return api(message);
  };

  return {
    all,
    open(given) {
      const interaction = { ...given, id: snowflake(), token: `token-${snowflake()}`, at: Date.now() };
      all.set(interaction.id, interaction);
      tokens.set(interaction.token, interaction);
      return interaction;
    },
    routes: [
      [
        'POST',
        '/interactions/:id/:token/callback',
        ({ body }, id = '', token = '') => callback(id, token, body),
      ],
      [
        'POST',
        '/webhooks/:app/:token',
        ({ body }, app = '', token = '') => followUp(byToken(app, token), body),
      ],
      [
        'GET',
        '/webhooks/:app/:token/messages/:id',
        (_, app = '', token = '', id = '') => api(target(byToken(app, token), id)),
      ],
      [
        'PATCH',
        '/webhooks/:app/:token/messages/:id',
        ({ body }, app = '', token = '', id = '') => change(byToken(app, token), id, body),
      ],
      [
        'DELETE',
        '/webhooks/:app/:token/messages/:id',
        (_, app = '', token = '', id = '') => {
          target(byToken(app, token), id).deleted = true;
        },
      ],
    ],
  };
}
