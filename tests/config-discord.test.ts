import { describe, expect, it } from 'vitest';
import { parseConfig } from '../src/config.ts';

const token = 'MTAwMDAwMDAwMDAwMDAwMDAx.loopback.discord';

describe('the Discord settings', () => {
  it('need a token alone', () => {
    expect(parseConfig({ DISCORD_TOKEN: token }).discord).toEqual({ token });
    expect(parseConfig({}).discord).toBeUndefined();
  });

  it('name one server, an address and the number of connections', () => {
    const env = {
      DISCORD_TOKEN: token,
      DISCORD_GUILD_ID: '200000000000000001',
      DISCORD_API_URL: 'http://127.0.0.1:1/api',
      DISCORD_SHARDS: 'auto',
    };
    const expected = { token, guildId: env.DISCORD_GUILD_ID, apiUrl: env.DISCORD_API_URL, shards: 'auto' };
    expect(parseConfig(env).discord).toEqual(expected);
    expect(parseConfig({ ...env, DISCORD_SHARDS: '3' }).discord).toEqual({ ...expected, shards: 3 });
  });

  it.each([
    ['DISCORD_TOKEN', { DISCORD_TOKEN: 'not-a-token' }],
    ['DISCORD_TOKEN', { DISCORD_GUILD_ID: '200000000000000001' }],
    ['DISCORD_GUILD_ID', { DISCORD_TOKEN: token, DISCORD_GUILD_ID: 'my server' }],
    ['DISCORD_API_URL', { DISCORD_TOKEN: token, DISCORD_API_URL: 'discord' }],
    ['DISCORD_SHARDS', { DISCORD_TOKEN: token, DISCORD_SHARDS: 'many' }],
    ['DISCORD_SHARDS', { DISCORD_TOKEN: token, DISCORD_SHARDS: '0' }],
  ])('are refused with the name of %s and what to do: %o', (variable, env) => {
    expect(() => parseConfig(env)).toThrow(new RegExp(`- ${variable} .+: .+`, 'u'));
  });

  it('never repeat a token', () => {
    expect(() => parseConfig({ DISCORD_TOKEN: 'a-secret' })).toThrow(/^(?!.*a-secret)/su);
  });
});
