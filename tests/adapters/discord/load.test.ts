import { resolve } from 'node:path';
import { expect, it, vi } from 'vitest';
import type { Interaction } from '../../fakes/discord/interactions.ts';
import type { Posted } from '../../fakes/discord/messages.ts';
import { type Discord, startDiscord } from '../../fakes/discord/server.ts';
import { person, places } from '../../fakes/discord/world.ts';
import { eventually, mention, type Program, serve } from './program.ts';

const questions = [
  'Which judge dismissed the two lawsuits?',
  'When did the D.C. Circuit rule?',
  'What did the directive order?',
  'Do unicorns play chess?',
];
const people = 50;

/** Four questions of each of fifty people at once: three commands and a mention. */
function rush(discord: Discord): readonly (Interaction | Posted)[] {
  return questions.flatMap((question, index) =>
    Array.from({ length: people }, (_, number) =>
      index === 0
        ? discord.say(places.general, `${mention} ${question}`, { by: person(number) })
        : discord.command(places.general, 'ask', { question, private: index === 1 }, { by: person(number) }),
    ),
  );
}

/** How often each was answered, once all were. */
async function answered(
  discord: Discord,
  asked: readonly (Interaction | Posted)[],
): Promise<readonly number[]> {
  const counts = () => {
    const answers = new Map<string, number>();
    for (const { interaction, reference = '' } of discord.fromBot()) {
      const question = interaction ?? reference;
      answers.set(question, (answers.get(question) ?? 0) + 1);
    }
    return asked.map(({ id }) => answers.get(id) ?? 0);
  };
  return vi.waitFor(
    () => {
      const found = counts();
      expect(found.filter((count) => count === 0)).toEqual([]);
      return found;
    },
    { timeout: 90_000, interval: 100 },
  );
}

async function heap({ process, log }: Program): Promise<number> {
  const before = log().length;
  process.kill('SIGUSR2');
  return eventually(() => {
    const found = /heap=(\d+)/u.exec(log().slice(before))?.[1];
    return found === undefined ? undefined : Number(found);
  });
}

/** Of one rush, in milliseconds: how long the slowest acknowledgement took, and how long the last answer. */
function times(discord: Discord, asked: readonly (Interaction | Posted)[]) {
  const start = Math.min(...asked.map(({ at }) => at));
  const acknowledged = asked.flatMap((one) => ('token' in one ? [one.acknowledgedAt ?? Number.NaN] : []));
  const ids = new Set(asked.map(({ id }) => id));
  const replies = discord
    .fromBot()
    .filter(({ interaction = '', reference = '' }) => ids.has(interaction || reference));
  return {
    acknowledged: Math.max(...acknowledged) - start,
    answered: Math.max(...replies.map(({ at }) => at)) - start,
  };
}

it('200 questions at once are answered once each, acknowledged first, and leave no memory behind', async () => {
  // How fast a machine happens to be is not what is tested: acknowledgements must not wait for the searches of others.
  const discord = await startDiscord({ patience: 60_000 });
  const options = ['--expose-gc', '--import', resolve(import.meta.dirname, 'heap.mjs')];
  const program = await serve(discord, {}, options);
  // The first rush fills caches that are bounded.
  await answered(discord, rush(discord));
  const before = await heap(program);
  for (let round = 0; round < 3; round += 1) {
    const asked = rush(discord);
    expect(asked).toHaveLength(200);
    expect(await answered(discord, asked)).toEqual(asked.map(() => 1));
    const { acknowledged, answered: last } = times(discord, asked);
    expect(acknowledged).toBeLessThan(last / 2);
  }
  const after = await heap(program);
  expect(discord.invalidRequests()).toEqual([]);
  expect(after - before).toBeLessThan(before / 4);
  const waits = [...discord.interactions.values()].map(
    ({ at, acknowledgedAt = Number.NaN }) => acknowledgedAt - at,
  );
  const [slowest = 0] = waits.sort((a, b) => a - b).slice(Math.floor(waits.length * 0.99));
  console.info(
    `99th percentile of acknowledgements ${slowest} ms; heap ${before >> 20} MiB, then ${after >> 20} MiB`,
  );
  await program.stop();
  await discord.stop();
}, 300_000);
