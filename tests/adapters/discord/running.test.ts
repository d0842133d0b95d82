import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { guildCommands } from '../../../src/adapters/discord/commands.ts';
import { cannotWriteLine, changedLine, goneLine, labels } from '../../../src/core/wording.ts';
import type { Interaction } from '../../fakes/discord/interactions.ts';
import type { Posted } from '../../fakes/discord/messages.ts';
import { visible } from '../../fakes/discord/reader.ts';
import { startDiscord, token } from '../../fakes/discord/server.ts';
import { alice, bob, bot, farGuildId, guildId, places } from '../../fakes/discord/world.ts';
import { caseFolder, opinion } from './folder.ts';
import { eventually, type Served, serve, served, spawnServe } from './program.ts';

const question = 'When were the suits dismissed?';
const mention = `<@${bot.id}>`;

vi.setConfig({ testTimeout: 60_000 });

let run: Served | undefined;
const closing: (() => void)[] = [];
afterEach(async () => {
  await run?.stop();
  run = undefined;
  for (const close of closing.splice(0)) close();
});

async function start(...options: Parameters<typeof served>) {
  run = await served(...options);
  const { discord, program } = run;
  const repliesTo = (message: Posted) =>
    discord.fromBot().filter(({ reference }) => reference === message.id);
  const responsesTo = ({ id }: Interaction) =>
    discord.fromBot().filter(({ interaction }) => interaction === id);
  const mentioned = () => discord.say(places.general, `${mention} ${question}`);
  const asked = () => discord.command(places.general, 'ask', { question });
  return {
    discord,
    program,
    repliesTo,
    responsesTo,
    mentioned,
    asked,
    replyTo: (message: Posted) => eventually(() => repliesTo(message)[0]),
    responseTo: (interaction: Interaction) => eventually(() => responsesTo(interaction)[0]),
  };
}

describe('starting', () => {
  it('asks for no privileged intent, and shows the name of the case', async () => {
    const { discord } = await start();
    const [identify] = discord.gateway.identified;
    expect(identify?.presence?.activities).toMatchObject([{ name: 'Kaspersky Lab v. United States' }]);
    expect(discord.gateway.connected()).toEqual([0]);
  });

  it.each([
    ['refused by the gateway', 'MTAwMDAwMDAwMDAwMDAwMDAx.another.one'],
    ['of another kind', 'x'],
  ])('ends in one line when the token is %s', async (_what, wrong) => {
    const discord = await startDiscord();
    const program = spawnServe({ DISCORD_TOKEN: wrong, DISCORD_API_URL: discord.apiUrl });
    await eventually(() => program.process.exitCode ?? undefined);
    expect(program.process.exitCode).toBe(2);
    expect(program.log()).toMatch(/DISCORD_TOKEN/u);
    expect(program.log()).not.toContain(wrong.length > 5 ? wrong : '\u0000');
    expect(program.log()).not.toMatch(/\n\s+at /u);
    await discord.stop();
  });

  it('names the address where Discord cannot be reached', async () => {
    const discord = await startDiscord();
    await discord.stop();
    const program = spawnServe({ DISCORD_TOKEN: token, DISCORD_API_URL: discord.apiUrl });
    await eventually(() => program.process.exitCode ?? undefined);
    expect(program.process.exitCode).toBe(2);
    expect(program.log()).toContain('DISCORD_API_URL');
  });

  it('names the server id that Discord does not know', async () => {
    const discord = await startDiscord();
    const env = {
      DISCORD_TOKEN: token,
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_GUILD_ID: '999999999999999999',
    };
    const program = spawnServe(env);
    await eventually(() => program.process.exitCode ?? undefined);
    expect(program.process.exitCode).toBe(2);
    expect(program.log()).toMatch(/DISCORD_GUILD_ID.*999999999999999999/u);
    await discord.stop();
  });
});

