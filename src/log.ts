/**
 * One line an event on standard error, so that standard output stays free for answers.
 *
 * @module
 */
import type { Logger } from './core/types.ts';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
type Level = (typeof LEVELS)[number];

/**
 * A logger that writes `time level message key=value ...`.
 *
 * @param threshold lowest level that is written; default `info`
 * @param write where a line goes; default standard error
 */
export function createLogger(
  threshold: Level = 'info',
  write: (line: string) => void = (line) => process.stderr.write(line),
): Logger {
  const at =
    (level: Level) =>
    (message: string, fields: Readonly<Record<string, unknown>> = {}): void => {
      if (LEVELS.indexOf(level) < LEVELS.indexOf(threshold)) return;
      const details = Object.entries(fields).map(([key, value]) => ` ${key}=${printable(value)}`);
      write(`${new Date().toISOString()} ${level} ${oneLine(message)}${details.join('')}\n`);
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

function printable(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return JSON.stringify(oneLine(value instanceof Error ? value.message : String(value)));
}

/** A line feed or escape sequence in a file name must not forge a second log line. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
