import { InteractionContextType } from 'discord-api-types/v10';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findCommand } from '../../../src/adapters/discord/commands.ts';
import type { Audience, Question } from '../../../src/core/types.ts';
import { alice, bob, bot, guildId, lawyers, places } from '../../fakes/discord/world.ts';
import { answersOf, eventually, mention } from './program.ts';
import { type Running, run } from './stage.ts';

vi.setConfig({ testTimeout: 60_000 });

let running: Running | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

async function start() {
  running = await run();
  const { discord, core } = running;
  const asked = (count = 1): Promise<Question> =>
    eventually(() => (core.asked.length >= count ? core.asked[count - 1] : undefined));
  return { discord, core, asked, ...answersOf(discord) };
}

describe('whom the core is told will see the reply', () => {
  const server: Audience = { platform: 'discord', workspace: guildId, channel: places.general.id };
  const own = { user: alice.id, roles: [lawyers] };

  it.each<[string, Readonly<Record<string, string | boolean>>, Audience]>([
    ['everybody in the channel, for a public reply', {}, server],
    ['the asker with their roles, for a private one', { private: true }, { ...server, ...own }],
  ])('%s', async (_what, values, audience) => {
    const { discord, asked } = await start();
    discord.command(places.general, 'ask', { question: 'when?', ...values });
    expect((await asked()).audience).toEqual(audience);
  });

  it('everybody in a thread, with the channel it hangs in', async () => {
    const { discord, asked } = await start();
    discord.say(places.thread, `${mention} when?`);
    expect((await asked()).audience).toEqual({ ...server, thread: places.thread.id });
  });

  it('the one person of a direct message', async () => {
    const { discord, asked } = await start();
    discord.say(places.direct, 'when?');
    expect((await asked()).audience).toEqual({
      platform: 'discord',
      channel: places.direct.id,
      user: alice.id,
    });
  });

  it('the asker, for the message command', async () => {
    const { discord, asked } = await start();
    discord.useOn(discord.say(places.general, 'when?', { by: bob }), findCommand);
    expect((await asked()).audience).toEqual({ ...server, ...own });
  });

  it('everybody, where the bot came with its user and the reply is public', async () => {
    const { discord, asked } = await start();
    discord.command(places.elsewhere, 'ask', { question: 'when?' });
    const { guild, id } = places.elsewhere;
    expect((await asked()).audience).toEqual({ platform: 'discord', workspace: guild, channel: id });
  });
});

describe('the conversation that a question belongs to', () => {
  it('is the same for all questions of a thread, and of direct messages with one person', async () => {
    const { discord, core, asked } = await start();
    const asking = [
      () => discord.say(places.thread, `${mention} when?`),
      () => discord.say(places.thread, `${mention} and where?`, { by: bob }),
      () => discord.say(places.direct, 'when?'),
      () => discord.command(places.direct, 'ask', { question: 'and where?' }),
      () => discord.say(places.directBob, 'when?', { by: bob }),
    ];
    for (const [index, ask] of asking.entries()) {
      ask();
      await asked(index + 1);
    }
    const [first, second, third, fourth, fifth] = core.asked.map(({ conversation }) => conversation);
    expect(first).toBe(second);
    expect(third).toBe(fourth);
    expect(new Set([first, third, fifth]).size).toBe(3);
  });

  it('is the chain of replies, named by its first question', async () => {
    const { discord, core, replyTo } = await start();
    const first = discord.say(places.general, `${mention} when?`);
    const second = discord.say(places.general, 'and where?', { replyTo: (await replyTo(first)).id });
    const third = discord.say(places.general, 'and who?', { replyTo: (await replyTo(second)).id, by: bob });
    await replyTo(third);
    const other = discord.say(places.general, `${mention} when?`);
    await replyTo(other);
    const keys = core.asked.map(({ conversation }) => conversation);
    expect(new Set(keys.slice(0, 3)).size).toBe(1);
    expect(keys[3]).not.toBe(keys[0]);
  });

  it('is found again after a restart, from the message that the answer replies to', async () => {
    const { discord, core, asked } = await start();
    const question = discord.say(places.general, 'when?', { by: bob });
    const answer = discord.say(places.general, 'An answer.', { by: bot, replyTo: question.id });
    discord.say(places.general, 'and where?', { replyTo: answer.id });
    await asked();
    expect(core.asked[0]?.conversation).toBe(`discord:${places.general.id}:${question.id}`);
  });

  it('starts at the answer of /ask that somebody replies to', async () => {
    const { discord, core, responseTo, asked } = await start();
    const answer = await responseTo(discord.command(places.general, 'ask', { question: 'when?' }));
    discord.say(places.general, 'and where?', { replyTo: answer.id });
    await asked(2);
    expect(core.asked[1]?.conversation).toBe(core.asked[0]?.conversation);
  });

  it('is none for what one asks in private', async () => {
    const { discord, asked } = await start();
    discord.command(places.general, 'ask', { question: 'when?', private: true });
    expect(await asked()).not.toHaveProperty('conversation');
  });
});

