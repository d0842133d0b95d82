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
import { WebSocket } from 'ws';

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
  /** Megabytes of the heap that are still in use after a collection. */
  heap(): Promise<number>;
  stop(): Promise<number | null>;
}

/** `pincite serve` with exactly these variables; resolves at once, connected or not. */
export function startProgram(env: Readonly<Record<string, string>>): Program {
  const child = spawn(process.execPath, ['--inspect=127.0.0.1:0', main, 'serve'], {
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
    heap: async () => {
      const address = /Debugger listening on (ws:\S+)/u.exec(written)?.[1];
      if (!address) throw new Error(`no debugger:\n${written}`);
      const socket = new WebSocket(address);
      await once(socket, 'open');
      const ask = async (id: number, method: string): Promise<string> => {
        socket.send(JSON.stringify({ id, method }));
        for (;;) {
          const [data] = await once(socket, 'message');
          if (String(data).startsWith(`{"id":${id},`)) return String(data);
        }
      };
      await ask(1, 'HeapProfiler.collectGarbage');
      const usage = await ask(2, 'Runtime.getHeapUsage');
      socket.close();
      return Number(/"usedSize":(\d+)/u.exec(usage)?.[1]) / 1024 / 1024;
    },
    stop: async () => {
      if (child.exitCode === null) child.kill('SIGTERM');
      return ended();
    },
  };
}
