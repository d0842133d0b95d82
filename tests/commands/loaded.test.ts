import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';

// The first question may have to build the index.
vi.setConfig({ testTimeout: 60_000 });

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

interface Coverage {
  readonly result: readonly { readonly url: string }[];
}

/** Addresses of all scripts that a command loads, as Node itself counts them. */
async function loadedBy(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pincite-loaded-'));
  const child = spawn(process.execPath, [main, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', NODE_V8_COVERAGE: folder, ...env },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  await once(child, 'close');
  return readdirSync(folder).flatMap((name) => {
    const { result }: Coverage = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    return result.map(({ url }) => url);
  });
}

const SLACK = /node_modules\/@slack\/bolt\//;
const DISCORD = /node_modules\/discord\.js\//;
const has = (urls: readonly string[], part: RegExp): boolean => urls.some((url) => part.test(url));

describe('a question in the shell', () => {
  it('loads the search and no platform', async () => {
    const urls = await loadedBy(['ask', 'Who wrote the opinion?']);
    expect(has(urls, /node_modules\/minisearch\//)).toBe(true);
    expect([has(urls, SLACK), has(urls, DISCORD)]).toEqual([false, false]);
  });
});

describe('the bot', () => {
  it('loads the library of no other platform than the one that is set up', async () => {
    // Nothing listens at this address, so that the start fails once the library is there.
    const urls = await loadedBy(['serve'], {
      DISCORD_TOKEN: 'MTA.bm90.c2VjcmV0',
      DISCORD_API_URL: 'http://127.0.0.1:9/api',
    });
    expect([has(urls, SLACK), has(urls, DISCORD)]).toEqual([false, true]);
  });
});
