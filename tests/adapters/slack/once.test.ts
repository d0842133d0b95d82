/** Taking up once, in turn, and with patience. */
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLanes } from '../../../src/adapters/slack/lanes.ts';
import { folderLedger, kept, type Ledger, memoryLedger } from '../../../src/adapters/slack/ledger.ts';
import { patiently } from '../../../src/adapters/slack/patience.ts';
import { createCore } from '../core.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pincite-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const { log } = createCore();

describe.each([
  ['in memory', async (now: () => number): Promise<Ledger> => memoryLedger(now)],
  ['in a folder', (now: () => number): Promise<Ledger> => folderLedger(folder, log, now)],
])('what was taken up, kept %s', (_where, open) => {
  let now = 0;
  beforeEach(() => {
    now = Date.now();
  });

  it('is claimed once, however many claim it at once', async () => {
    const ledger = await open(() => now);
    const claims = await Promise.all(Array.from({ length: 20 }, () => ledger.claim('message:1', 'event:1')));
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it('is claimed as a whole: one key that is known refuses the rest', async () => {
    const ledger = await open(() => now);
    expect(await ledger.claim('message:1', 'event:1')).toBe(true);
    expect(await ledger.claim('message:1', 'event:2')).toBe(false);
    expect(await ledger.claim('message:2', 'event:1')).toBe(false);
  });

  it('can be written about and read', async () => {
    const ledger = await open(() => now);
    expect(await ledger.read('message:1')).toBeUndefined();
    await ledger.claim('message:1');
    await ledger.write('message:1', { reply: '1.2' });
    expect(await ledger.read('message:1')).toEqual({ reply: '1.2' });
  });

  it('is kept as long as Slack may deliver again', async () => {
    const ledger = await open(() => now);
    await ledger.claim('message:1');
    now += 6 * 60_000;
    expect(await ledger.claim('message:1')).toBe(false);
  });
});

describe('the ledger in memory', () => {
  it('forgets after a while', async () => {
    let now = 0;
    const ledger = memoryLedger(() => now);
    await ledger.claim('message:1');
    now += kept;
    expect(await ledger.claim('message:1')).toBe(true);
  });
});

describe('the ledger in a folder', () => {
  it('is one for every process that shares it', async () => {
    const ledgers = await Promise.all([1, 2, 3].map(() => folderLedger(folder, log)));
    for (let round = 0; round < 50; round++) {
      const keys = [`message:${round}`, `event:${round}`];
      const claims = await Promise.all(ledgers.map((ledger) => ledger.claim(...keys)));
      expect(claims.filter(Boolean)).toHaveLength(1);
    }
    await ledgers[0]?.write('message:1', { reply: '1.2' });
    expect(await ledgers[2]?.read('message:1')).toEqual({ reply: '1.2' });
  });

  it('holds no names and no words', async () => {
    const ledger = await folderLedger(folder, log);
    await ledger.claim('message:T0HOME:C0CASE:1.2');
    const names = await readdir(folder);
    expect(names).toHaveLength(1);
    expect(names.join()).not.toMatch(/T0HOME|C0CASE/u);
    expect(await readFile(join(folder, names[0] ?? ''), 'utf8')).toBe('');
  });

  it('sweeps out what is old, and leaves what is not', async () => {
    await writeFile(join(folder, 'old.json'), '');
    await writeFile(join(folder, 'new.json'), '');
    const before = new Date(Date.now() - kept - 60_000);
    await utimes(join(folder, 'old.json'), before, before);
    await folderLedger(folder, log);
    expect(await readdir(folder)).toEqual(['new.json']);
  });

  it('goes on alone when the folder goes away under it, and says so', async () => {
    const core = createCore();
    const ledger = await folderLedger(join(folder, 'state'), core.log);
    await rm(join(folder, 'state'), { recursive: true });
    expect(await ledger.claim('message:1')).toBe(true);
    expect(await ledger.claim('message:1')).toBe(false);
    expect(core.lines.some(({ level }) => level === 'warn')).toBe(true);
  });
});

describe('lanes', () => {
  /** Runs the tasks and gives the order in which they began, and how many were at work at once. */
  async function run(width: number, tasks: readonly string[]) {
    const lanes = createLanes(width);
    const began: string[] = [];
    let atWork = 0;
    let most = 0;
    await Promise.all(
      tasks.map((name) =>
        lanes.run(name.charAt(0), async () => {
          began.push(name);
          atWork += 1;
          most = Math.max(most, atWork);
          await new Promise((resolve) => setImmediate(resolve));
          atWork -= 1;
        }),
      ),
    );
    return { began, most };
  }

  it('work on so many at once and no more', async () => {
    expect((await run(3, ['a1', 'b1', 'c1', 'd1', 'e1', 'f1'])).most).toBe(3);
  });

  it('take a person’s questions in order, one at a time', async () => {
    const { began, most } = await run(3, ['a1', 'a2', 'a3']);
    expect(began).toEqual(['a1', 'a2', 'a3']);
    expect(most).toBe(1);
  });

  it('let whoever asks one question past whoever asked many', async () => {
    expect((await run(1, ['a1', 'a2', 'a3', 'b1'])).began).toEqual(['a1', 'b1', 'a2', 'a3']);
  });

  it('go on after a failure, which is its owner’s alone', async () => {
    const lanes = createLanes(1);
    const failed = lanes.run('a', () => Promise.reject(new Error('no')));
    const fine = lanes.run('a', async () => 'yes');
    await expect(failed).rejects.toThrow('no');
    expect(await fine).toBe('yes');
  });
});

describe('patience', () => {
  const refused = (code: string) =>
    new webApi.WebAPIRequestError(
      new Error('fetch failed', { cause: Object.assign(new Error(code), { code }) }),
    );

  it.each([
    ['a limit', () => new webApi.WebAPIRateLimitedError(0)],
    ['a refused connection', () => refused('ECONNREFUSED')],
    ['a service that is away', () => new webApi.WebAPIHTTPError(503, 'away', {})],
  ])('tries again after %s', async (_what, failure) => {
    let calls = 0;
    const result = await patiently(async () => {
      calls += 1;
      if (calls === 1) throw failure();
      return 'done';
    });
    expect([result, calls]).toEqual(['done', 2]);
  });

  it.each([
    ['a call that may have arrived', () => refused('ECONNRESET')],
    ['an error of the service after which nobody knows', () => new webApi.WebAPIHTTPError(500, 'error', {})],
    [
      'a refusal',
      () => new webApi.WebAPIPlatformError({ ok: false, error: 'not_in_channel', response_metadata: {} }),
    ],
  ])('never makes twice: %s', async (_what, failure) => {
    let calls = 0;
    const call = patiently(async () => {
      calls += 1;
      throw failure();
    });
    await expect(call).rejects.toThrow();
    expect(calls).toBe(1);
  });
});
