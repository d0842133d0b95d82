/**
 * Slack's variables as settings.
 *
 * @module
 */
import type {
  ManyWorkspaces,
  OneWorkspace,
  SignedHttp,
  SlackSettings,
  SocketMode,
} from './adapters/slack/settings.ts';
import { type Problems, parseFlag, parsePort, parseUrl, type Read, shown } from './config-values.ts';

/** Undefined where no Slack token or secret is set, or where one of them is wrong. */
export function parseSlack(read: Read, problems: Problems): SlackSettings | undefined {
  const access = parseAccess(read, problems);
  const transport = parseTransport(read, problems, access !== undefined);
  const apiUrl = parseUrl('SLACK_API_URL', read, problems);
  const stateDir = read('SLACK_STATE_DIR');
  const followThreads = parseFlag('SLACK_FOLLOW_THREADS', read, problems);
  const allowExternal = parseFlag('SLACK_ALLOW_EXTERNAL', read, problems);
  const answerBots = parseBots(read, problems);
  if (isOauth(read) && !stateDir)
    problems.add(
      'SLACK_STATE_DIR',
      'is not set, while SLACK_CLIENT_ID is',
      'set it to a folder in which installations are kept',
    );
  if (!access || !transport) return undefined;
  return {
    access,
    transport,
    ...(apiUrl && { apiUrl }),
    ...(stateDir && { stateDir }),
    ...(followThreads && { followThreads }),
    ...(allowExternal && { allowExternal }),
    ...(answerBots.length > 0 && { answerBots }),
  };
}

function parseAccess(read: Read, problems: Problems): OneWorkspace | ManyWorkspaces | undefined {
  const botToken = read('SLACK_BOT_TOKEN');
  if (isOauth(read)) return parseOauth(read, problems, botToken);
  if (!botToken && !read('SLACK_APP_TOKEN') && !read('SLACK_SIGNING_SECRET')) return undefined;
  if (!botToken)
    problems.add(
      'SLACK_BOT_TOKEN',
      'is not set, while other Slack variables are',
      'copy the Bot User OAuth Token (xoxb-...) from "OAuth & Permissions"',
    );
  else if (!botToken.startsWith('xoxb-'))
    problems.add(
      'SLACK_BOT_TOKEN',
      'does not start with "xoxb-"',
      'copy the Bot User OAuth Token from "OAuth & Permissions", not another kind of token',
    );
  return botToken ? { kind: 'token', botToken } : undefined;
}

const oauthVariables = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const;

function isOauth(read: Read): boolean {
  return oauthVariables.some((name) => read(name) !== undefined);
}

function parseOauth(
  read: Read,
  problems: Problems,
  botToken: string | undefined,
): ManyWorkspaces | undefined {
  if (botToken)
    problems.add(
      'SLACK_BOT_TOKEN',
      'is set together with SLACK_CLIENT_ID',
      'keep the token for one workspace, or the client id, client secret and state secret for several',
    );
  const [clientId, clientSecret, stateSecret] = oauthVariables.map(read);
  for (const name of oauthVariables)
    if (read(name) === undefined)
      problems.add(
        name,
        'is not set, while other variables for several workspaces are',
        name === 'SLACK_STATE_SECRET'
          ? 'set it to a long random text'
          : 'copy it from "Basic Information" > App Credentials',
      );
  if (!clientId || !clientSecret || !stateSecret) return undefined;
  return { kind: 'oauth', clientId, clientSecret, stateSecret };
}

function parseTransport(
  read: Read,
  problems: Problems,
  isWanted: boolean,
): SocketMode | SignedHttp | undefined {
  const appToken = read('SLACK_APP_TOKEN');
  const signingSecret = read('SLACK_SIGNING_SECRET');
  const port = parsePort(read, problems);
  const host = read('HOST');
  if (appToken && !appToken.startsWith('xapp-'))
    problems.add(
      'SLACK_APP_TOKEN',
      'does not start with "xapp-"',
      'copy an App-Level Token with the scope connections:write from "Basic Information"',
    );
  if (signingSecret && !/^[0-9a-f]{32}$/i.test(signingSecret))
    problems.add(
      'SLACK_SIGNING_SECRET',
      'is not 32 hexadecimal digits',
      'copy the Signing Secret from "Basic Information"',
    );
  const isMany = isOauth(read);
  if (isMany && !signingSecret)
    problems.add(
      'SLACK_SIGNING_SECRET',
      'is not set, while SLACK_CLIENT_ID is',
      'several workspaces need signed HTTP: copy the Signing Secret from "Basic Information"',
    );
  if (!isMany && isWanted && !appToken && !signingSecret)
    problems.add(
      'SLACK_APP_TOKEN',
      'is not set',
      'set it to an App-Level Token (xapp-...) for Socket Mode, or set SLACK_SIGNING_SECRET and PORT for HTTP',
    );
  if (signingSecret && (isMany || !appToken))
    return { kind: 'http', signingSecret, port, ...(host && { host }) };
  return appToken ? { kind: 'socket', appToken } : undefined;
}

function parseBots(read: Read, problems: Problems): readonly string[] {
  const ids = (read('SLACK_ANSWER_BOTS') ?? '').split(/[\s,]+/u).filter((id) => id !== '');
  const wrong = ids.filter((id) => !/^B[A-Z0-9]+$/u.test(id));
  if (wrong.length > 0)
    problems.add(
      'SLACK_ANSWER_BOTS',
      `names ${wrong.map(shown).join(', ')}, which is no id of a bot`,
      'use ids that start with B, separated by commas',
    );
  return ids;
}
