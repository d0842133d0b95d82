import { createDiscordAdapter } from '../../../src/adapters/discord/adapter.ts';
import type { DiscordSettings } from '../../../src/adapters/discord/settings.ts';
import type { Adapter } from '../../../src/core/types.ts';
import { type Discord, type DiscordOptions, startDiscord, token } from '../../fakes/discord/server.ts';
import { type Core, createCore } from '../core.ts';

export interface Running {
  readonly discord: Discord;
  readonly core: Core;
  readonly adapter: Adapter;
  stop(): Promise<void>;
}

/** The adapter, started before a loopback Discord, with a small core behind it. */
export async function run(
  core = createCore(),
  { settings = {}, platform = {} }: { settings?: Partial<DiscordSettings>; platform?: DiscordOptions } = {},
): Promise<Running> {
  const discord = await startDiscord(platform);
  const adapter = createDiscordAdapter({
    settings: { token, apiUrl: discord.apiUrl, ...settings },
    ...core,
  });
  await adapter.start();
  return {
    discord,
    core,
    adapter,
    async stop() {
      await adapter.stop();
      await discord.stop();
    },
  };
}
