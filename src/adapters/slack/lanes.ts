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
      // To the end of the line: a lane with more to do comes after every other.
      waiting.delete(lane);
      if (tasks.length > 0) waiting.set(lane, tasks);
      busy.add(lane);
      void task().finally(() => {
        busy.delete(lane);
        next();
      });
    }
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
