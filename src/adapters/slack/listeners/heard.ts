import type { Logger } from '../../../core/types.ts';
import { adviceFor } from '../failures.ts';

/** Runs a listener's work: it is waited for at the end, and what it throws becomes one line in the log. */
export type Heard = (work: () => Promise<void>) => Promise<void>;

export interface Ears {
  readonly heard: Heard;
  /** Resolves once no listener is at work. */
  idle(): Promise<void>;
}

export function createEars(log: Logger): Ears {
  const atWork = new Set<Promise<void>>();
  return {
    heard: (work) => {
      const done = work()
        .catch((error: unknown) => log.error('slack: a request failed', { problem: adviceFor(error) }))
        .finally(() => atWork.delete(done));
      atWork.add(done);
      return done;
    },
    idle: async () => {
      while (atWork.size > 0) await Promise.all(atWork);
    },
  };
}
