/**
 * Which of a question's keys stand where in a passage, known without reading it.
 *
 * @module
 */
import type { Row } from './comparison.ts';
import { FIELDS, type Field, type Postings } from './postings.ts';

/** Rows of the question's keys. */
export type Outline = Readonly<Record<Field, Row>>;

/** In a list this many times as long as that of the passages, each passage is looked up instead of walking through it. */
const LONG = 8;

/** Outlines of one question's passages after another's. */
export function createOutliner(
  postings: Postings,
): (keys: readonly string[], passages: readonly number[]) => readonly Outline[] {
  /** One more than the place of each passage among those asked about; 0 for all others. */
  const places = new Uint16Array(postings.size);
  return (keys, passages) => {
    const outlines = passages.map(() => ({
      text: [] as number[],
      headings: [] as number[],
      title: [] as number[],
      phrasings: [] as number[],
    }));
    const mark = (holders: Uint32Array, field: Field, number: number): void => {
      if (holders.length > LONG * passages.length) {
        passages.forEach((passage, i) => {
          if (holds(holders, passage)) outlines[i]?.[field].push(number);
        });
        return;
      }
      for (let at = 0; at < holders.length; at += 1) {
        const place = places[holders[at] ?? 0] ?? 0;
        if (place > 0) outlines[place - 1]?.[field].push(number);
      }
    };
    for (const [i, passage] of passages.entries()) places[passage] = i + 1;
    for (const [number, key] of keys.entries())
      for (const field of FIELDS) mark(postings.holders(key, field), field, number);
    for (const passage of passages) places[passage] = 0;
    return outlines;
  };
}

/** Whether an ascending list holds a number. */
function holds(list: Uint32Array, wanted: number): boolean {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((list[middle] ?? 0) < wanted) from = middle + 1;
    else to = middle;
  }
  return list[from] === wanted;
}
