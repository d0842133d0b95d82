/** Work in lanes: so many at once, one a lane, lanes in turn, and within a lane in order. */
export interface Lanes {
  run<Result>(lane: string, task: () => Promise<Result>): Promise<Result>;
}

/**
 * A lane is a person: who asks a hundred questions waits for them one after the other, and whoever asks one meanwhile
 * is next.
 */
export function createLanes(width: number): Lanes {
  const waiting = new Map<string, (() => Promise<void>)[]>();
  const busy = new Set<string>();

  function next(): void {
    for (const [lane, tasks] of waiting) {
      if (busy.size >= width) return;
      const task = busy.has(lane) ? undefined : tasks.shift();
      if (!task) continue;
      if (tasks.length === 0) waiting.delete(lane);
      busy.add(lane);
      void task().finally(() => {
        busy.delete(lane);
        toTheEnd(lane);
        next();
      });
    }
  }

  /** A lane that has had its turn comes after every other. */
  function toTheEnd(lane: string): void {
    const tasks = waiting.get(lane);
    if (!tasks) return;
    waiting.delete(lane);
    waiting.set(lane, tasks);
  }

  return {
    run: (lane, task) =>
      new Promise((resolve, reject) => {
        const tasks = waiting.get(lane) ?? [];
        tasks.push(() => task().then(resolve, reject));
        waiting.set(lane, tasks);
        next();
      }),
  };
}
