/**
 * Many short lists of numbers laid end to end: a fraction of the memory that as many arrays take, and kept between starts in
 * one piece.
 *
 * @module
 */

/** List `n` goes from `starts[n]` up to `starts[n + 1]`. */
export interface FlatLists {
  readonly starts: Uint32Array;
  readonly items: Numbers;
}

export type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** Room for so many numbers up to the highest, in as few bytes as they need. */
export function roomFor(length: number, highest: number): Numbers {
  if (highest <= 0xff) return new Uint8Array(length);
  return highest <= 0xffff ? new Uint16Array(length) : new Uint32Array(length);
}

/** The same numbers in as few bytes as they need. */
export function narrowed(numbers: ArrayLike<number>): Numbers {
  let highest = 0;
  for (let at = 0; at < numbers.length; at += 1) highest = Math.max(highest, numbers[at] ?? 0);
  const room = roomFor(numbers.length, highest);
  room.set(numbers);
  return room;
}

/** Where each of the lists starts, and behind them where the last one ends. */
export function startsOf(lengths: readonly number[]): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, n) => {
    starts[n + 1] = (starts[n] ?? 0) + length;
  });
  return starts;
}

/** @param size above every number in the lists */
export function flatLists(lists: readonly (readonly number[])[], size: number): FlatLists {
  const starts = startsOf(lists.map(({ length }) => length));
  const items = roomFor(starts.at(-1) ?? 0, size);
  lists.forEach((list, n) => {
    items.set(list, starts[n]);
  });
  return { starts, items };
}

/** List `n` goes from the first of these places up to the second; nowhere where there is none. */
export function rangeOf(starts: Uint32Array, n: number): [from: number, to: number] {
  return n >= 0 && n + 1 < starts.length ? [starts[n] ?? 0, starts[n + 1] ?? 0] : [0, 0];
}

/** A view on list `n`; empty where there is none. */
export function listAt({ starts, items }: FlatLists, n: number): Numbers {
  return items.subarray(...rangeOf(starts, n));
}

/** For each item below `size`, the lists that hold it, ascending. */
export function holdersOf({ starts, items }: FlatLists, size: number): FlatLists {
  const lengths: number[] = new Array(size).fill(0);
  for (const item of items) lengths[item] = (lengths[item] ?? 0) + 1;
  const places = startsOf(lengths);
  const next = places.slice();
  const lists = roomFor(items.length, starts.length);
  for (let n = 0; n + 1 < starts.length; n += 1)
    for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at += 1) {
      const item = items[at] ?? 0;
      lists[next[item] ?? 0] = n;
      next[item] = (next[item] ?? 0) + 1;
    }
  return { starts: places, items: lists };
}

/** Where a number stands in an ascending list; -1 where it does not. */
export function placeIn(list: Numbers, wanted: number): number {
  const place = placeFrom(list, wanted);
  return list[place] === wanted ? place : -1;
}

/** The first place in an ascending list where no lower number stands. */
export function placeFrom(list: Numbers, lowest: number): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((list[middle] ?? 0) < lowest) from = middle + 1;
    else to = middle;
  }
  return from;
}
