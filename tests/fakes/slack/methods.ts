/**
 * Slack's Web API as far as the bot may call it, refusing what Slack refuses.
 *
 * @module
 */
import type { KnownBlock, View } from '@slack/types';
import { botScopes } from '../../../src/adapters/slack/manifest.ts';
import { problemsOfMessage, problemsOfView, textLength } from './blocks.ts';
import {
  appToken,
  type Message,
  nextId,
  nextTs,
  type OpenView,
  type State,
  type Workspace,
} from './state.ts';

type Args = Readonly<Record<string, unknown>>;
type Reply = Readonly<Record<string, unknown>>;

export interface Context {
  readonly state: State;
  readonly workspace: Workspace;
  readonly args: Args;
  readonly socketAddress: (ticket: string) => string;
  /** What a change to a message sets off: Slack tells the app of its own messages, too. */
  readonly echo: (kind: 'posted' | 'changed' | 'deleted', message: Message) => void;
}

type Method = (context: Context) => Reply;

class Refusal extends Error {
  readonly reply: Reply;
  constructor(error: string, more: Reply = {}) {
    super(error);
    this.reply = { ok: false, error, ...more };
  }
}

/** Methods that need a scope, with one of which they are content. */
const scopes: Readonly<Record<string, readonly string[]>> = {
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'assistant.threads.setStatus': ['chat:write', 'assistant:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
};

const methods: Readonly<Record<string, Method>> = {
  'auth.test': ({ workspace }) => ({
    ok: true,
    team: 'Team',
    team_id: workspace.team,
    user: 'pincite',
    user_id: workspace.botUser,
    bot_id: workspace.botId,
    ...(workspace.enterprise && { enterprise_id: workspace.enterprise }),
    is_enterprise_install: false,
    url: 'https://team.slack.com/',
  }),
  'chat.postMessage': post,
  'chat.postEphemeral': (context) => {
    const message = post({ ...context, echo: () => {} }, string(context.args.user));
    return { ok: true, message_ts: message.ts };
  },
  'chat.update': ({ state, args, workspace, echo }) => {
    const message = own(state, args, workspace, 'message_not_found', 'cant_update_message');
    checkMessage(state, args);
    message.text = string(args.text);
    message.blocks = blocks(args.blocks);
    message.edits += 1;
    echo('changed', message);
    return { ok: true, channel: message.channel, ts: message.ts, text: message.text };
  },
  'chat.delete': ({ state, args, workspace, echo }) => {
    const message = own(state, args, workspace, 'message_not_found', 'cant_delete_message');
    message.deleted = true;
    echo('deleted', message);
    return { ok: true, channel: message.channel, ts: message.ts };
  },
  'conversations.replies': ({ state, args }) => {
    const channel = string(args.channel);
    need(state, channel.startsWith('D') ? ['im:history'] : ['channels:history', 'groups:history']);
    const thread = state.messages.filter(
      (message) =>
        message.channel === channel &&
        message.only === undefined &&
        (message.ts === args.ts || message.thread_ts === args.ts),
    );
    if (thread.length === 0) throw new Refusal('thread_not_found');
    const limit = Number(args.limit ?? 1000);
    return {
      ok: true,
      has_more: thread.length > limit,
      messages: thread.slice(0, limit).map(({ ts, user, text, bot_id, thread_ts }) => ({
        type: 'message',
        ts,
        user,
        text,
        ...(bot_id && { bot_id }),
        ...(thread_ts && { thread_ts }),
      })),
    };
  },
  'views.open': ({ state, args, workspace }) => openView(state, workspace, args),
  'views.push': ({ state, args, workspace }) => openView(state, workspace, args),
  'views.update': ({ state, args }) => {
    const open = state.views.find(({ id }) => id === args.view_id);
    if (!open) throw new Refusal('not_found');
    open.view = checkedView(state, args.view);
    open.updates += 1;
    return { ok: true, view: { id: open.id } };
  },
  'views.publish': ({ state, args }) => {
    const view = checkedView(state, args.view);
    if (view.type !== 'home') throw new Refusal('invalid_arguments');
    state.homes.set(string(args.user_id), view);
    return { ok: true, view: { id: nextId('V') } };
  },
  'assistant.threads.setStatus': ({ args }) => {
    if (!args.channel_id || !args.thread_ts || typeof args.status !== 'string') {
      throw new Refusal('invalid_arguments');
    }
    return { ok: true };
  },
  'assistant.threads.setSuggestedPrompts': ({ state, args }) => {
    const prompts = json(args.prompts);
    if (!Array.isArray(prompts) || prompts.length === 0 || prompts.length > 4)
      throw new Refusal('invalid_arguments');
    if (state.manifest.pane === 'agent' && args.thread_ts) throw new Refusal('invalid_arguments');
    return { ok: true };
  },
  'oauth.v2.access': ({ state, args }) => {
    const granted = state.authorizationCodes.get(string(args.code));
    if (!granted || args.client_secret !== 'client-secret') throw new Refusal('invalid_code');
    state.authorizationCodes.delete(string(args.code));
    if (!state.workspaces.includes(granted)) state.workspaces.push(granted);
    return {
      ok: true,
      access_token: granted.botToken,
      token_type: 'bot',
      scope: botScopes(state.manifest).join(','),
      bot_user_id: granted.botUser,
      app_id: 'A0APP',
      team: granted.enterpriseInstall ? null : { id: granted.team, name: 'Team' },
      enterprise: granted.enterprise ? { id: granted.enterprise, name: 'Organisation' } : null,
      is_enterprise_install: granted.enterpriseInstall === true,
      authed_user: { id: 'U0ADMIN' },
    };
  },
};

/** Answers one call of the Web API. */
export function callMethod(
  method: string,
  token: string,
  context: Omit<Context, 'workspace'> & { readonly state: State },
): Reply {
  const { state } = context;
  try {
    if (method === 'apps.connections.open') return connect(token, context);
    const workspace = state.workspaces.find(({ botToken }) => botToken === token);
    if (!workspace && method !== 'oauth.v2.access') throw new Refusal(token ? 'invalid_auth' : 'not_authed');
    const run = methods[method];
    if (!run) throw new Refusal('unknown_method');
    need(state, scopes[method] ?? []);
    return run({ ...context, workspace: workspace ?? { team: '', botToken: '', botUser: '', botId: '' } });
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return refusal.reply;
  }
}

function connect(token: string, { state, socketAddress }: Omit<Context, 'workspace'>): Reply {
  if (token.startsWith('xoxb-')) throw new Refusal('not_allowed_token_type');
  if (token === 'xapp-1-noscope')
    throw new Refusal('missing_scope', { needed: 'connections:write', provided: '' });
  if (token !== appToken) throw new Refusal('invalid_auth');
  const ticket = nextId('ticket');
  state.tickets.add(ticket);
  return { ok: true, url: socketAddress(ticket) };
}

function post(context: Context, only?: string) {
  const { state, args, workspace, echo } = context;
  const channel = string(args.channel);
  if (!channel.startsWith('D') && !state.channels.has(channel)) throw new Refusal('not_in_channel');
  checkMessage(state, args);
  const thread = args.thread_ts === undefined ? undefined : string(args.thread_ts);
  const parent = state.messages.find(({ ts }) => ts === thread);
  if (parent?.thread_ts !== undefined && parent.thread_ts !== parent.ts) {
    state.refused.push(`a reply's ts was used as thread_ts: ${thread}`);
  }
  const message: Message = {
    channel,
    ts: nextTs(),
    user: workspace.botUser,
    bot_id: workspace.botId,
    text: string(args.text),
    blocks: blocks(args.blocks),
    edits: 0,
    deleted: false,
    ...(thread && { thread_ts: thread }),
    ...(only && { only }),
  };
  state.messages.push(message);
  echo('posted', message);
  return {
    ok: true,
    channel,
    ts: message.ts,
    message: { text: message.text, ts: message.ts, type: 'message' },
  };
}

/** Refuses a message as Slack does; also used for what comes through a response address. */
export function checkMessage(state: State, args: Args): void {
  const shown = blocks(args.blocks);
  const problems = problemsOfMessage(shown);
  if (typeof args.text !== 'string' || args.text === '') problems.push('top-level text is missing');
  if (problems.length > 0) {
    state.refused.push(...problems);
    throw new Refusal('invalid_blocks', { errors: problems });
  }
  if (textLength(shown) > 11_000) {
    state.refused.push(`blocks hold ${textLength(shown)} characters`);
    throw new Refusal('msg_blocks_too_long');
  }
}

function openView(state: State, workspace: Workspace, args: Args): Reply {
  const trigger = state.triggers.get(string(args.trigger_id));
  if (!trigger) throw new Refusal('invalid_trigger_id');
  if (trigger.used) throw new Refusal('exchanged_trigger_id');
  if (Date.now() - trigger.at > 3000) throw new Refusal('expired_trigger_id');
  const view = checkedView(state, args.view);
  trigger.used = true;
  const open: OpenView = { id: nextId('V'), user: 'U0ASKER', team: workspace.team, view, updates: 0 };
  state.views.push(open);
  return { ok: true, view: { id: open.id } };
}

function checkedView(state: State, value: unknown): View {
  const view = json(value) as View;
  const problems = problemsOfView(view);
  if (problems.length === 0) return view;
  state.refused.push(...problems);
  throw new Refusal('invalid_arguments', { errors: problems });
}

function own(state: State, args: Args, { botUser }: Workspace, missing: string, foreign: string): Message {
  const message = state.messages.find(
    ({ channel, ts, deleted, only }) => channel === args.channel && ts === args.ts && !deleted && !only,
  );
  if (!message) throw new Refusal(missing);
  if (message.user !== botUser) throw new Refusal(foreign);
  return message;
}

function need(state: State, anyOf: readonly string[]): void {
  if (anyOf.length === 0) return;
  const granted = botScopes(state.manifest);
  const scope = anyOf.find((candidate) => granted.includes(candidate));
  if (!scope) throw new Refusal('missing_scope', { needed: anyOf.join(','), provided: granted.join(',') });
  state.scopesUsed.add(scope);
}

function blocks(value: unknown): readonly KnownBlock[] {
  return value === undefined ? [] : (json(value) as KnownBlock[]);
}

function json(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
