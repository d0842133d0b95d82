/** The app and its transport, built so that every refusal at the start is seen and nothing retries for ever. */
import { App, type InstallationStore } from '@slack/bolt';
import { type Logger, StartError } from '../../core/types.ts';
import { boltLogger } from './bolt-logger.ts';
import { adviceFor, botTokenRefused, unreachable } from './failures.ts';
import { httpLink } from './http-link.ts';
import type { SlackSettings } from './settings.ts';
import { socketLink } from './socket-link.ts';

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
      link.refused.catch((error: unknown) =>
        log.error('slack: the connection cannot be renewed', { problem: adviceFor(error) }),
      );
    },
    close: link.close,
    isConnected: link.isConnected,
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
