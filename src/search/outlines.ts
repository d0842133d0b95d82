/**
 * Which of a question's keys stand where in a passage, known without reading it.
 *
 * @module
 */
import type { Row } from './comparison.ts';
import { placeIn } from './flat.ts';
import { FIELDS, type Field, type Postings } from './postings.ts';

export interface Outline extends Readonly<Record<Field, Row>> {
  /** For each of the question's words: how many of the passage's phrasings hold it. */
  readonly times: readonly number[];
}

/** In a list this many times as long as that of the passages, each passage is looked up instead of walking through it. */
const LONG = 8;

/** Outlines of one question's passages after another's; the first of the keys are its words. */
export function createOutliner(
  postings: Postings,
): (keys: readonly string[], words: number, passages: readonly number[]) => readonly Outline[] {
  /** One more than the place of each passage among those asked about; 0 for all others. */
  const places = new Uint16Array(postings.size);
  return (keys, words, passages) => {
    const outlines = passages.map(() => emptyOutline(words));
    const mark = (key: string, number: number, field: Field): void => {
      const holders = postings.holders(key, field);
      const times = field === 'phrasings' && number < words ? postings.times(key, field) : undefined;
      const add = (place: number, at: number): void => {
        const outline = outlines[place];
        outline?.[field].push(number);
        if (outline && times) outline.times[number] = times[at] ?? 0;
      };
      if (holders.length > LONG * passages.length)
        passages.forEach((passage, place) => {
          const at = placeIn(holders, passage);
          if (at >= 0) add(place, at);
        });
      else
        for (let at = 0; at < holders.length; at += 1) {
          const place = places[holders[at] ?? 0] ?? 0;
          if (place > 0) add(place - 1, at);
        }
    };
    for (const [place, passage] of passages.entries()) places[passage] = place + 1;
    for (const [number, key] of keys.entries()) for (const field of FIELDS) mark(key, number, field);
    for (const passage of passages) places[passage] = 0;
    return outlines;
  };
}

function emptyOutline(words: number): Record<Field | 'times', number[]> {
  return { text: [], headings: [], title: [], phrasings: [], times: new Array(words).fill(0) };
}
