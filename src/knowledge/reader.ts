import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type FoundFile, reason } from './files.ts';
import { failure, type ReadDocument, type ReadFile } from './read.ts';
import type { ReaderMessage } from './reader-process.ts';
import type { OnPage } from './readers/reading.ts';

/** Milliseconds without a further page after which a file is given up. */
const SILENCE = 30_000;
/** Milliseconds without work after which a process ends. */
const IDLE = 10_000;
/** Heap of a reading process, in MB. */
const HEAP = 448;

/** Reads files in processes of their own, which are started when needed and end with this one. */
export interface Reader {
  readonly read: ReadFile;
  /** Ends the processes; a file that is being read comes back as a failure. */
  stop(): void;
}

/**
 * A reader that survives its files: one that hangs for half a minute, takes too much memory or breaks a library ends its
 * process and becomes a warning.
 */
export function createReader(): Reader {
  const lanes = Array.from({ length: Math.min(3, Math.max(1, availableParallelism() - 1)) }, createLane);
  const waiting: ((lane: Lane) => void)[] = [];
  const idle = [...lanes];
  return {
    async read(file, onPage) {
      const lane = idle.pop() ?? (await new Promise<Lane>((resolve) => waiting.push(resolve)));
      try {
        return await lane.read(file, onPage);
      } finally {
        const next = waiting.shift();
        if (next) next(lane);
        else idle.push(lane);
      }
    },
    stop() {
      for (const lane of lanes) lane.stop();
    },
  };
}

interface Lane {
  read(file: FoundFile, onPage?: OnPage): Promise<ReadDocument>;
  stop(): void;
}

/** One process at a time, started anew after a file that ended it. */
function createLane(): Lane {
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearTimeout(idle);
    child?.kill('SIGKILL');
    child = undefined;
  };
  return {
    async read(file, onPage) {
      clearTimeout(idle);
      child ??= startProcess();
      try {
        return await readIn(child, file, onPage);
      } catch (error) {
        stop();
        return failure(file.path, reason(error));
      } finally {
        idle = setTimeout(stop, IDLE).unref();
      }
    },
    stop,
  };
}

function startProcess(): ChildProcess {
  const child = fork(fileURLToPath(new URL('./reader-process.js', import.meta.url)), {
    env: {},
    execArgv: [`--max-old-space-size=${HEAP}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // The processes wait for files as long as this one lives, and must not keep it alive.
  child.unref();
  child.channel?.unref();
  return child;
}

/** Rejects with what is wrong and the remedy when the process ends or stays silent. */
function readIn(child: ChildProcess, file: FoundFile, onPage?: OnPage): Promise<ReadDocument> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(new Error(TOO_SLOW))), SILENCE);
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit).off('error', onExit);
      child.channel?.unref();
      finish();
    };
    const onMessage = (message: ReaderMessage): void => {
      if (message.kind === 'read') settle(() => resolve(message.result));
      else {
        onPage?.(message.page, message.pages);
        timer.refresh();
      }
    };
    const onExit = (): void => settle(() => reject(new Error(TOO_MUCH)));
    child.on('message', onMessage).on('exit', onExit).on('error', onExit);
    child.channel?.ref();
    child.send(file);
  });
}

const TOO_SLOW = `cannot be read within ${SILENCE / 1000} seconds; split it, or save it again from its source`;
const TOO_MUCH = 'needs more memory than reading may take; split it, or save it again from its source';
