/** What went wrong at Slack, in words: a sentence for the person, and for the log what to do about it. */
import { webApi } from '@slack/bolt';
import { StartError } from '../../core/types.ts';
import { failedLine } from '../../core/wording.ts';

/** Slack's word for the failure, such as `not_in_channel`; undefined where it is none of Slack's. */
export function slackCode(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
}

const notInChannel = 'I am not in this channel. Invite me with /invite, then try again.';
const tooLate = 'That took a moment too long for Slack. Please try again.';

/** For the person who asked or pressed. */
export function sentenceFor(error: unknown): string {
  switch (slackCode(error) ?? '') {
    case 'not_in_channel':
    case 'channel_not_found':
      return notInChannel;
    case 'is_archived':
      return 'This channel is archived, so nothing can be posted in it.';
    case 'restricted_action':
    case 'restricted_action_read_only_channel':
    case 'restricted_action_thread_only_channel':
      return 'I may not post in this channel.';
    case 'expired_trigger_id':
    case 'exchanged_trigger_id':
    case 'trigger_expired':
    case 'trigger_exchanged':
      return tooLate;
    default:
      return failedLine;
  }
}

/** For the operator: one line with what to do. Never holds a token or what was asked. */
export function adviceFor(error: unknown): string {
  const code = slackCode(error);
  switch (code) {
    case undefined:
      return error instanceof Error ? error.message : String(error);
    case 'missing_scope':
      return `missing_scope: ${neededScope(error)}; update the app from the manifest and install it again`;
    case 'not_in_channel':
    case 'channel_not_found':
      return `${code}: the bot is not in the channel; invite it with /invite`;
    case 'invalid_auth':
    case 'not_authed':
    case 'token_revoked':
    case 'token_expired':
    case 'account_inactive':
      return `${code}: the bot token is not valid any more; install the app again and renew SLACK_BOT_TOKEN`;
    case 'expired_trigger_id':
    case 'exchanged_trigger_id':
    case 'trigger_expired':
    case 'trigger_exchanged':
      return `${code}: Slack allows three seconds to open a form; look whether the machine is overloaded`;
    default:
      return code;
  }
}

function neededScope(error: unknown): string {
  const needed =
    error instanceof webApi.WebAPIPlatformError && 'needed' in error.data ? error.data.needed : undefined;
  return typeof needed === 'string' ? `the app lacks the scope ${needed}` : 'the app lacks a scope';
}

/** Why the bot could not start, with the variable and the remedy. */
export function botTokenRefused(error: unknown, apiUrl: string): StartError {
  const code = slackCode(error);
  if (code === undefined) return unreachable(error, apiUrl);
  return new StartError(
    `SLACK_BOT_TOKEN: Slack refused it (${code}); copy the Bot User OAuth Token (xoxb-…) again from OAuth & Permissions`,
    { cause: error },
  );
}

export function appTokenRefused(code: string): StartError {
  return new StartError(
    `SLACK_APP_TOKEN: Slack refused it (${code}); make an app-level token (xapp-…) with the scope connections:write under Basic Information`,
  );
}

export function unreachable(error: unknown, apiUrl: string): StartError {
  return new StartError(
    `Slack cannot be reached at ${apiUrl} (${error instanceof Error ? error.message : String(error)}); look at the network, the proxy and SLACK_API_URL`,
    { cause: error },
  );
}
