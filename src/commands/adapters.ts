import { createDiscordAdapter } from '../adapters/discord/adapter.ts';
import type { Config } from '../config.ts';
import type { Adapter, Answerer, Library, Logger } from '../core/types.ts';

/** What every adapter is given besides its own settings. */
export interface Given {
  readonly answer: Answerer;
  readonly library: Library;
  readonly log: Logger;
}

/** The adapters whose tokens are set. */
export function createAdapters({ discord }: Config, given: Given): readonly Adapter[] {
  return [...(discord ? [createDiscordAdapter({ settings: discord, ...given })] : [])];
}
