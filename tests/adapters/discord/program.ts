/**
 * The built program in a process of its own, before a loopback Discord.
 *
 * @module
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { vi } from 'vitest';
import type { Interaction } from '../../fakes/discord/interactions.ts';
import type { Posted } from '../../fakes/discord/messages.ts';
import { type Discord, type DiscordOptions, startDiscord, token } from '../../fakes/discord/server.ts';
import { bot, places } from '../../fakes/discord/world.ts';

const main = resolve(import.meta.dirname, '../../../dist/main.js');

export interface Program {
  readonly process: ChildProcess;
  /** Lines of standard error so far. */
  log(): string;
  /** Sends SIGTERM and resolves with the exit status. */
  stop(): Promise<number | null>;
}

/** Starts `pincite serve` and resolves once it says that Discord is connected. */
export async function serve(
  discord: Discord,
  env: Readonly<Record<string, string>> = {},
  nodeOptions: readonly string[] = [],
): Promise<Program> {
  const program = spawnServe({ DISCORD_TOKEN: token, DISCORD_API_URL: discord.apiUrl, ...env }, nodeOptions);
  await vi.waitFor(
    () => {
      if (program.process.exitCode !== null) throw new Error(program.log());
      if (!/info connected platform="discord"/u.test(program.log())) throw new Error('not connected yet');
    },
    { timeout: 90_000, interval: 20 },
  );
  return program;
}

/** Starts `pincite serve` with nothing else in its environment, in an empty folder. */
export function spawnServe(
  env: Readonly<Record<string, string>>,
  nodeOptions: readonly string[] = [],
): Program {
  const folder = mkdtempSync(join(tmpdir(), 'pincite-'));
  const child = spawn(process.execPath, [...nodeOptions, main, 'serve'], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let text = '';
  child.stderr.on('data', (bytes: Buffer) => {
    text += bytes.toString();
  });
  child.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return {
    process: child,
    log: () => text,
    async stop() {
      if (child.exitCode !== null) return child.exitCode;
      child.kill('SIGTERM');
      await once(child, 'exit');
      return child.exitCode;
    },
  };
}

export interface Served {
  readonly discord: Discord;
  readonly program: Program;
  stop(): Promise<void>;
}

export async function served(
  env: Readonly<Record<string, string>> = {},
  platform: DiscordOptions = {},
): Promise<Served> {
  const discord = await startDiscord(platform);
  try {
    const program = await serve(discord, env);
    return {
      discord,
      program,
      async stop() {
        await program.stop();
        await discord.stop();
      },
    };
  } catch (error) {
    await discord.stop();
    throw error;
  }
}

/** Waits until `find` finds something. */
export function eventually<Value>(find: () => Value | undefined, timeout = 30_000): Promise<Value> {
  return vi.waitFor(
    () => {
      const found = find();
      if (found === undefined) throw new Error('not there yet');
      return found;
    },
    { timeout, interval: 10 },
  );
}

/** What stands at the platform as the answer to a message or an interaction. */
export function answersOf(discord: Discord) {
  const repliesTo = (message: Posted) =>
    discord.fromBot().filter(({ reference }) => reference === message.id);
  const responsesTo = ({ id }: Interaction) =>
    discord.fromBot().filter(({ interaction }) => interaction === id);
  return {
    repliesTo,
    responsesTo,
    replyTo: (message: Posted) => eventually(() => repliesTo(message)[0]),
    responseTo: (interaction: Interaction) => eventually(() => responsesTo(interaction)[0]),
  };
}

export const mention = `<@${bot.id}>`;

/** A question that the shipped documents answer, put in two ways. */
export const question = 'When were the suits dismissed?';
const mentioned = (discord: Discord) => discord.say(places.general, `${mention} ${question}`);
const asked = (discord: Discord) => discord.command(places.general, 'ask', { question });

/** What happens from now on, in a process that earlier tests have used. */
export function watching({ discord, program }: Served) {
  const earlier = discord.traffic.length;
  const logged = program.log().length;
  return {
    discord,
    log: () => program.log().slice(logged),
    traffic: () => discord.traffic.slice(earlier),
    invalidRequests: () =>
      discord.invalidRequests().filter((request) => discord.traffic.indexOf(request) >= earlier),
    mentioned: () => mentioned(discord),
    asked: () => asked(discord),
    ...answersOf(discord),
  };
}
