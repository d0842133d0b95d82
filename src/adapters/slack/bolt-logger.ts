import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from '../../core/types.ts';

/** Bolt's own lines; its debug lines hold what people write, so they are dropped. */
export function boltLogger(log: Logger): BoltLogger {
  const line = (parts: readonly unknown[]) => `slack: ${parts.map(String).join(' ')}`;
  return {
    debug: () => {},
    info: (...parts) => log.debug(line(parts)),
    warn: (...parts) => log.warn(line(parts)),
    error: (...parts) => log.warn(line(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
