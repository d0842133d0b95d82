import type { KnownBlock, View } from '@slack/types';
import type { ManifestOptions } from '../../../src/adapters/slack/manifest.ts';

/** A message that stands in a channel, a direct message or, when `only` is set, before one person alone. */
export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly thread_ts?: string;
  readonly bot_id?: string;
  readonly only?: string;
  /** The response address through which an ephemeral message was made. */
  readonly via?: string;
  text: string;
  blocks: readonly KnownBlock[];
  edits: number;
  deleted: boolean;
}

/** One call of the Web API as it came in, with the arguments decoded. */
interface Call {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly token: string;
  readonly response: Readonly<Record<string, unknown>>;
}

export interface OpenView {
  readonly id: string;
  readonly user: string;
  readonly team: string;
  view: View;
  updates: number;
}

/** One workspace in which the app is installed. */
export interface Workspace {
  readonly team: string;
  readonly enterprise?: string;
  readonly botToken: string;
  readonly botUser: string;
  readonly botId: string;
}

export const home: Workspace = {
  team: 'T0HOME',
  botToken: 'xoxb-home',
  botUser: 'U0BOT',
  botId: 'B0BOT',
};

export const appToken = 'xapp-1-home';
export const signingSecret = '8f742231b10e8888abcd99eeefff85a5';

/** What goes wrong: the next `times` calls of `method` are answered so. */
interface Fault {
  readonly method: string;
  times: number;
  readonly error?: string;
  /** Answers 429 with this many seconds in `Retry-After`. */
  readonly retryAfter?: number;
  readonly status?: number;
  /** Milliseconds before the call is answered at all. */
  readonly delay?: number;
}

export interface State {
  readonly manifest: ManifestOptions;
  readonly workspaces: Workspace[];
  /** Channels that the bot is in; direct messages (`D…`) always count. */
  readonly channels: Set<string>;
  readonly messages: Message[];
  readonly calls: Call[];
  readonly views: OpenView[];
  readonly homes: Map<string, View>;
  readonly faults: Fault[];
  readonly triggers: Map<string, { readonly at: number; used: boolean }>;
  readonly responseUrls: Map<string, { uses: number; readonly channel: string; readonly user: string }>;
  readonly tickets: Set<string>;
  /** Refusals in words: what the bot sent that Slack would not take. */
  readonly refused: string[];
  /** Scopes that some call or delivery needed. */
  readonly scopesUsed: Set<string>;
  readonly eventsSent: Set<string>;
  readonly authorizationCodes: Map<string, Workspace & { readonly enterpriseInstall?: boolean }>;
}

export function createState(manifest: ManifestOptions): State {
  return {
    manifest,
    workspaces: [home],
    channels: new Set(['C0CASE']),
    messages: [],
    calls: [],
    views: [],
    homes: new Map(),
    faults: [],
    triggers: new Map(),
    responseUrls: new Map(),
    tickets: new Set(),
    refused: [],
    scopesUsed: new Set(),
    eventsSent: new Set(),
    authorizationCodes: new Map(),
  };
}

let clock = 1_760_000_000_000_000;

/** The next message timestamp, strictly growing, as Slack's are. */
export function nextTs(): string {
  clock += 1_000_100;
  return `${Math.floor(clock / 1_000_000)}.${String(clock % 1_000_000).padStart(6, '0')}`;
}

let serial = 0;

export function nextId(prefix: string): string {
  serial += 1;
  return `${prefix}${String(serial).padStart(6, '0')}`;
}