describe('commands', () => {
  const puts = ({ discord }: Pick<Served, 'discord'>) =>
    discord.traffic.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands'));

  it('are registered everywhere, for servers, direct messages and users, in five languages', async () => {
    const { discord } = await start();
    const registered = discord.commands.get('global') ?? [];
    expect(registered.map(({ name }) => name)).toEqual([
      'ask',
      'sources',
      'help',
      'Find in the case documents',
    ]);
    for (const command of registered) {
      expect(command.contexts).toEqual([0, 1, 2]);
      expect(command.integration_types).toEqual([0, 1]);
      expect(Object.keys(command.name_localizations ?? {})).toEqual(
        expect.arrayContaining(['de', 'fr', 'es-ES', 'pt-BR', 'ja']),
      );
    }
  });

  it('are registered again only when they changed; what was removed goes', async () => {
    const { discord, program } = await start();
    expect(puts({ discord })).toHaveLength(1);
    await program.stop();
    await (await serve(discord)).stop();
    expect(puts({ discord })).toHaveLength(1);
    const [ask, ...others] = discord.commands.get('global') ?? [];
    if (!ask) throw new Error('no command');
    discord.commands.set('global', [{ ...ask, name: 'summarize' }, ...others]);
    await (await serve(discord)).stop();
    expect(puts({ discord })).toHaveLength(2);
    expect(discord.commands.get('global')?.map(({ name }) => name)).not.toContain('summarize');
  });

  it('move to one server and back without being offered twice', async () => {
    const { discord, program } = await start();
    await program.stop();
    await (await serve(discord, { DISCORD_GUILD_ID: guildId })).stop();
    expect(discord.commands.get(guildId)).toHaveLength(guildCommands.length);
    expect(discord.commands.get('global')).toEqual([]);
    await (await serve(discord)).stop();
    expect(discord.commands.get('global')).toHaveLength(guildCommands.length);
    expect(discord.commands.get(guildId)).toEqual([]);
  });

  it('that cannot be registered do not keep the bot from answering', async () => {
    const discord = await startDiscord();
    closing.push(() => void discord.stop());
    discord.trouble({
      method: 'PUT',
      path: /commands$/u,
      status: 400,
      times: 1,
      body: {
        code: 30034,
        message: 'Max number of daily application command creates has been reached (200)',
      },
    });
    const program = await serve(discord);
    const message = discord.say(places.direct, question);
    await eventually(() => discord.fromBot().find(({ reference }) => reference === message.id));
    expect(program.log()).toContain('code=30034');
    await program.stop();
  });
});

describe('connections', () => {
  it('that are cut come back; nothing that happened meanwhile is lost or doubled', async () => {
    const { discord, mentioned, asked, replyTo, responseTo, repliesTo } = await start();
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
    const { discord, mentioned, replyTo, repliesTo } = await start();
    discord.gateway.askToReconnect();
    await eventually(() => (discord.gateway.resumed.length > 0 ? true : undefined));
    const message = mentioned();
    await replyTo(message);
    expect(repliesTo(message)).toHaveLength(1);
  });

  it('whose session ended are made anew', async () => {
    const { discord, mentioned, replyTo } = await start();
    discord.gateway.invalidate();
    await eventually(() => (discord.gateway.identified.length > 1 ? true : undefined), 20_000);
    await eventually(() => (discord.gateway.connected().length > 0 ? true : undefined));
    await replyTo(mentioned());
  }, 30_000);

  it('are as many as Discord recommends, where that is wanted; each answers for its servers', async () => {
    const { discord, replyTo, responseTo } = await start(
      { DISCORD_SHARDS: 'auto' },
      { recommendedShards: 2 },
    );
    expect(discord.gateway.connected()).toEqual([0, 1]);
    await replyTo(discord.say(places.general, `${mention} ${question}`));
    await replyTo(discord.say(places.far, `${mention} ${question}`));
    await replyTo(discord.say(places.direct, question));
    const answer = await responseTo(discord.command(places.far, 'ask', { question }));
    // Pressed where another connection delivers it.
    await responseTo(discord.press({ ...answer, place: places.general }, labels.copy));
    expect(BigInt(farGuildId) >> 22n).not.toBe(BigInt(guildId) >> 22n);
  });
});

