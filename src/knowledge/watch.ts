import { relative, sep } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import type { Collection } from '../core/types.ts';
import { reason } from './files.ts';
import { createLoader, type LoadOptions } from './loader.ts';

/** Milliseconds without a further change after which the folder is read: a burst of changes is read once. */
const QUIET = 300;
/** Milliseconds after which it is read although changes go on. */
const PATIENCE = 3_000;
/** Milliseconds between deleting a file and its document being gone; deletions in between go at once. */
const GONE_WITHIN = 20;
/** Milliseconds after which a folder that could not be read is tried again. */
const RETRY = 5_000;

export interface WatchOptions extends LoadOptions {
  /** Looks at the folder every so many seconds, for network drives that report no changes. Default: the system reports them. */
  readonly pollSeconds?: number;
  /** Is told when the folder itself cannot be read any more; what was read stays, unless the folder was deleted. */
  readonly onError?: (error: unknown) => void;
}

/** A folder that is followed as it changes. */
export interface Watched {
  /** As read first. */
  readonly collection: Collection;
  stop(): Promise<void>;
}

/**
 * Reads a folder and goes on following it: `onChange` is given a whole new collection after every change. A deleted document
 * is gone within a moment; what is added or changed follows as soon as it is read.
 *
 * @throws StartError when there is no such folder at the beginning.
 */
export async function watchCollection(
  folder: string,
  options: WatchOptions,
  onChange: (collection: Collection) => void,
): Promise<Watched> {
  const loader = createLoader(folder, options);
  const collection = await loader.load();
  let current = collection;
  const swap = (next: Collection): void => {
    if (next === current) return;
    current = next;
    onChange(next);
  };
  const gone = new Set<string>();
  let isLost = false;
  const reading = schedule(async () => {
    gone.clear();
    try {
      const next = await loader.load();
      // What was deleted while it was being read must not come back.
      swap(withoutDocuments(next, gone));
      if (isLost) await watching.renew();
      isLost = false;
    } catch (error) {
      isLost = true;
      if (isMissing(error)) swap(withoutDocuments(current, new Set([''])));
      options.onError?.(error);
      reading.in(RETRY);
    }
  });
  const dropping = schedule(async () => swap(withoutDocuments(current, gone)));
  const watching =
    options.pollSeconds === undefined
      ? follow(folder, onEvent)
      : poll(options.pollSeconds, () => reading.in(0));

  function onEvent(event: string, path: string): void {
    if (event === 'unlink' || event === 'unlinkDir') {
      gone.add(path);
      dropping.in(GONE_WITHIN);
    }
    reading.in(QUIET, PATIENCE);
  }
  return {
    collection,
    async stop() {
      reading.stop();
      dropping.stop();
      await watching.stop();
    },
  };
}

/** The folder was deleted, and with it every document; a drive that does not answer is another matter. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof Error && reason(error.cause) === 'ENOENT';
}

interface Watching {
  /** Begins to watch anew, after the folder itself had gone. */
  renew(): Promise<void>;
  stop(): Promise<void>;
}

/** Tells of changes as the system reports them, by paths relative to the folder. */
function follow(folder: string, onEvent: (event: string, path: string) => void): Watching {
  const pathOf = (path: string): string => relative(folder, path).split(sep).join('/');
  const start = (): FSWatcher =>
    watch(folder, {
      ignoreInitial: true,
      ignorePermissionErrors: true,
      followSymlinks: false,
      atomic: false,
      ignored: (path) =>
        pathOf(path)
          .split('/')
          .some((name) => name === 'node_modules' || /^\.(?!\.?$)/.test(name)),
    })
      .on('all', (event, path) => onEvent(event, pathOf(path)))
      // Whatever changed between the first reading and this moment was not reported.
      .on('ready', () => onEvent('ready', ''))
      .on('error', () => onEvent('error', ''));
  let watcher = start();
  return {
    async renew() {
      await watcher.close();
      watcher = start();
    },
    stop: () => watcher.close(),
  };
}

function poll(seconds: number, onTick: () => void): Watching {
  const timer = setInterval(onTick, seconds * 1000);
  return { renew: async () => {}, stop: async () => clearInterval(timer) };
}

/** Work that is put off while more comes in, and never runs twice at a time. */
interface Schedule {
  /** Runs the work after `quiet` milliseconds without another call, at the latest after `patience`. */
  in(quiet: number, patience?: number): void;
  stop(): void;
}

function schedule(work: () => Promise<void>): Schedule {
  let timer: NodeJS.Timeout | undefined;
  let since: number | undefined;
  let isRunning = false;
  let isStopped = false;
  const run = async (): Promise<void> => {
    timer = undefined;
    if (isRunning || isStopped) return;
    since = undefined;
    isRunning = true;
    await work();
    isRunning = false;
    if (since !== undefined && timer === undefined) start(QUIET);
  };
  const start = (delay: number): void => {
    timer = setTimeout(() => void run(), delay).unref();
  };
  return {
    in(quiet, patience = quiet) {
      if (isStopped) return;
      since ??= Date.now();
      clearTimeout(timer);
      start(Math.max(0, Math.min(quiet, since + patience - Date.now())));
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** The collection without the documents at these paths or in these folders. */
function withoutDocuments(collection: Collection, gone: ReadonlySet<string>): Collection {
  const isGone = (path: string): boolean =>
    [...gone].some((each) => each === '' || path === each || path.startsWith(`${each}/`));
  if (!collection.documents.some(({ path }) => isGone(path))) return collection;
  return {
    ...collection,
    documents: collection.documents.filter(({ path }) => !isGone(path)),
    passages: collection.passages.filter(({ document }) => !isGone(document.path)),
    questions: collection.questions.filter(
      ({ answer }) => answer === undefined || !isGone(answer.replace(/#[^#]*$/, '')),
    ),
    warnings: collection.warnings.filter(({ path }) => !isGone(path)),
  };
}
