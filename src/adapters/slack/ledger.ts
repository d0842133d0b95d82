/**
 * What was taken up lately, so that nothing is answered twice and an edited or deleted question finds its answer.
 *
 * Slack delivers again after about a minute and after five (`x-slack-retry-num`), so entries are kept for a quarter of
 * an hour. In memory they serve one process; in a folder they serve every process that shares it: the exclusive
 * creation of a file decides who takes a message up, wherever Slack sends its retries.
 *
 * @module
 */
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../../core/types.ts';
import { writeWhole } from './whole-file.ts';

type Entry = Readonly<Record<string, string>>;

export interface Ledger {
  /** True for the first caller alone, in whatever process; every key must be new. */
  claim(...keys: readonly string[]): Promise<boolean>;
  write(key: string, entry: Entry): Promise<void>;
  read(key: string): Promise<Entry | undefined>;
}

/** Milliseconds for which entries are kept at least. */
export const kept = 15 * 60_000;

export function memoryLedger(now: () => number = Date.now): Ledger {
  const entries = new Map<string, { readonly at: number; readonly entry: Entry }>();
  const put = (key: string, entry: Entry) => {
    entries.delete(key);
    entries.set(key, { at: now(), entry });
  };
  const forget = () => {
    for (const [key, { at }] of entries) {
      if (now() - at < kept) return;
      entries.delete(key);
    }
  };
  return {
    // No await before the keys are taken: two deliveries may be on their way at once.
    claim: async (...keys) => {
      forget();
      if (keys.some((key) => entries.has(key))) return false;
      for (const key of keys) put(key, {});
      return true;
    },
    write: async (key, entry) => put(key, entry),
    read: async (key) => {
      forget();
      return entries.get(key)?.entry;
    },
  };
}

/** Entries as small files of hashed names: no question and no name stands in them. Rejects when it cannot be written. */
export async function folderLedger(
  folder: string,
  log: Logger,
  now: () => number = Date.now,
): Promise<Ledger> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const fileOf = (key: string) =>
    join(folder, `${createHash('sha256').update(key).digest('hex').slice(0, 40)}.json`);
  const memory = memoryLedger(now);
  let swept = 0;

  async function claimFile(key: string): Promise<boolean> {
    try {
      await (await open(fileOf(key), 'wx', 0o600)).close();
      return true;
    } catch (error) {
      if (isCode(error, 'EEXIST')) return false;
      // A full disk must not silence the bot: this process alone still answers once.
      log.warn('slack: the state folder cannot be written, so other processes do not see this', {
        error: String(error),
      });
      return true;
    }
  }

  async function sweep(): Promise<void> {
    if (now() - swept < kept) return;
    swept = now();
    for (const name of await readdir(folder)) {
      const file = join(folder, name);
      const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: now() }));
      if (now() - mtimeMs > kept) await rm(file, { force: true });
    }
  }

  await sweep();
  return {
    claim: async (...keys) => {
      if (!(await memory.claim(...keys))) return false;
      await sweep().catch((error: unknown) =>
        log.warn('slack: old state was not removed', { error: String(error) }),
      );
      // One after the other: were they taken at once, two processes could each win a key, and nobody would answer.
      for (const key of keys) if (!(await claimFile(key))) return false;
      return true;
    },
    write: (key, entry) => writeWhole(fileOf(key), JSON.stringify(entry)),
    read: async (key) => {
      const text = await readFile(fileOf(key), 'utf8').catch(() => '');
      return text === '' ? undefined : toEntry(JSON.parse(text));
    },
  };
}

function toEntry(value: unknown): Entry {
  const pairs = Object.entries(typeof value === 'object' && value !== null ? value : {});
  return Object.fromEntries(pairs.map(([name, content]) => [name, String(content)]));
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
