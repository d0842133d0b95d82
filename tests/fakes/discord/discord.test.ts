import { DiscordAPIError, REST, Routes } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Discord, startDiscord, token } from './server.ts';
import { alice, applicationId, bot, guildId, places } from './world.ts';

/** A fake that takes everything proves nothing: here it refuses what Discord refuses. */
describe('the loopback Discord', () => {
  let discord: Discord;
  let rest: REST;
  beforeEach(async () => {
    discord = await startDiscord();
    rest = new REST({ api: discord.apiUrl, retries: 0 }).setToken(token);
  });
  afterEach(() => discord.stop());

  const code = async (request: Promise<unknown>): Promise<unknown> => {
    try {
      await request;
      return 'taken';
    } catch (error) {
      if (error instanceof DiscordAPIError) return error.code;
      throw error;
    }
  };
  const post = (body: object, place: string = places.general.id) =>
    code(rest.post(Routes.channelMessages(place), { body }));
  const callback = (interaction: { id: string; token: string }, body: object) =>
    code(rest.post(Routes.interactionCallback(interaction.id, interaction.token), { body, auth: false }));
  const asked = () => discord.command(places.general, 'ask', { question: 'when?' });

  it('takes what is right', async () => {
    expect(await post({ content: 'hello' })).toBe('taken');
    expect(await callback(asked(), { type: 5 })).toBe('taken');
  });

  it('refuses a wrong token', async () => {
    rest.setToken('another');
    expect(await post({ content: 'hello' })).toBe(0);
  });

  it.each([
    ['content over 2,000 characters', { content: 'x'.repeat(2001) }],
    ['an embed title over 256', { embeds: [{ title: 'x'.repeat(257) }] }],
    ['an embed description over 4,096', { embeds: [{ description: 'x'.repeat(4097) }] }],
    [
      'embeds over 6,000 together',
      { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
    ],
    ['eleven embeds', { embeds: Array.from({ length: 11 }, () => ({ title: 'x' })) }],
    ['an address that is none', { embeds: [{ title: 'x', url: 'opinion' }] }],
    [
      'a custom_id over 100',
      { components: [row({ type: 2, style: 2, label: 'x', custom_id: 'x'.repeat(101) })] },
    ],
    ['a custom_id twice', { components: [row(button('a'), button('a'))] }],
    ['a label over 80', { components: [row({ ...button('a'), label: 'x'.repeat(81) })] }],
    ['six buttons in a row', { components: [row(...['a', 'b', 'c', 'd', 'e', 'f'].map(button))] }],
    ['an empty menu', { components: [row({ type: 3, custom_id: 'm', options: [] })] }],
    [
      'an option over 100',
      { components: [row({ type: 3, custom_id: 'm', options: [{ label: 'x'.repeat(101), value: 'x' }] })] },
    ],
    ['a nonce over 25', { content: 'x', nonce: 'x'.repeat(26) }],
    ['a reply to nothing', { content: 'x', message_reference: { message_id: '1'.repeat(18) } }],
  ])('refuses %s', async (_what, body) => {
    expect(await post(body)).toBe(50035);
  });

  it('refuses an empty message, an unknown channel and a message that is not there', async () => {
    expect(await post({ content: '' })).toBe(50006);
    expect(await post({ content: 'x' }, '123456789012345678')).toBe(10003);
    expect(await code(rest.get(Routes.channelMessage(places.general.id, '123456789012345678')))).toBe(10008);
  });

  it('refuses what the bot may not do in a channel', async () => {
    expect(await post({ content: 'x' }, places.readOnly.id)).toBe(50013);
    const theirs = discord.say(places.withoutHistory, 'hello');
    expect(
      await post({ content: 'x', message_reference: { message_id: theirs.id } }, places.withoutHistory.id),
    ).toBe(160002);
    const own = discord.say(places.general, 'hello');
    expect(
      await code(rest.patch(Routes.channelMessage(places.general.id, own.id), { body: { content: 'x' } })),
    ).toBe(50005);
    expect(
      await code(
        rest.put(Routes.applicationGuildCommands(applicationId, '123456789012345678'), { body: [] }),
      ),
    ).toBe(50001);
  });

  it('refuses to write to people who take no message', async () => {
    discord.unreachable.add(alice.id);
    expect(await post({ content: 'x' }, places.direct.id)).toBe(50007);
  });

  it('refuses a second, a wrong and an unknown acknowledgement', async () => {
    const interaction = asked();
    expect(await callback(interaction, { type: 7 })).toBe(50035);
    expect(await callback(interaction, { type: 5 })).toBe('taken');
    expect(await callback(interaction, { type: 5 })).toBe(40060);
    expect(await callback({ id: interaction.id, token: 'other' }, { type: 5 })).toBe(10062);
  });

  it('refuses an acknowledgement after three seconds', async () => {
    const interaction = discord.interactions.get(asked().id);
    if (!interaction) throw new Error('no interaction');
    const late = discord.expire(interaction);
    expect(await callback(late, { type: 5 })).toBe(10062);
  });

  it('refuses a reply before the acknowledgement', async () => {
    const { token: own } = asked();
    expect(
      await code(rest.post(Routes.webhook(applicationId, own), { body: { content: 'x' }, auth: false })),
    ).toBe(10015);
  });

  it.each([
    ['a slash command without description', { name: 'ask', type: 1 }],
    ['a name with capitals', { name: 'Ask', type: 1, description: 'x' }],
    [
      'a translated name with spaces',
      { name: 'ask', type: 1, description: 'x', name_localizations: { de: 'zwei Worte' } },
    ],
  ])('refuses %s', async (_what, command) => {
    expect(await code(rest.put(Routes.applicationCommands(applicationId), { body: [command] }))).toBe(50035);
  });

  it('refuses contexts in the commands of one server', async () => {
    const body = [{ name: 'ask', type: 1, description: 'x', contexts: [0] }];
    expect(await code(rest.put(Routes.applicationGuildCommands(applicationId, guildId), { body }))).toBe(
      50035,
    );
  });

  it('keeps the first of two messages with one nonce', async () => {
    const body = { content: 'x', nonce: '1', enforce_nonce: true };
    await post(body);
    await post(body);
    expect(discord.fromBot()).toHaveLength(1);
  });

  it.each([
    ['users, roles and everyone unless told otherwise', {}, ['1', '2', 'everyone']],
    ['nobody where nothing is allowed', { allowed_mentions: { parse: [] } }, []],
    ['whom it is allowed', { allowed_mentions: { parse: [], users: ['1'] } }, ['1']],
  ])('pings %s', async (_what, extra, pings) => {
    await post({ content: '<@1> <@&2> @everyone', ...extra });
    expect(discord.fromBot()[0]?.pings).toEqual(pings);
  });

  it('keeps the text of messages that are not for the bot', async () => {
    const open = discord.say(places.general, 'private words');
    const named = discord.say(places.general, `<@${bot.id}> when?`);
    const read = async (id: string) =>
      (await rest.get(Routes.channelMessage(places.general.id, id))) as { content: string };
    expect((await read(open.id)).content).toBe('');
    expect((await read(named.id)).content).toContain('when?');
  });

  it.each([
    ['a wrong token', { token: 'another', intents: 1 }, 4004],
    ['a privileged intent', { token, intents: 1 << 15 }, 4014],
  ])('closes the gateway on %s', async (_what, identify, expected) => {
    const socket = new WebSocket(discord.apiUrl.replace('http', 'ws'));
    const closed = await new Promise<number>((resolve, reject) => {
      socket.on('error', reject);
      socket.on('message', () => socket.send(JSON.stringify({ op: 2, d: { properties: {}, ...identify } })));
      socket.on('close', resolve);
    });
    expect(closed).toBe(expected);
  });
});

function row(...components: readonly object[]) {
  return { type: 1, components };
}

function button(id: string) {
  return { type: 2, style: 2, label: id, custom_id: id };
}
