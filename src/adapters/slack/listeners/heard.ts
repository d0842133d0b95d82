import type { Logger } from '../../../core/types.ts';
import type { Reply } from '../blocks.ts';
import { adviceFor, sentenceFor } from '../failures.ts';
import { said } from '../reply.ts';

/**
 * Runs a listener's work: it is waited for at the end, and what it throws becomes one line in the log and, where there
 * is a way to `tell` the person, one plain sentence.
 */
export type Heard = (work: () => Promise<void>, tell?: (reply: Reply) => Promise<void>) => Promise<void>;

export interface Ears {
  readonly heard: Heard;
  /** Resolves once no listener is at work. */
  idle(): Promise<void>;
}

export function createEars(log: Logger): Ears {
  const atWork = new Set<Promise<void>>();
  return {
    heard: (work, tell) => {
      const done = work()
        .catch((error: unknown) => {
          log.error('slack: a request failed', { problem: adviceFor(error) });
          return tell?.(said(sentenceFor(error)));
        })
        .catch((error: unknown) => log.error('slack: nobody could be told', { problem: adviceFor(error) }))
        .finally(() => atWork.delete(done));
      atWork.add(done);
      return done;
    },
    idle: async () => {
      while (atWork.size > 0) await Promise.all(atWork);
    },
  };
}
