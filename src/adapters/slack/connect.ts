/** The app and its transport, built so that every refusal at the start is seen and nothing retries for ever. */
import type { Server } from 'node:http';
import { join } from 'node:path';
import {
  App,
  type Logger as BoltLogger,
  HTTPReceiver,
  type InstallationStore,
  LogLevel,
  SocketModeReceiver,
} from '@slack/bolt';
import { type Logger, StartError } from '../../core/types.ts';
import { adviceFor, appTokenRefused, botTokenRefused, unreachable } from './failures.ts';
import { fileInstallations } from './installations.ts';
import { botScopes } from './manifest.ts';
import type { ManyWorkspaces, SignedHttp, SlackSettings, SocketMode } from './settings.ts';

export interface Connection {
  readonly app: App;
  /** Where many workspaces install the app. */
  readonly installations?: InstallationStore;
  /** Rejects with a `StartError` naming the variable and the remedy. */
  start(): Promise<void>;
  /** Takes nothing new. */
  close(): Promise<void>;
  isConnected(): boolean;
}

/** Milliseconds that Slack gets to accept the connection, and to answer one call. */
const startWithin = 30_000;
const callWithin = 10_000;
/** Milliseconds that closing the socket may take; it is of no consequence after that. */
const closeWithin = 2000;

export function connect(settings: SlackSettings, log: Logger): Connection {
  const apiUrl = `${(settings.apiUrl ?? 'https://slack.com/api').replace(/\/+$/u, '')}/`;
  const logger = boltLogger(log);
  const { access, transport } = settings;
  const link =
    transport.kind === 'socket'
      ? socketLink(transport, apiUrl, logger)
      : httpLink(transport, settings, apiUrl, logger);
  const app = new App({
    receiver: link.receiver,
    deferInitialization: true,
    convoStore: false,
    logger,
    // Retries are this adapter's own (see patience.ts); no headers here, they would reach every workspace.
    clientOptions: {
      slackApiUrl: apiUrl,
      timeout: callWithin,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      fetch: (url, init) => fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(callWithin) }),
    },
    ...(access.kind === 'token' && { token: access.botToken }),
  });
  app.error(async (error) => log.error('slack: a request failed', { problem: adviceFor(error) }));
  return {
    app,
    ...(link.installations && { installations: link.installations }),
    start: async () => {
      await inTime(app.init(), apiUrl).catch((error: unknown) => {
        throw error instanceof StartError ? error : botTokenRefused(error, apiUrl);
      });
      await inTime(Promise.race([link.start(app), link.refused]), apiUrl).catch((error: unknown) => {
        throw error instanceof StartError ? error : link.explain(error);
      });
    },
    close: link.close,
    isConnected: link.isConnected,
  };
}

interface Link {
  readonly receiver: SocketModeReceiver | HTTPReceiver;
  readonly installations?: InstallationStore;
  /** Rejects as soon as Slack says no to something that no repetition mends. */
  readonly refused: Promise<never>;
  start(app: App): Promise<unknown>;
  close(): Promise<void>;
  isConnected(): boolean;
  explain(error: unknown): StartError;
}

/** Answers to `apps.connections.open` that stay the same; the client itself would ask on for ever. */
const lasting = new Set([
  'not_allowed_token_type',
  'missing_scope',
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'no_permission',
  'access_denied',
  'user_removed_from_team',
  'team_disabled',
]);

function socketLink({ appToken }: SocketMode, apiUrl: string, logger: BoltLogger): Link {
  let refuse: (error: StartError) => void = () => {};
  const refused = new Promise<never>((_, reject) => {
    refuse = reject;
  });
  refused.catch(() => {});
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    // An object of its own, without a retryConfig: the socket's client writes a generous one into it.
    installerOptions: {
      clientOptions: {
        slackApiUrl: apiUrl,
        fetch: async (url, init) => {
          const response = await fetch(url, init);
          const code = await refusalIn(response);
          if (code !== undefined && lasting.has(code)) refuse(appTokenRefused(code));
          return response;
        },
      },
    },
  });
  return {
    receiver,
    refused,
    start: () => receiver.start(),
    close: async () => {
      const late = new Promise<void>((resolve) => {
        setTimeout(resolve, closeWithin).unref();
      });
      await Promise.race([receiver.client.disconnect(), late]);
    },
    isConnected: () => receiver.client.websocket?.isActive() === true,
    explain: (error) => unreachable(error, apiUrl),
  };
}

async function refusalIn(response: Response): Promise<string | undefined> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  if (typeof body !== 'object' || body === null || !('error' in body)) return undefined;
  return typeof body.error === 'string' ? body.error : undefined;
}

function httpLink(
  { signingSecret, port, host }: SignedHttp,
  settings: SlackSettings,
  apiUrl: string,
  logger: BoltLogger,
): Link {
  const { access } = settings;
  const installations =
    access.kind === 'oauth' ? fileInstallations(join(settings.stateDir ?? '.', 'installations')) : undefined;
  const receiver = new HTTPReceiver({
    signingSecret,
    logger,
    ...(access.kind === 'oauth' && installations && oauthOptions(access, installations, settings, apiUrl)),
  });
  let server: Server | undefined;
  return {
    receiver,
    ...(installations && { installations }),
    refused: new Promise<never>(() => {}),
    start: async () => {
      server = await receiver.start({ port, ...(host !== undefined && { host }) });
    },
    close: async () => {
      if (server?.listening) await receiver.stop();
    },
    isConnected: () => server?.listening === true,
    explain: (error) =>
      new StartError(
        `PORT: cannot listen on ${port} (${error instanceof Error ? error.message : String(error)}); choose another`,
        {
          cause: error,
        },
      ),
  };
}

function oauthOptions(
  { clientId, clientSecret, stateSecret }: ManyWorkspaces,
  installationStore: InstallationStore,
  settings: SlackSettings,
  apiUrl: string,
) {
  return {
    clientId,
    clientSecret,
    stateSecret,
    installationStore,
    scopes: [...botScopes({ follow: settings.followThreads === true })],
    installerOptions: { directInstall: true, clientOptions: { slackApiUrl: apiUrl } },
  };
}

async function inTime<Result>(work: Promise<Result>, apiUrl: string): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const reason = `no answer within ${startWithin / 1000} seconds`;
    timer = setTimeout(() => reject(unreachable(new Error(reason), apiUrl)), startWithin);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Bolt's own lines; its debug lines hold what people write, so they are dropped. */
function boltLogger(log: Logger): BoltLogger {
  const line = (parts: readonly unknown[]) => `slack: ${parts.map(String).join(' ')}`;
  return {
    debug: () => {},
    info: (...parts) => log.debug(line(parts)),
    warn: (...parts) => log.warn(line(parts)),
    error: (...parts) => log.warn(line(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
