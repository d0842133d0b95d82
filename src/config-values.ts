/**
 * Single values of the environment, and the problems found in them.
 *
 * @module
 */
import { StartError } from './core/types.ts';

/** Gives the trimmed value of an environment variable; undefined where it is not set or blank. */
export type Read = (name: string) => string | undefined;

/** Longer values may be a token in the wrong place. */
const LONGEST_SHOWN = 24;

/** A value in a message; one that may be a secret is only counted. */
export function shown(value: string): string {
  return value.length <= LONGEST_SHOWN && !/^x(?:ox|app)/i.test(value)
    ? `"${value}"`
    : `a text of ${value.length} characters`;
}

/** Collects every problem, so that a person mends all of them in one go. */
export class Problems {
  readonly #lines: string[] = [];

  add(variable: string, problem: string, remedy: string): void {
    this.#lines.push(`${variable} ${problem}: ${remedy}`);
  }

  /** @throws StartError that lists every problem. */
  raise(): void {
    if (this.#lines.length === 0) return;
    throw new StartError(
      `The settings need attention:\n${this.#lines.map((line) => `  - ${line}`).join('\n')}`,
    );
  }
}

export function parsePort(read: Read, problems: Problems): number {
  const value = read('PORT');
  if (value === undefined) return 3000;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  problems.add('PORT', `is ${shown(value)}`, 'set it to a number from 0 to 65535, or leave it out for 3000');
  return 3000;
}

export function parseUrl(name: string, read: Read, problems: Problems): string | undefined {
  const value = read(name);
  if (value === undefined) return undefined;
  if (URL.canParse(value) && /^https?:/i.test(value)) return value;
  problems.add(name, `is ${shown(value)}, not an http or https address`, 'mend it, or leave it out');
  return undefined;
}

export function parseFlag(name: string, read: Read, problems: Problems): boolean {
  const value = read(name)?.toLowerCase();
  if (value === undefined || value === 'false') return false;
  if (value === 'true') return true;
  problems.add(name, `is ${shown(value)}`, 'set it to true or false, or leave it out for false');
  return false;
}
