/**
 * `pincite serve`: every adapter whose tokens are set, until a signal says stop.
 *
 * @module
 */
import { rmSync, writeFileSync } from 'node:fs';
import { type Config, parseConfig } from '../config.ts';
import { remember } from '../core/memory.ts';
import { type Adapter, type Collection, type Logger, StartError } from '../core/types.ts';
import { watchCollection } from '../knowledge/watch.ts';
import { createLogger } from '../log.ts';
import { createAdapters } from './adapters.ts';
import { type Desk, SHIPPED_CASE } from './desk.ts';
import { startReading } from './reading.ts';

/** Milliseconds that answers in flight get after a signal. */
const GRACE = 10_000;
const HEARTBEAT_EVERY = 10_000;
/** Milliseconds without a connection after which the process ends, so that its supervisor starts it afresh. */
const LOST_FOR = 10 * 60_000;

/** Resolves with the exit status: 0 after a signal, 1 after a failure, 2 where nothing can be started. */
export async function serve(env: NodeJS.ProcessEnv): Promise<number> {
  const config = parseConfig(env);
  const log = createLogger();
  if (!config.slack && !config.discord) throw new StartError(NOTHING_SET);
  const { desk, stop } = await openFollowingDesk(config, log);
  const adapters = await createAdapters(config, {
    answer: remember(desk.answer),
    library: desk.library,
    log,
  });
  const stopped = untilStopped(log);
  try {
    await Promise.all(
      adapters.map(async (adapter) => {
        await adapter.start();
        log.info('connected', { platform: adapter.name });
      }),
    );
  } catch (error) {
    await stop();
    await stopAll(adapters, log);
    throw error;
  }
  const pulse = beat(adapters, config.heartbeatFile, stopped.fail);
  const status = await stopped.status;
  clearInterval(pulse);
  if (config.heartbeatFile) rmSync(config.heartbeatFile, { force: true });
  await stop();
  await stopAll(adapters, log);
  return status;
}

/** A desk over the knowledge folder as it changes. */
async function openFollowingDesk(
  config: Config,
  log: Logger,
): Promise<{ desk: Desk; stop(): Promise<void> }> {
  const reading = await startReading();
  const { knowledgeDir, pollSeconds } = config;
  const options = {
    ...reading.options,
    ...(pollSeconds !== undefined && { pollSeconds }),
    onError: (error: unknown) =>
      log.error('the knowledge folder cannot be read; trying again', { problem: error }),
  };
  const watched = await watchCollection(knowledgeDir ?? SHIPPED_CASE, options, (next) => {
    void opening.then((opened) => opened.replace(next)).then(() => report(next, log));
  });
  reading.clear();
  const opening = reading.open(watched.collection);
  const desk = await opening;
  report(watched.collection, log);
  const stop = async (): Promise<void> => {
    await watched.stop();
    reading.stop();
  };
  return { desk, stop };
}

function report({ name, documents, passages, warnings }: Collection, log: Logger): void {
  for (const { path, message } of warnings) log.warn('reading', { path, problem: message });
  log.info('documents read', { name, documents: documents.length, passages: passages.length });
}

const NOTHING_SET = `No platform is set up.
  - Slack: set SLACK_BOT_TOKEN with SLACK_APP_TOKEN (Socket Mode), or with SLACK_SIGNING_SECRET and PORT (HTTP).
  - Discord: set DISCORD_TOKEN.
  See .env.example and the README. To ask in this shell, without any token: pincite ask "your question"`;

interface Stopped {
  readonly status: Promise<number>;
  readonly fail: (reason: string) => void;
}

/** A signal or a failure that nobody caught ends the process; a second signal ends it at once. */
function untilStopped(log: Logger): Stopped {
  const { promise, resolve } = deferred<number>();
  let isStopping = false;
  const onSignal = (signal: string): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    log.info('stopping', { signal });
    resolve(0);
  };
  const fail = (reason: string, error?: unknown): void => {
    log.error(reason, error instanceof Error ? { name: error.name, problem: error } : {});
    resolve(1);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => onSignal(signal));
  process.on('unhandledRejection', (error) =>
    fail('a failure that nothing caught; ending, so that a supervisor can start afresh', error),
  );
  return { status: promise, fail };
}

function deferred<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Touches the heartbeat file while every connection lives; gives up when one has been lost for too long. */
function beat(
  adapters: readonly Adapter[],
  file: string | undefined,
  fail: (reason: string) => void,
): NodeJS.Timeout {
  let connected = Date.now();
  const tick = (): void => {
    if (adapters.every((adapter) => adapter.isConnected())) {
      connected = Date.now();
      if (file) writeFileSync(file, `${new Date(connected).toISOString()}\n`);
    } else if (Date.now() - connected > LOST_FOR)
      fail('no connection for ten minutes; ending, so that a supervisor can start afresh');
  };
  tick();
  return setInterval(tick, HEARTBEAT_EVERY);
}

/** Answers in flight get `GRACE` milliseconds. */
async function stopAll(adapters: readonly Adapter[], log: Logger): Promise<void> {
  const timeout = new Promise<'late'>((resolve) => {
    setTimeout(() => resolve('late'), GRACE).unref();
  });
  const all = Promise.allSettled(adapters.map((adapter) => adapter.stop()));
  if ((await Promise.race([all, timeout])) === 'late')
    log.warn('answers in flight took too long; ending all the same');
}
