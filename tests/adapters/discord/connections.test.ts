import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { labels } from '../../../src/core/wording.ts';
import { places } from '../../fakes/discord/world.ts';
import {
  answersOf,
  asked,
  eventually,
  mention,
  mentioned,
  question,
  type Served,
  served,
} from './program.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let run: Served;
beforeAll(async () => {
  run = await served();
});
afterAll(() => run.stop());

/** The one process of this file; requests that an earlier test spoilt are not counted. */
function start() {
  const { discord, program } = run;
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
