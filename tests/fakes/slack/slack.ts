/**
 * A small faithful Slack on the loopback: what people do in it, and what stands in it afterwards.
 *
 * @module
 */

import type { BlockAction, ButtonAction, GlobalShortcut, MessageShortcut, SlashCommand } from '@slack/bolt';
import type {
  AppHomeOpenedEvent,
  AppMentionEvent,
  AssistantThreadStartedEvent,
  Button,
  GenericMessageEvent,
  KnownBlock,
  View,
} from '@slack/types';
import { type ManifestOptions, manifest as manifestOf } from '../../../src/adapters/slack/manifest.ts';
import { command, input, shortcuts } from '../../../src/adapters/slack/names.ts';
import { problemsOfView } from './blocks.ts';
import { openWire, type Receipt } from './server.ts';
import { createState, home, type Message, nextId, nextTs, type OpenView, type Workspace } from './state.ts';

export { sign } from './server.ts';
export { appToken, home, type Message, type OpenView, signingSecret, type Workspace } from './state.ts';

/** Who asks and where; everything has a default. */
export interface Where {
  readonly channel?: string;
  readonly user?: string;
  readonly thread_ts?: string;
  readonly ts?: string;
  readonly workspace?: Workspace;
  /** Team of the person, where it is not the workspace's own (Slack Connect). */
  readonly userTeam?: string;
}

export interface Delivered extends Receipt {
  readonly ts: string;
  /** Channel and thread, or the response address, in which the answer belongs. */
  readonly place: string;
  redeliver(): Promise<void>;
}

const asker = 'U0ASKER';
export const directMessage = 'D0ASKER';
export const channel = 'C0CASE';

export type FakeSlack = Awaited<ReturnType<typeof startSlack>>;

