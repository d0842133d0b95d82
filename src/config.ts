/**
 * The environment as one typed value. Pure: it is given the environment and reads nothing else.
 *
 * @module
 */
import type { DiscordSettings } from './adapters/discord/settings.ts';
import type { SlackSettings } from './adapters/slack/settings.ts';
import { StartError } from './core/types.ts';

export interface Config {
  /** Folder with the case documents; undefined: the case that ships with the program. */
  readonly knowledgeDir?: string;
  readonly slack?: SlackSettings;
  readonly discord?: DiscordSettings;
  /** File that is touched while every connection lives. */
  readonly heartbeatFile?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Collects every problem, so that a person mends all of them in one go. */
class Problems {
  readonly lines: string[] = [];
  add(variable: string, problem: string, remedy: string): void {
    this.lines.push(`${variable} ${problem}: ${remedy}`);
  }
}

/**
 * Reads the configuration from environment variables (see `.env.example`).
 *
 * @throws StartError that lists every problem, each with its variable and its remedy; never a variable's value where it may be a secret.
 */
export function parseConfig(env: Environment): Config {
  const problems = new Problems();
  const read = (name: string): string | undefined => env[name]?.trim() || undefined;
  const slack = parseSlack(read, problems);
  const discord = parseDiscord(read, problems);
  if (problems.lines.length)
    throw new StartError(
      `The settings need attention:\n${problems.lines.map((line) => `  - ${line}`).join('\n')}`,
    );
  const knowledgeDir = read('KNOWLEDGE_DIR');
  const heartbeatFile = read('HEARTBEAT_FILE');
  return {
    ...(knowledgeDir && { knowledgeDir }),
    ...(slack && { slack }),
    ...(discord && { discord }),
    ...(heartbeatFile && { heartbeatFile }),
  };
}

type Read = (name: string) => string | undefined;

function parseSlack(read: Read, problems: Problems): SlackSettings | undefined {
  const botToken = read('SLACK_BOT_TOKEN');
  const appToken = read('SLACK_APP_TOKEN');
  const signingSecret = read('SLACK_SIGNING_SECRET');
  const apiUrl = parseUrl('SLACK_API_URL', read, problems);
  if (!botToken && !appToken && !signingSecret) return undefined;
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
  if (appToken && !appToken.startsWith('xapp-'))
    problems.add(
      'SLACK_APP_TOKEN',
      'does not start with "xapp-"',
      'copy an App-Level Token with the scope connections:write from "Basic Information"',
    );
  if (!appToken && !signingSecret)
    problems.add(
      'SLACK_APP_TOKEN',
      'is not set',
      'set it to an App-Level Token (xapp-...) for Socket Mode, or set SLACK_SIGNING_SECRET and PORT for HTTP',
    );
  if (signingSecret && !/^[0-9a-f]{32}$/i.test(signingSecret))
    problems.add(
      'SLACK_SIGNING_SECRET',
      'is not 32 hexadecimal digits',
      'copy the Signing Secret from "Basic Information"',
    );
  const port = parsePort(read('PORT'), problems);
  if (!botToken || !(appToken || signingSecret)) return undefined;
  return {
    access: { kind: 'token', botToken },
    transport:
      signingSecret && !appToken
        ? { kind: 'http', signingSecret, port }
        : { kind: 'socket', appToken: appToken ?? '' },
    ...(apiUrl && { apiUrl }),
  };
}

function parseDiscord(read: Read, problems: Problems): DiscordSettings | undefined {
  const token = read('DISCORD_TOKEN');
  const guildId = read('DISCORD_GUILD_ID');
  const apiUrl = parseUrl('DISCORD_API_URL', read, problems);
  if (token && !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token))
    problems.add(
      'DISCORD_TOKEN',
      'does not have the form of a bot token (three parts joined by dots)',
      'copy it from the page "Bot" of your application, "Reset Token"; the client secret and the public key are other things',
    );
  if (guildId && !/^\d{17,20}$/.test(guildId))
    problems.add(
      'DISCORD_GUILD_ID',
      `is "${guildId}", not a server id of 17 to 20 digits`,
      'switch on Developer Mode in Discord, then "Copy Server ID"',
    );
  const shards = parseShards(read('DISCORD_SHARDS'), problems);
  if (guildId && !token)
    problems.add(
      'DISCORD_TOKEN',
      'is not set, while DISCORD_GUILD_ID is',
      'copy the token from the page "Bot"',
    );
  if (!token) return undefined;
  return { token, ...(guildId && { guildId }), ...(apiUrl && { apiUrl }), ...(shards && { shards }) };
}

function parseShards(value: string | undefined, problems: Problems): DiscordSettings['shards'] {
  if (value === undefined || value === 'auto') return value;
  const shards = Number(value);
  if (Number.isInteger(shards) && shards > 0) return shards;
  problems.add(
    'DISCORD_SHARDS',
    `is "${value}"`,
    'set it to auto or to a number from 1 up, or leave it out for 1',
  );
  return undefined;
}

function parsePort(value: string | undefined, problems: Problems): number {
  if (value === undefined) return 3000;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  problems.add('PORT', `is "${value}"`, 'set it to a number from 0 to 65535, or leave it out for 3000');
  return 3000;
}

function parseUrl(name: string, read: Read, problems: Problems): string | undefined {
  const value = read(name);
  if (value === undefined) return undefined;
  if (URL.canParse(value) && /^https?:/i.test(value)) return value;
  problems.add(name, `is "${value}", not an http or https address`, 'mend it, or leave it out');
  return undefined;
}
