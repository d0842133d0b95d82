import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { labels } from '../../../src/core/wording.ts';
import { places } from '../../fakes/discord/world.ts';
import { answersOf, eventually, mention, question, type Served, serve, served, watching } from './program.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let run: Served;
beforeAll(async () => {
  run = await served();
});
afterAll(() => run.stop());

const start = () => watching(run);

describe('connections', () => {
  it('that are cut come back; nothing that happened meanwhile is lost or doubled', async () => {
    const { discord, mentioned, asked, replyTo, responseTo, repliesTo } = start();
    const before = mentioned();
    await replyTo(before);
    discord.gateway.cut();
    const [during, command] = [mentioned(), asked()];
    await replyTo(during);
    await responseTo(command);
    await eventually(() => (discord.gateway.resumed.length > 0 ? true : undefined));
    const after = mentioned();
    await replyTo(after);
    expect([before, during, after].map((message) => repliesTo(message).length)).toEqual([1, 1, 1]);
    expect(discord.gateway.identified).toHaveLength(1);
  });

  it('that Discord asks to come back do', async () => {
    const { discord, mentioned, replyTo, repliesTo } = start();
    const earlier = discord.gateway.resumed.length;
    discord.gateway.askToReconnect();
    await eventually(() => (discord.gateway.resumed.length > earlier ? true : undefined));
    const message = mentioned();
    await replyTo(message);
    expect(repliesTo(message)).toHaveLength(1);
  });

  it('whose session ended are made anew', async () => {
    const { discord, mentioned, replyTo } = start();
    discord.gateway.invalidate();
    await eventually(() => (discord.gateway.identified.length > 1 ? true : undefined), 20_000);
    await eventually(() => (discord.gateway.connected().length > 0 ? true : undefined));
    await replyTo(mentioned());
  });

  it('of two processes with one token give one answer', async () => {
    const { discord, mentioned, asked, replyTo, responseTo, repliesTo, responsesTo, traffic } = start();
    const other = await serve(discord);
    const [message, interaction] = [mentioned(), asked()];
    await replyTo(message);
    await responseTo(interaction);
    // Both have tried: Discord keeps the first message of a nonce, and refuses a second acknowledgement.
    await eventually(() => (traffic().some(({ code }) => code === 40060) ? true : undefined));
    expect(await other.stop()).toBe(0);
    expect([repliesTo(message).length, responsesTo(interaction).length]).toEqual([1, 1]);
  });

  it('are as many as Discord recommends, where that is wanted; each answers for its servers', async () => {
    const two = await served({ DISCORD_SHARDS: 'auto' }, { recommendedShards: 2 });
    const { discord } = two;
    const { replyTo, responseTo } = answersOf(discord);
    expect(discord.gateway.connected()).toEqual([0, 1]);
    await replyTo(discord.say(places.general, `${mention} ${question}`));
    await replyTo(discord.say(places.far, `${mention} ${question}`));
    await replyTo(discord.say(places.direct, question));
    const answer = await responseTo(discord.command(places.far, 'ask', { question }));
    // Pressed where the other connection delivers it.
    await responseTo(discord.press({ ...answer, place: places.general }, labels.copy));
    await two.stop();
  });
});
