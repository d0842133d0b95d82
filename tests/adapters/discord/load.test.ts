import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { Interaction } from '../../fakes/discord/interactions.ts';
import type { Posted } from '../../fakes/discord/messages.ts';
import { type Discord, startDiscord } from '../../fakes/discord/server.ts';
import { person, places } from '../../fakes/discord/world.ts';
import { answersOf, eventually, mention, type Program, serve } from './program.ts';

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

async function answered(
  discord: Discord,
  asked: readonly (Interaction | Posted)[],
): Promise<readonly number[]> {
  const { repliesTo, responsesTo } = answersOf(discord);
  const count = (one: Interaction | Posted) => ('token' in one ? responsesTo(one) : repliesTo(one)).length;
  await eventually(() => (asked.every((one) => count(one) > 0) ? true : undefined), 60_000);
  return asked.map(count);
}

async function heap({ process, log }: Program): Promise<number> {
  const before = log().length;
  process.kill('SIGUSR2');
  return eventually(() => {
    const found = /heap=(\d+)/u.exec(log().slice(before))?.[1];
    return found === undefined ? undefined : Number(found);
  });
}

it('200 questions at once are answered once each, acknowledged in time, and leave no memory behind', async () => {
  const discord = await startDiscord();
  const options = ['--expose-gc', '--import', resolve(import.meta.dirname, 'heap.mjs')];
  const program = await serve(discord, {}, options);
  // The first rush fills caches that are bounded.
  await answered(discord, rush(discord));
  const before = await heap(program);
  for (let round = 0; round < 3; round += 1) {
    const asked = rush(discord);
    expect(asked).toHaveLength(200);
    expect(await answered(discord, asked)).toEqual(asked.map(() => 1));
  }
  const after = await heap(program);
  // Later than three seconds Discord would have refused it, and nobody would have been answered.
  const waits = [...discord.interactions.values()].map(
    ({ at, acknowledgedAt = Number.NaN }) => acknowledgedAt - at,
  );
  expect(waits.every((wait) => wait < 3000)).toBe(true);
  expect(discord.invalidRequests()).toEqual([]);
  expect(after - before).toBeLessThan(before / 4);
  const [slowest = 0] = waits.sort((a, b) => a - b).slice(Math.floor(waits.length * 0.99));
  console.info(
    `99th percentile of acknowledgements ${slowest} ms; heap ${before >> 20} MiB, then ${after >> 20} MiB`,
  );
  await program.stop();
  await discord.stop();
}, 180_000);
