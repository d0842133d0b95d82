/**
 * Brings Discord's copy of the commands to this version's: only where they differ, for Discord counts creations, and in
 * one place alone, for a command that is registered twice is offered twice.
 *
 * @module
 */
import {
  type APIApplicationCommand,
  type Client,
  RESTJSONErrorCodes,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { type Logger, StartError } from '../../core/types.ts';
import { globalCommands, guildCommands } from './commands.ts';
import { failureFields, hasCode, retrying } from './failure.ts';

/** Guilds that are searched for commands of an earlier `DISCORD_GUILD_ID`. */
const guildsSearched = 25;

/**
 * Registers the commands for `guildId`, or everywhere; removes those of the other place.
 * @throws StartError when Discord does not know the guild, or the bot is not in it. Any other failure is logged: the
 *   bot answers messages without commands.
 */
export async function registerCommands(
  client: Client<true>,
  guildId: string | undefined,
  log: Logger,
): Promise<void> {
  try {
    if (guildId === undefined) await registerEverywhere(client, log);
    else await registerFor(client, guildId, log);
  } catch (error) {
    const unknown = hasCode(error, RESTJSONErrorCodes.UnknownGuild, RESTJSONErrorCodes.MissingAccess);
    if (guildId !== undefined && unknown) throw unknownGuild(guildId, error);
    log.error('discord: the commands could not be registered', failureFields(error));
  }
}

async function registerFor(client: Client<true>, guildId: string, log: Logger): Promise<void> {
  await replace(client, Routes.applicationGuildCommands(client.application.id, guildId), guildCommands, log);
  await replace(client, Routes.applicationCommands(client.application.id), [], log);
}

async function registerEverywhere(client: Client<true>, log: Logger): Promise<void> {
  const { id } = client.application;
  if (!(await replace(client, Routes.applicationCommands(id), globalCommands, log))) return;
  for (const guild of [...client.guilds.cache.keys()].slice(0, guildsSearched))
    await replace(client, Routes.applicationGuildCommands(id, guild), [], log);
}

/** True where Discord had other commands. */
async function replace(
  client: Client<true>,
  route: ReturnType<typeof Routes.applicationCommands> | ReturnType<typeof Routes.applicationGuildCommands>,
  wanted: RESTPutAPIApplicationCommandsJSONBody,
  log: Logger,
): Promise<boolean> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  const present = (await retrying(() =>
    client.rest.get(route, { query }),
  )) as readonly APIApplicationCommand[];
  if (sameCommands(wanted, present)) return false;
  await retrying(() => client.rest.put(route, { body: wanted }));
  log.info('discord: commands registered', { commands: wanted.length });
  return true;
}

/** Whether `present` holds the commands of `wanted`, and no other. */
function sameCommands(
  wanted: RESTPutAPIApplicationCommandsJSONBody,
  present: readonly APIApplicationCommand[],
): boolean {
  return (
    wanted.length === present.length &&
    wanted.every((command) =>
      present.some(
        ({ name, type, ...rest }) => name === command.name && matches(command, { name, type, ...rest }),
      ),
    )
  );
}

/** Whether all of `wanted` stands in `present`, which may have keys of its own; absent, null, false and empty are one. */
function matches(wanted: unknown, present: unknown): boolean {
  if (isEmpty(wanted)) return isEmpty(present);
  if (Array.isArray(wanted))
    return (
      Array.isArray(present) &&
      wanted.length === present.length &&
      wanted.every((item, index) => matches(item, present[index]))
    );
  if (!isRecord(wanted)) return wanted === present;
  return isRecord(present) && Object.entries(wanted).every(([key, value]) => matches(value, present[key]));
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0)
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function unknownGuild(guildId: string, cause: unknown): StartError {
  return new StartError(
    `DISCORD_GUILD_ID: the bot is not in the server ${guildId}. Copy the server's id again, or invite the bot with the scopes bot and applications.commands.`,
    { cause },
  );
}
