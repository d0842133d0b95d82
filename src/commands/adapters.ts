import { createDiscordAdapter } from '../adapters/discord/adapter.ts';
import { createSlackAdapter } from '../adapters/slack/adapter.ts';
import type { Config } from '../config.ts';
import type { Adapter, Answerer, Library, Logger } from '../core/types.ts';

/** What every adapter is given besides its own settings. */
export interface Given {
  readonly answer: Answerer;
  readonly library: Library;
  readonly log: Logger;
}

/** The adapters whose tokens are set. */
export function createAdapters({ slack, discord }: Config, given: Given): readonly Adapter[] {
  return [
    ...(slack ? [createSlackAdapter({ settings: slack, ...given })] : []),
    ...(discord ? [createDiscordAdapter({ settings: discord, ...given })] : []),
  ];
}
