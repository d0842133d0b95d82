import { type Logger as BoltLogger, SocketModeReceiver } from '@slack/bolt';
import type { StartError } from '../../core/types.ts';
import { appTokenRefused, unreachable } from './failures.ts';
import type { Link } from './link.ts';
import type { SocketMode } from './settings.ts';

/** Milliseconds that closing the socket may take; it is of no consequence after that. */
const closeWithin = 2000;

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

/** Socket Mode: the bot opens a socket, and nothing reaches it from outside. */
export function socketLink({ appToken }: SocketMode, apiUrl: string, logger: BoltLogger): Link {
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
