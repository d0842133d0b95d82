import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { cannotWriteLine, labels } from '../../../src/core/wording.ts';
import { visible } from '../../fakes/discord/reader.ts';
import { alice, bob, places } from '../../fakes/discord/world.ts';
import { eventually, mention, question, type Served, served, watching } from './program.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let run: Served;
beforeAll(async () => {
  run = await served();
});
afterEach(() => run.discord.unreachable.clear());
afterAll(() => run.stop());

const start = () => watching(run);

describe('where the bot may not do everything', () => {
  it('it replies in plain text where it may not embed, without link previews', async () => {
    const { discord, replyTo } = start();
    const reply = await replyTo(discord.say(places.withoutEmbeds, `${mention} ${question}`));
    expect(reply.embeds).toEqual([]);
    expect(reply.content).toMatch(/^> .*\*\*.+\*\*/mu);
    expect(reply.content).toMatch(/\]\(<https?:/u);
    expect(visible(reply)).toContain(labels.copy);
  });

  it('it writes beside the question where it may not read the history', async () => {
    const { discord, invalidRequests } = start();
    discord.say(places.withoutHistory, `${mention} ${question}`);
    const reply = await eventually(() =>
      discord.fromBot().find(({ place }) => place.id === places.withoutHistory.id),
    );
    expect(reply.reference).toBeUndefined();
    expect(invalidRequests()).toEqual([]);
  });

  it('it says so privately where it may not write, without asking Discord in vain', async () => {
    const { discord, invalidRequests } = start();
    discord.say(places.readOnly, `${mention} ${question}`);
    const note = await eventually(() => discord.fromBot().find(({ place }) => place.id === places.direct.id));
    expect(visible(note)).toContain(cannotWriteLine);
    expect(invalidRequests()).toEqual([]);
  });

  it('it reacts where the asker takes no direct messages', async () => {
    const { discord } = start();
    discord.unreachable.add(alice.id);
    const message = discord.say(places.readOnly, `${mention} ${question}`);
    await eventually(() => discord.reactions().find((reaction) => reaction.message === message.id));
  });

  it('it leaves a log line where nothing is allowed', async () => {
    const { discord, log } = start();
    discord.unreachable.add(alice.id);
    discord.say(places.mute, `${mention} ${question}`);
    await eventually(() => (log().includes('could not be answered where it was asked') ? true : undefined));
  });

  it('it asks a channel that refused no second time', async () => {
    const { discord, invalidRequests } = start();
    const forbidden = {
      method: 'POST',
      path: new RegExp(`/channels/${places.far.id}/messages$`, 'u'),
      status: 403,
      times: 5,
      body: { code: 50013, message: 'Missing Permissions' },
    };
    const end = discord.trouble(forbidden);
    for (const by of [bob, bob, bob]) {
      const before = discord.fromBot().length;
      discord.say(places.far, `${mention} ${question}`, { by });
      await eventually(() => (discord.fromBot().length > before ? true : undefined));
    }
    expect(invalidRequests()).toHaveLength(1);
    end();
  });
});

describe('questions that change', () => {
  it('an edited question gets its answer edited', async () => {
    const { discord, mentioned, replyTo, repliesTo } = start();
    const message = mentioned();
    const reply = await replyTo(message);
    const before = visible(reply);
    discord.edit(message, `${mention} Which company made the antivirus software?`);
    await eventually(() => (reply.edits > 0 ? true : undefined));
    expect(visible(reply)).not.toBe(before);
    expect(repliesTo(message)).toHaveLength(1);
    expect(reply.pings).toEqual([]);
  });

  it('a change that leaves the text as it is changes nothing', async () => {
    const { discord, mentioned, replyTo } = start();
    const message = mentioned();
    const reply = await replyTo(message);
    discord.unfurl(message);
    await replyTo(mentioned());
    expect(reply.edits).toBe(0);
  });

  it('an update that tells of a preview alone changes nothing, long after', async () => {
    const { discord, log, mentioned, replyTo } = start();
    const message = mentioned();
    const reply = await replyTo(message);
    for (let later = 0; later < 30; later += 1) discord.say(places.general, 'something else');
    discord.unfurl(message, 'the preview alone');
    await replyTo(mentioned());
    expect(reply.edits).toBe(0);
    expect(log()).not.toContain('error');
  });

  it('an edit is followed long after other messages were written', async () => {
    const { discord, mentioned, replyTo } = start();
    const message = mentioned();
    const reply = await replyTo(message);
    for (let later = 0; later < 30; later += 1) discord.say(places.general, 'something else');
    discord.edit(message, `${mention} Which company made the antivirus software?`);
    await eventually(() => (reply.edits > 0 ? true : undefined));
  });

  it('an edit that overtakes the answer is not lost', async () => {
    const { discord, replyTo } = start();
    const message = discord.say(places.direct, 'What is the airspeed velocity of an unladen swallow?');
    discord.edit(message, question);
    const reply = await replyTo(message);
    await eventually(() => (reply.edits > 0 ? true : undefined));
    expect(reply.embeds[0]?.description).toContain('**');
  });

  it('a deleted question takes its answer with it, also when many go at once', async () => {
    const { discord, mentioned, replyTo } = start();
    const messages = [mentioned(), mentioned(), mentioned()];
    const replies = await Promise.all(messages.map(replyTo));
    const [first, ...others] = messages;
    if (first) discord.delete(first);
    discord.delete(...others);
    await eventually(() => (replies.every(({ deleted }) => deleted) ? true : undefined));
  });
});

describe('acknowledgements', () => {
  it('decide about privacy before anything is looked up', async () => {
    const { discord, traffic, responseTo } = start();
    const interaction = discord.command(places.general, 'ask', { question, private: true });
    const reply = await responseTo(interaction);
    const callback = traffic().find(({ path }) => path.startsWith(`/interactions/${interaction.id}/`));
    expect(callback?.body).toEqual({
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      data: { flags: MessageFlags.Ephemeral },
    });
    expect(reply.onlyFor).toBe(alice.id);
  });
});
