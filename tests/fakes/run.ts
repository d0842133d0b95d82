/**
 * One command of the built program, from start to end.
 *
 * @module
 */
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export interface Result {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `pincite` with these arguments, and no variables but `env`; `kill` ends it after so many milliseconds. */
export async function pincite(
  args: readonly string[],
  input = '',
  kill?: number,
  env: Readonly<Record<string, string>> = {},
): Promise<Result> {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH ?? '', ...env },
  });
  child.stdin.on('error', () => {}).end(input);
  const timer = kill === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), kill);
  const exit = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const status = await exit;
  clearTimeout(timer);
  return { status, out, err };
}
