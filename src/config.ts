/**
 * The environment as one typed value. Pure: it is given the environment and reads nothing else.
 *
 * @module
 */
import type { DiscordSettings } from './adapters/discord/settings.ts';
import type { SlackSettings } from './adapters/slack/settings.ts';
import { parseSlack } from './config-slack.ts';
import { Problems, parseUrl, type Read, shown } from './config-values.ts';

export interface Config {
  /** Folder with the case documents; undefined: the case that ships with the program. */
  readonly knowledgeDir?: string;
  /** Seconds between two looks at the folder; undefined: the system reports changes. */
  readonly pollSeconds?: number;
  readonly slack?: SlackSettings;
  readonly discord?: DiscordSettings;
  /** File that is touched while every connection lives. */
  readonly heartbeatFile?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration from environment variables (see `.env.example`).
 *
 * @throws StartError that lists every problem, each with its variable and its remedy; never a variable's value where it may be a secret.
 */
export function parseConfig(env: Environment): Config {
  const problems = new Problems();
  const read: Read = (name) => env[name]?.trim() || undefined;
  const slack = parseSlack(read, problems);
  const discord = parseDiscord(read, problems);
  const pollSeconds = parsePollSeconds(read, problems);
  problems.raise();
  const knowledgeDir = read('KNOWLEDGE_DIR');
  const heartbeatFile = read('HEARTBEAT_FILE');
  return {
    ...(knowledgeDir && { knowledgeDir }),
    ...(pollSeconds !== undefined && { pollSeconds }),
    ...(slack && { slack }),
    ...(discord && { discord }),
    ...(heartbeatFile && { heartbeatFile }),
  };
}

function parsePollSeconds(read: Read, problems: Problems): number | undefined {
  const text = read('KNOWLEDGE_POLL_SECONDS');
  if (text === undefined) return undefined;
  if (/^\d{1,5}$/.test(text) && Number(text) > 0) return Number(text);
  problems.add('KNOWLEDGE_POLL_SECONDS', `is ${shown(text)}`, 'write a whole number of seconds, or nothing');
  return undefined;
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
      `is ${shown(guildId)}, not a server id of 17 to 20 digits`,
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
    `is ${shown(value)}`,
    'set it to auto or to a number from 1 up, or leave it out for 1',
  );
  return undefined;
}
