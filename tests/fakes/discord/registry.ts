/**
 * The commands of the application, everywhere and for single servers.
 *
 * @module
 */
import type { APIApplicationCommand } from 'discord-api-types/v10';
import { invalidForm, unknownGuild } from './refusal.ts';
import type { Route } from './rest.ts';
import { problemsOf } from './schema.ts';
import { applicationId, farGuildId, guildId, snowflake } from './world.ts';

export interface Registry {
  readonly routes: readonly Route[];
  /** By scope: `global` or a guild. */
  readonly commands: Map<string, readonly APIApplicationCommand[]>;
}

export function createRegistry(): Registry {
  const commands = new Map<string, readonly APIApplicationCommand[]>();
  const replaceCommands = (scope: string, body: unknown): readonly APIApplicationCommand[] => {
    const wanted = body as readonly (Partial<APIApplicationCommand> & { name: string })[];
    const problems = wanted.flatMap((command) => problemsOf('command', command));
    const misplaced = scope === 'global' ? [] : wanted.filter((command) => command.contexts !== undefined);
    if (problems.length + misplaced.length > 0)
      throw invalidForm([...problems, ...misplaced.map(({ name }) => name)]);
    const registered = wanted.map((command) => ({
      ...command,
      id: snowflake(),
      version: snowflake(),
      application_id: applicationId,
      default_member_permissions: null,
      nsfw: false,
    }));
    commands.set(scope, registered as readonly APIApplicationCommand[]);
    return registered as readonly APIApplicationCommand[];
  };
  const knownGuild = (id: string): string => {
    if (id !== guildId && id !== farGuildId) throw unknownGuild();
    return id;
  };

  return {
    commands,
    routes: [
      ['GET', '/applications/:app/commands', () => commands.get('global') ?? []],
      ['PUT', '/applications/:app/commands', ({ body }) => replaceCommands('global', body)],
      [
        'GET',
        '/applications/:app/guilds/:guild/commands',
        (_, _app, guild = '') => commands.get(knownGuild(guild)) ?? [],
      ],
      [
        'PUT',
        '/applications/:app/guilds/:guild/commands',
        ({ body }, _app, guild = '') => replaceCommands(knownGuild(guild), body),
      ],
    ],
  };
}