describe('the words of a question', () => {
  it.each([
    [
      'without mentions, emoji, timestamps and command links',
      `${mention} when <@${bob.id}> <#1> <:seal:1> <t:1:R> </ask:1> was it?`,
      'when was it?',
    ],
    ['on one line', `${mention} when\n\n was it?`, 'when was it?'],
    ['with what looks like mark-up as it is', `${mention} is 1 < 2 and *so* on?`, 'is 1 < 2 and *so* on?'],
  ])('reach the core %s', async (_what, content, text) => {
    const { discord, asked } = await start();
    discord.say(places.general, content);
    expect((await asked()).text).toBe(text);
  });

  it('are the title and the first message of a forum post, where only the bot is named', async () => {
    const { discord, asked } = await start();
    const first = discord.say(places.post, `${mention} It was in May.`, { id: places.post.id });
    expect((await asked()).text).toBe('It was in May.');
    discord.say(places.post, mention, { by: bob });
    expect((await asked(2)).text).toBe(`${places.post.name} It was in May.`);
    expect(first.id).toBe(places.post.id);
  });

  it('are those of the message replied to, where only the bot is named', async () => {
    const { discord, asked } = await start();
    const theirs = discord.say(places.direct, 'When did it rule?', { by: bob });
    await asked();
    discord.say(places.direct, mention, { replyTo: theirs.id });
    expect((await asked(2)).text).toBe('When did it rule?');
  });

  it('are those of a message that is forwarded to the bot', async () => {
    const { discord, asked } = await start();
    discord.say(places.direct, '', { forwards: 'When did it rule?' });
    expect((await asked()).text).toBe('When did it rule?');
  });

  it('are none for a bare ping of the bot’s own answer', async () => {
    const { discord, asked, replyTo } = await start();
    const answer = await replyTo(discord.say(places.general, `${mention} when?`));
    discord.say(places.general, mention, { replyTo: answer.id });
    expect((await asked(2)).text).toBe('');
  });

  it('come from a private channel as from a server', async () => {
    const { discord, asked } = await start();
    discord.command(
      places.directBob,
      'ask',
      { question: 'when?' },
      { context: InteractionContextType.PrivateChannel },
    );
    expect((await asked()).audience).toEqual({ platform: 'discord', channel: places.directBob.id });
  });
});

describe('suggestions', () => {
  it('that fail show nothing and are no error', async () => {
    const { discord, core } = await start();
    Object.assign(core.library, {
      suggest: () => {
        throw new Error('the index is on fire');
      },
    });
    const interaction = discord.complete(places.general, 'when');
    await eventually(() =>
      core.lines.some(({ message }) => message.includes('suggestions')) ? true : undefined,
    );
    expect(interaction.choices).toBeUndefined();
  });
});

it('a stopped adapter takes nothing new and is not connected', async () => {
  const { discord, core } = await start();
  expect(running?.adapter.isConnected()).toBe(true);
  await running?.adapter.stop();
  expect(running?.adapter.isConnected()).toBe(false);
  discord.say(places.direct, 'when?');
  expect(core.asked).toEqual([]);
});
