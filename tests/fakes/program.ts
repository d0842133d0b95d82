/**
 * The built program in a process of its own, as an operator runs it.
 *
 * @module
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export interface Program {
  readonly process: ChildProcess;
  /** What was written to standard error so far. */
  log(): string;
  /** Resolves once standard error holds the text; rejects with the log when the program ends first. */
  says(text: string, times?: number): Promise<void>;
  /** Resolves with the exit status. */
  ended(): Promise<number | null>;
  /** Resident memory in MB (Linux). */
  memory(): Promise<number>;
  stop(): Promise<number | null>;
}

/** `pincite serve` with exactly these variables; resolves at once, connected or not. */
export function startProgram(env: Readonly<Record<string, string>>): Program {
  const child = spawn(process.execPath, ['--expose-gc', main, 'serve'], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let written = '';
  child.stderr?.on('data', (data: Buffer) => {
    written += data.toString('utf8');
  });
  const exit = once(child, 'exit').then(([code]): number | null => (typeof code === 'number' ? code : null));
  const ended = () => exit;
  return {
    process: child,
    log: () => written,
    says: async (text, times = 1) => {
      const isSaid = () => written.split(text).length > times;
      const said = vi.waitFor(
        () => {
          if (!isSaid()) throw new Error(`not said: ${text}\n${written}`);
        },
        { timeout: 30_000, interval: 20 },
      );
      const gone = exit.then((code) => {
        if (!isSaid()) throw new Error(`the program ended with ${code}:\n${written}`);
      });
      await Promise.race([said, gone]);
    },
    ended,
    memory: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1]) / 1024;
    },
    stop: async () => {
      if (child.exitCode === null) child.kill('SIGTERM');
      return ended();
    },
  };
}