describe('when Discord refuses', () => {
  it('a rate limit is waited out', async () => {
    const { discord, mentioned, replyTo, repliesTo } = await start();
    discord.trouble({
      method: 'POST',
      path: /\/channels\/\d+\/messages$/u,
      status: 429,
      times: 1,
      headers: { 'retry-after': '1', 'x-ratelimit-scope': 'user' },
      body: { message: 'You are being rate limited.', retry_after: 1, global: false },
    });
    const message = mentioned();
    await replyTo(message);
    expect(repliesTo(message)).toHaveLength(1);
    expect(discord.invalidRequests()).toHaveLength(1);
  });

  it('a failure of Discord is tried again, and what it had done after all is not done twice', async () => {
    const { discord, mentioned, replyTo, repliesTo } = await start();
    discord.trouble({
      method: 'POST',
      path: /\/channels\/\d+\/messages$/u,
      status: 502,
      times: 2,
      afterwards: true,
    });
    const message = mentioned();
    await replyTo(message);
    await eventually(
      () => discord.traffic.filter(({ path, status }) => path.endsWith('/messages') && status === 200)[0],
    );
    expect(repliesTo(message)).toHaveLength(1);
  });

  it('an acknowledgement that failed halfway is not lost', async () => {
    const { discord, asked, responseTo } = await start();
    discord.trouble({ path: /\/callback$/u, status: 503, times: 1, afterwards: true });
    await responseTo(asked());
  });

  it.each([
    [10062, 404],
    [40060, 400],
  ])('an interaction that is gone (%i) is left alone, with a log line', async (code, status) => {
    const { discord, program, asked, mentioned, replyTo } = await start();
    discord.trouble({ path: /\/callback$/u, status, times: 1, body: { code, message: 'gone' } });
    asked();
    await eventually(() => (program.log().includes(`code=${code}`) ? true : undefined));
    await replyTo(mentioned());
    expect(discord.traffic.filter(({ path }) => path.startsWith('/webhooks/'))).toEqual([]);
    expect(program.log()).toMatch(new RegExp(`code=${code} status=${status} method="POST"`, 'u'));
  });

  it('nothing of a question, a token or a body stands in the log', async () => {
    const { discord, program, asked, mentioned } = await start();
    discord.trouble({
      path: /\/@original$/u,
      status: 400,
      times: 2,
      body: { code: 50035, message: 'Invalid Form Body' },
    });
    discord.trouble({
      method: 'POST',
      path: /\/channels\/\d+\/messages$/u,
      status: 400,
      times: 1,
      body: { code: 50035, message: 'Invalid Form Body' },
    });
    const interaction = asked();
    mentioned();
    await eventually(() => (program.log().match(/code=50035/gu)?.length === 3 ? true : undefined));
    expect(program.log()).not.toContain('dismissed');
    expect(program.log()).not.toContain(interaction.token);
    expect(program.log()).not.toContain(token);
  });
});

describe('where the bot may not do everything', () => {
  it('it replies in plain text where it may not embed, without link previews', async () => {
    const { discord, replyTo } = await start();
    const reply = await replyTo(discord.say(places.withoutEmbeds, `${mention} ${question}`));
    expect(reply.embeds).toEqual([]);
    expect(reply.content).toMatch(/^> .*\*\*.+\*\*/mu);
    expect(reply.content).toMatch(/\]\(<https?:/u);
    expect(visible(reply)).toContain(labels.copy);
  });

  it('it writes beside the question where it may not read the history', async () => {
    const { discord } = await start();
    discord.say(places.withoutHistory, `${mention} ${question}`);
    const reply = await eventually(() =>
      discord.fromBot().find(({ place }) => place.id === places.withoutHistory.id),
    );
    expect(reply.reference).toBeUndefined();
    expect(discord.invalidRequests()).toEqual([]);
  });

  it('it says so privately where it may not write, without asking Discord in vain', async () => {
    const { discord } = await start();
    discord.say(places.readOnly, `${mention} ${question}`);
    const note = await eventually(() => discord.fromBot().find(({ place }) => place.id === places.direct.id));
    expect(visible(note)).toContain(cannotWriteLine);
    expect(discord.invalidRequests()).toEqual([]);
  });

  it('it reacts where the asker takes no direct messages', async () => {
    const { discord } = await start();
    discord.unreachable.add(alice.id);
    const message = discord.say(places.readOnly, `${mention} ${question}`);
    await eventually(() => discord.reactions().find((reaction) => reaction.message === message.id));
  });

  it('it leaves a log line where nothing is allowed', async () => {
    const { discord, program } = await start();
    discord.unreachable.add(alice.id);
    discord.say(places.mute, `${mention} ${question}`);
    await eventually(() =>
      program.log().includes('could not be answered where it was asked') ? true : undefined,
    );
  });

  it('it asks a channel that refused no second time', async () => {
    const { discord } = await start();
    const forbidden = {
      method: 'POST',
      path: new RegExp(`/channels/${places.general.id}/messages$`, 'u'),
      status: 403,
      times: 5,
      body: { code: 50013, message: 'Missing Permissions' },
    };
    discord.trouble(forbidden);
    for (const by of [alice, bob, alice]) {
      const before = discord.fromBot().length;
      discord.say(places.general, `${mention} ${question}`, { by });
      await eventually(() => (discord.fromBot().length > before ? true : undefined));
    }
    expect(discord.invalidRequests()).toHaveLength(1);
  });
});

