import { afterEach, describe, expect, it, vi } from 'vitest';
import { guildCommands } from '../../../src/adapters/discord/commands.ts';
import { changedLine, goneLine, labels } from '../../../src/core/wording.ts';
import { visible } from '../../fakes/discord/reader.ts';
import { startDiscord, token } from '../../fakes/discord/server.ts';
import { guildId, places } from '../../fakes/discord/world.ts';
import { caseFolder, opinion } from './folder.ts';
import { eventually, question, type Served, serve, served, spawnServe, watching } from './program.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let run: Served | undefined;
const closing: (() => void)[] = [];
afterEach(async () => {
  await run?.stop();
  run = undefined;
  for (const close of closing.splice(0)) close();
});

async function start(...options: Parameters<typeof served>) {
  run = await served(...options);
  return { ...watching(run), program: run.program };
}

describe('starting', () => {
  it('asks for no privileged intent, and shows the name of the case', async () => {
    const { discord } = await start();
    const [identify] = discord.gateway.identified;
    expect(identify?.presence?.activities).toMatchObject([{ name: 'Kaspersky Lab v. United States' }]);
    expect(discord.gateway.connected()).toEqual([0]);
  });

  it('says how to invite the bot where it is in no server', async () => {
    const { program } = await start({}, { guilds: [] });
    expect(program.log()).toMatch(
      /invite="[^"]+client_id=100000000000000001&scope=bot\+applications\.commands&permissions=274877992000"/u,
    );
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
