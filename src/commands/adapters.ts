import type { Config } from '../config.ts';
import type { Adapter, Answerer, Library, Logger } from '../core/types.ts';

/** What every adapter is given besides its own settings. */
export interface Given {
  readonly answer: Answerer;
  readonly library: Library;
  readonly log: Logger;
}

/** The adapters whose tokens are set. A platform's library is loaded only where it is used. */
export async function createAdapters({ slack, discord }: Config, given: Given): Promise<readonly Adapter[]> {
  const adapters: Adapter[] = [];
  if (slack) {
    const { createSlackAdapter } = await import('../adapters/slack/adapter.ts');
    adapters.push(createSlackAdapter({ settings: slack, ...given }));
  }
  if (discord) {
    const { createDiscordAdapter } = await import('../adapters/discord/adapter.ts');
    adapters.push(createDiscordAdapter({ settings: discord, ...given }));
  }
  return adapters;
}