describe('questions that change', () => {
  it('an edited question gets its answer edited', async () => {
    const { discord, mentioned, replyTo, repliesTo } = await start();
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
    const { discord, mentioned, replyTo } = await start();
    const message = mentioned();
    const reply = await replyTo(message);
    discord.unfurl(message);
    await replyTo(mentioned());
    expect(reply.edits).toBe(0);
  });

  it('an edit that overtakes the answer is not lost', async () => {
    const { discord, replyTo } = await start();
    const message = discord.say(places.direct, 'What is the airspeed velocity of an unladen swallow?');
    discord.edit(message, question);
    const reply = await replyTo(message);
    await eventually(() => (reply.edits > 0 ? true : undefined));
    expect(reply.embeds[0]?.description).toContain('**');
  });

  it('a deleted question takes its answer with it, also when many go at once', async () => {
    const { discord, mentioned, replyTo } = await start();
    const messages = [mentioned(), mentioned(), mentioned()];
    const replies = await Promise.all(messages.map(replyTo));
    const [first, ...others] = messages;
    if (first) discord.delete(first);
    discord.delete(...others);
    await eventually(() => (replies.every(({ deleted }) => deleted) ? true : undefined));
  });
});

describe('a restart', () => {
  it('leaves buttons and menus working', async () => {
    const { discord, program, asked, responseTo } = await start();
    const answer = await responseTo(asked());
    expect(await program.stop()).toBe(0);
    const again = await serve(discord);
    for (const label of [labels.more, labels.wider, labels.copy])
      await responseTo(discord.press(answer, label));
    await responseTo(discord.choose(answer, 0));
    await again.stop();
  });

  it('with changed documents: buttons say so calmly', async () => {
    const files = caseFolder();
    closing.push(files.remove);
    const env = { KNOWLEDGE_DIR: files.folder };
    const { discord, program, asked, responseTo } = await start(env);
    const answer = await responseTo(asked());
    expect(answer.embeds[0]?.title).toContain('Memorandum Opinion');
    await program.stop();
    files.write('opinion.md', opinion('The court dismissed both lawsuits on the last day of May.'));
    const changed = await serve(discord, env);
    expect(visible(await responseTo(discord.press(answer, labels.wider)))).toContain(changedLine);
    await changed.stop();
    files.write('opinion.md', '# Memorandum Opinion\n\nNothing is left of it but this.\n');
    const emptied = await serve(discord, env);
    expect(visible(await responseTo(discord.press(answer, labels.copy)))).toContain(goneLine);
    expect(visible(await responseTo(discord.press(answer, labels.wider)))).toContain(goneLine);
    await emptied.stop();
  }, 30_000);

  it('SIGTERM in the middle finishes what is in flight and exits 0', async () => {
    const { discord, program, mentioned, asked, repliesTo, responsesTo } = await start();
    const slow = {
      status: 429,
      times: 1,
      headers: { 'retry-after': '1' },
      body: { message: 'slow', retry_after: 1, global: false },
    };
    discord.trouble({ method: 'POST', path: /\/channels\/\d+\/messages$/u, ...slow });
    discord.trouble({ method: 'PATCH', path: /\/@original$/u, ...slow });
    const [message, interaction] = [mentioned(), asked()];
    await eventually(() => (discord.invalidRequests().length === 2 ? true : undefined));
    expect(await program.stop()).toBe(0);
    expect(repliesTo(message)).toHaveLength(1);
    expect(responsesTo(interaction)).toHaveLength(1);
  });
});

describe('acknowledgements', () => {
  it('decide about privacy before anything is looked up', async () => {
    const { discord, responseTo } = await start();
    const interaction = discord.command(places.general, 'ask', { question, private: true });
    const reply = await responseTo(interaction);
    const callback = discord.traffic.find(({ path }) => path.startsWith(`/interactions/${interaction.id}/`));
    expect(callback?.body).toEqual({
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      data: { flags: MessageFlags.Ephemeral },
    });
    expect(reply.onlyFor).toBe(alice.id);
  });
});