export async function startSlack(manifest: ManifestOptions = {}) {
  const state = createState(manifest);
  const declared = manifestOf(manifest);
  const wire = await openWire(state, (kind, message) => echo(kind, message));

  /** Sends an event that the manifest subscribes to; anything else never reaches an app. */
  function event(
    subscription: string,
    payload: object,
    where: Where = {},
    id = nextId('Ev'),
  ): Receipt | undefined {
    if (!declared.settings.event_subscriptions.bot_events.includes(subscription)) return undefined;
    state.eventsSent.add(subscription);
    const scope = { app_mention: 'app_mentions:read', 'message.im': 'im:history' }[subscription];
    if (scope) state.scopesUsed.add(scope);
    if (subscription === 'message.channels') state.scopesUsed.add('channels:history');
    if (subscription === 'message.groups') state.scopesUsed.add('groups:history');
    const body = envelope(payload, where, id);
    return wire.send('events_api', body);
  }

  function envelope(payload: object, { workspace = home, userTeam }: Where, id: string) {
    const isExternal = userTeam !== undefined && userTeam !== workspace.team;
    return {
      type: 'event_callback',
      token: 'verification',
      api_app_id: 'A0APP',
      team_id: workspace.team,
      ...(workspace.enterprise && { enterprise_id: workspace.enterprise }),
      context_team_id: workspace.team,
      event_id: id,
      event_time: Math.floor(Date.now() / 1000),
      is_ext_shared_channel: isExternal,
      authorizations: [
        {
          enterprise_id: workspace.enterprise ?? null,
          team_id: workspace.team,
          user_id: workspace.botUser,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      event: payload,
    };
  }

  function delivered(ts: string, place: string, send: () => readonly (Receipt | undefined)[]): Delivered {
    const receipts = send().filter((receipt) => receipt !== undefined);
    return {
      ts,
      place,
      acknowledged: Promise.all(receipts.map(({ acknowledged }) => acknowledged)).then(([first]) => first),
      redeliver: async () => {
        await Promise.all(send().map((receipt) => receipt?.acknowledged));
      },
    };
  }

  function remember(where: Where, user: string, at: string, ts: string, text: string): void {
    if (state.messages.some((message) => message.channel === at && message.ts === ts)) return;
    state.messages.push({
      channel: at,
      ts,
      user,
      text,
      blocks: [],
      edits: 0,
      deleted: false,
      ...(where.thread_ts && { thread_ts: where.thread_ts }),
    });
  }

  function generic(where: Where, text: string, ts: string, at: string): GenericMessageEvent {
    return {
      type: 'message',
      subtype: undefined,
      channel: at,
      channel_type: at.startsWith('D') ? 'im' : at.startsWith('G') ? 'group' : 'channel',
      user: where.user ?? asker,
      text,
      ts,
      event_ts: ts,
      team: where.userTeam ?? (where.workspace ?? home).team,
      ...(where.thread_ts && { thread_ts: where.thread_ts }),
    };
  }

  const subscriptionOf = (at: string) =>
    at.startsWith('D') ? 'message.im' : at.startsWith('G') ? 'message.groups' : 'message.channels';

  /** Somebody writes a message that names the bot. Slack sends it twice where both events are subscribed to. */
  function mention(text: string, where: Where = {}, more: Partial<AppMentionEvent> = {}): Delivered {
    const { workspace = home } = where;
    const at = where.channel ?? channel;
    const ts = where.ts ?? nextTs();
    const full = text.includes(`<@${workspace.botUser}>`)
      ? text
      : `<@${workspace.botUser}> ${text}`.trimEnd();
    remember(where, where.user ?? asker, at, ts, full);
    const ids = [nextId('Ev'), nextId('Ev')] as const;
    return delivered(ts, `${at}:${where.thread_ts ?? ts}`, () => {
      const payload = {
        type: 'app_mention',
        channel: at,
        user: where.user ?? asker,
        text: full,
        ts,
        event_ts: ts,
        team: where.userTeam ?? workspace.team,
        ...(where.thread_ts && { thread_ts: where.thread_ts }),
        ...more,
      } satisfies AppMentionEvent & { team?: string };
      return [
        event('app_mention', payload, where, ids[0]),
        more.edited
          ? undefined
          : event(subscriptionOf(at), { ...generic(where, full, ts, at), ...more }, where, ids[1]),
      ];
    });
  }

  /** Somebody writes a message that does not name the bot: to it alone, or in a channel. */
  function message(text: string, where: Where = {}, more: object = {}): Delivered {
    const at = where.channel ?? directMessage;
    const ts = where.ts ?? nextTs();
    remember(where, where.user ?? asker, at, ts, text);
    const id = nextId('Ev');
    return delivered(ts, `${at}:${where.thread_ts ?? ts}`, () => [
      event(subscriptionOf(at), { ...generic(where, text, ts, at), ...more }, where, id),
    ]);
  }

  /** Somebody edits what they wrote. */
  function edit(ts: string, text: string, where: Where = {}): Delivered {
    const written = state.messages.find(
      (candidate) => candidate.ts === ts && candidate.user !== home.botUser,
    );
    if (!written) throw new Error(`nobody wrote ${ts}`);
    const { workspace = home } = where;
    const before = generic({ ...where, ...written }, written.text, ts, written.channel);
    written.text = text;
    const edited = { user: written.user, ts: nextTs() };
    const id = nextId('Ev');
    const changed = {
      type: 'message',
      subtype: 'message_changed',
      hidden: true,
      channel: written.channel,
      channel_type: before.channel_type,
      ts: edited.ts,
      event_ts: edited.ts,
      message: { ...before, text, edited },
      previous_message: before,
    };
    return delivered(ts, `${written.channel}:${written.thread_ts ?? ts}`, () => [
      text.includes(`<@${workspace.botUser}>`) && !written.channel.startsWith('D')
        ? event(
            'app_mention',
            { ...before, type: 'app_mention', text, edited, subtype: undefined },
            where,
            `${id}m`,
          )
        : undefined,
      event(subscriptionOf(written.channel), changed, where, id),
    ]);
  }

  /** Somebody deletes what they wrote: a tombstone where replies hang on it, else gone. */
  function remove(ts: string): Delivered {
    const written = state.messages.find((candidate) => candidate.ts === ts);
    if (!written) throw new Error(`nobody wrote ${ts}`);
    const before = generic(written, written.text, ts, written.channel);
    const hasReplies = state.messages.some(({ thread_ts, deleted }) => thread_ts === ts && !deleted);
    written.deleted = true;
    const at = nextTs();
    const shared = {
      type: 'message',
      hidden: true,
      channel: written.channel,
      channel_type: before.channel_type,
    };
    const payload = hasReplies
      ? {
          ...shared,
          subtype: 'message_changed',
          ts: at,
          event_ts: at,
          message: {
            ...before,
            subtype: 'tombstone',
            user: 'USLACKBOT',
            text: 'This message was deleted.',
            hidden: true,
          },
          previous_message: before,
        }
      : {
          ...shared,
          subtype: 'message_deleted',
          ts: at,
          event_ts: at,
          deleted_ts: ts,
          previous_message: before,
        };
    const id = nextId('Ev');
    return delivered(ts, `${written.channel}:${written.thread_ts ?? ts}`, () => [
      event(subscriptionOf(written.channel), payload, {}, id),
    ]);
  }

  /** Slack tells the app of the app's own messages, too. */
  function echo(kind: 'posted' | 'changed' | 'deleted', said: Message): void {
    if (wire.sockets.size === 0 && wire.endpoints.length === 0) return;
    const own = { ...generic(said, said.text, said.ts, said.channel), user: said.user, bot_id: said.bot_id };
    const at = nextTs();
    const wrapped = {
      type: 'message',
      hidden: true,
      channel: said.channel,
      channel_type: own.channel_type,
      ts: at,
    };
    const payload = {
      posted: own,
      changed: { ...wrapped, event_ts: at, subtype: 'message_changed', message: own, previous_message: own },
      deleted: {
        ...wrapped,
        event_ts: at,
        subtype: 'message_deleted',
        deleted_ts: said.ts,
        previous_message: own,
      },
    }[kind];
    event(subscriptionOf(said.channel), payload);
  }

  function trigger(): string {
    const id = nextId('trigger');
    state.triggers.set(id, { at: Date.now(), used: false });
    return id;
  }

  function slash(text: string, where: Where = {}): Delivered {
    const { workspace = home } = where;
    const at = where.channel ?? channel;
    if (!declared.features.slash_commands.some((one) => one.command === command))
      throw new Error('not declared');
    state.scopesUsed.add('commands');
    const responseUrl = wire.responseUrl(at, where.user ?? asker);
    const body = {
      token: 'verification',
      command,
      text,
      response_url: responseUrl,
      trigger_id: trigger(),
      user_id: where.user ?? asker,
      user_name: 'asker',
      team_id: where.userTeam ?? workspace.team,
      team_domain: 'team',
      channel_id: at,
      channel_name: 'case',
      api_app_id: 'A0APP',
      is_enterprise_install: 'false',
      ...(workspace.enterprise && { enterprise_id: workspace.enterprise }),
    } satisfies SlashCommand;
    return delivered('', `via:${idOf(responseUrl)}`, () => [wire.send('slash_commands', body)]);
  }

  const person = (where: Where) => ({
    id: where.user ?? asker,
    username: 'asker',
    name: 'asker',
    team_id: where.userTeam ?? (where.workspace ?? home).team,
  });
  const team = ({ workspace = home }: Where) => ({
    id: workspace.team,
    domain: 'team',
    ...(workspace.enterprise && { enterprise_id: workspace.enterprise }),
  });

  /** The message menu's shortcut on a message that stands in a channel. */
  function messageShortcut(ts: string, where: Where = {}): Delivered {
    const on = state.messages.find((candidate) => candidate.ts === ts);
    if (!on) throw new Error(`no message ${ts}`);
    const responseUrl = wire.responseUrl(on.channel, where.user ?? asker);
    const body = {
      type: 'message_action',
      callback_id: declaredShortcut('message', shortcuts.message),
      trigger_id: trigger(),
      message_ts: ts,
      response_url: responseUrl,
      message: {
        type: 'message',
        user: on.user,
        ts,
        text: on.text,
        ...(on.thread_ts && { thread_ts: on.thread_ts }),
      },
      user: person(where),
      channel: { id: on.channel, name: 'case' },
      team: team(where),
      token: 'verification',
      action_ts: nextTs(),
      is_enterprise_install: false,
    } satisfies MessageShortcut;
    return delivered(ts, `via:${idOf(responseUrl)}`, () => [wire.send('interactive', body)]);
  }

  function globalShortcut(where: Where = {}): Delivered {
    const body = {
      type: 'shortcut',
      callback_id: declaredShortcut('global', shortcuts.global),
      trigger_id: trigger(),
      user: person(where),
      team: team(where),
      token: 'verification',
      action_ts: nextTs(),
      is_enterprise_install: false,
    } satisfies GlobalShortcut;
    return delivered('', 'modal', () => [wire.send('interactive', body)]);
  }

  function declaredShortcut(type: string, id: string): string {
    const found = declared.features.shortcuts.find((one) => one.type === type && one.callback_id === id);
    if (!found) throw new Error(`the manifest declares no ${type} shortcut ${id}`);
    state.scopesUsed.add('commands');
    return id;
  }

  /** Presses a button of a message, a modal or the home tab. */
  function press(on: Message | OpenView | 'home', actionId: string, where: Where = {}): Delivered {
    const blocks: readonly KnownBlock[] =
      on === 'home'
        ? knownBlocks(state.homes.get(where.user ?? asker))
        : 'blocks' in on
          ? on.blocks
          : knownBlocks(on.view);
    const [button, blockId] = findButton(blocks, actionId);
    const action = {
      type: 'button',
      action_id: button.action_id ?? '',
      block_id: blockId,
      action_ts: nextTs(),
      text: { type: 'plain_text', text: button.text.text },
      ...(button.value !== undefined && { value: button.value }),
    } satisfies ButtonAction;
    const common = {
      type: 'block_actions' as const,
      actions: [action],
      team: team(where),
      user: person(where),
      token: 'verification',
      trigger_id: trigger(),
      api_app_id: 'A0APP',
    };
    const body =
      on !== 'home' && 'blocks' in on
        ? { ...common, ...messageContext(on, where) }
        : { ...common, ...viewContext(on, where) };
    const place = on !== 'home' && 'blocks' in on ? placeOf(on) : 'modal';
    return delivered('', place, () => [
      wire.send('interactive', body satisfies Partial<Omit<BlockAction, 'view'>>),
    ]);
  }

  function messageContext(on: Message, where: Where) {
    // An ephemeral message keeps the address it was made through; the payload has no message then.
    const responseUrl = wire.responseUrl(on.channel, where.user ?? asker);
    const id = idOf(responseUrl);
    if (on.only !== undefined) Object.assign(on, { via: id });
    return {
      channel: { id: on.channel, name: on.channel.startsWith('D') ? 'directmessage' : 'case' },
      response_url: responseUrl,
      container: {
        type: 'message',
        message_ts: on.ts,
        channel_id: on.channel,
        is_ephemeral: on.only !== undefined,
        ...(on.thread_ts && { thread_ts: on.thread_ts }),
      },
      ...(on.only === undefined && {
        message: {
          type: 'message' as const,
          user: on.user,
          ts: on.ts,
          text: on.text,
          blocks: on.blocks,
          ...(on.thread_ts && { thread_ts: on.thread_ts }),
        },
      }),
    };
  }

  function viewContext(on: OpenView | 'home', { user = asker }: Where) {
    const view = on === 'home' ? state.homes.get(user) : on.view;
    const id = on === 'home' ? 'V0HOME' : on.id;
    return {
      container: { type: 'view', view_id: id },
      view: { ...view, id, hash: '1', state: { values: {} } },
    };
  }

  /** Submits the modal's form with a text typed in. */
  function submit(on: OpenView, text: string | null, where: Where = {}): Delivered {
    const body = {
      type: 'view_submission',
      team: team(where),
      user: person(where),
      api_app_id: 'A0APP',
      token: 'verification',
      trigger_id: trigger(),
      is_enterprise_install: false,
      response_urls: [],
      view: {
        ...on.view,
        id: on.id,
        root_view_id: on.id,
        hash: '1',
        state: { values: { [input.block]: { [input.action]: { type: 'plain_text_input', value: text } } } },
      },
    };
    return delivered('', 'modal', () => {
      const receipt = wire.send('interactive', body);
      void receipt.acknowledged.then(
        (payload) => takeResponseAction(on, payload),
        () => {},
      );
      return [receipt];
    });
  }

  function takeResponseAction(on: OpenView, payload: unknown): void {
    if (typeof payload !== 'object' || payload === null || !('response_action' in payload)) return;
    if (payload.response_action !== 'update' || !('view' in payload)) return;
    const view = payload.view as View;
    state.refused.push(...problemsOfView(view));
    on.view = view;
    on.updates += 1;
  }

  function openHome(tab: 'home' | 'messages' = 'home', where: Where = {}): Delivered {
    const payload = {
      type: 'app_home_opened',
      user: where.user ?? asker,
      channel: directMessage,
      tab,
      event_ts: nextTs(),
    } satisfies AppHomeOpenedEvent;
    const id = nextId('Ev');
    return delivered('', 'home', () => [event('app_home_opened', payload, where, id)]);
  }

  function startAssistantThread(where: Where = {}): Delivered {
    const ts = nextTs();
    const payload = {
      type: 'assistant_thread_started',
      assistant_thread: {
        user_id: where.user ?? asker,
        channel_id: directMessage,
        thread_ts: ts,
        context: { channel_id: channel, team_id: home.team, enterprise_id: null },
      },
      event_ts: ts,
    } satisfies Omit<AssistantThreadStartedEvent, 'assistant_thread'> & { assistant_thread: object };
    const id = nextId('Ev');
    return delivered(ts, `${directMessage}:${ts}`, () => [
      event('assistant_thread_started', payload, where, id),
    ]);
  }

  return {
    state,
    wire,
    apiUrl: wire.apiUrl,
    mention,
    message,
    edit,
    remove,
    slash,
    messageShortcut,
    globalShortcut,
    press,
    submit,
    openHome,
    startAssistantThread,
    event,
    /** What the bot said and has not deleted, oldest first. */
    said: (): readonly Message[] =>
      state.messages.filter(({ bot_id, deleted }) => bot_id !== undefined && !deleted),
    fail: (
      method: string,
      how: { error?: string; retryAfter?: number; status?: number; delay?: number },
      times = 1,
    ) => {
      state.faults.push({ method, times, ...how });
    },
    callsTo: (method: string) => state.calls.filter((call) => call.method === method),
    stop: wire.close,
  };
}

/** Where a message stands, as `Delivered.place` names it. */
export function placeOf(message: Message): string {
  return message.via ? `via:${message.via}` : `${message.channel}:${message.thread_ts ?? ''}`;
}

/** All that a reader sees of blocks, in order. */
export function visibleText(value: unknown): string {
  if (Array.isArray(value)) return value.map(visibleText).filter(Boolean).join('\n');
  if (typeof value !== 'object' || value === null) return '';
  if (
    'elements' in value &&
    'type' in value &&
    /^rich_text_(?:section|quote|preformatted)$/u.test(String(value.type))
  )
    return Array.isArray(value.elements) ? value.elements.map(visibleText).join('') : '';
  if ('text' in value && typeof value.text === 'string') return value.text;
  if ('url' in value && typeof value.url === 'string') return value.url;
  return Object.values(value).map(visibleText).filter(Boolean).join('\n');
}

/** Buttons of a message or view, by their label. */
export function buttons(blocks: readonly KnownBlock[]): readonly string[] {
  return blocks.flatMap((block) =>
    block.type === 'actions'
      ? block.elements.flatMap((element) => (element.type === 'button' ? [element.text.text] : []))
      : [],
  );
}

export function knownBlocks(view: View | undefined): readonly KnownBlock[] {
  return (view?.blocks ?? []) as KnownBlock[];
}

function findButton(blocks: readonly KnownBlock[], actionId: string): [Button, string] {
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'actions') continue;
    for (const element of block.elements)
      if (element.type === 'button' && element.action_id === actionId)
        return [element, block.block_id ?? `block${index}`];
  }
  throw new Error(`no button ${actionId} among: ${buttons(blocks).join(', ')}`);
}

function idOf(responseUrl: string): string {
  return responseUrl.slice(responseUrl.lastIndexOf('/') + 1);
}
