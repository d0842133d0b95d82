/**
 * A window of whole sentences around the ones that answer, verbatim.
 *
 * @module
 */
import { citationOf } from './citation.ts';
import { pointerTo } from './pointer.ts';
import { sentences } from './sentences.ts';
import type { Excerpt, Passage, Span, TextRun } from './types.ts';

/** Longest excerpt, in UTF-16 units, unless the marked sentences alone are longer. */
export const EXCERPT_LENGTH = 600;

/**
 * Excerpt of a passage with sentences `first` to `last` marked.
 *
 * @param bounds the passage's sentences, where they are known
 */
export function excerptOf(
  passage: Passage,
  first: number,
  last: number,
  length = EXCERPT_LENGTH,
  bounds: readonly Span[] = sentences(passage.text),
): Excerpt {
  const marked = { first: clamp(first, bounds), last: clamp(last, bounds) };
  const shown = windowAround(bounds, marked.first, marked.last, length);
  const citation = citationOf(passage, bounds[marked.first]?.start ?? 0);
  const isRetold = passage.document.kind === 'digest' || citation.url !== passage.document.url;
  return {
    runs: runsOf(passage.text, bounds, shown, marked),
    citation,
    pointer: pointerTo(passage, marked.first, marked.last),
    ...(isRetold && { retold: true }),
  };
}

interface Range {
  readonly first: number;
  readonly last: number;
}

const clamp = (index: number, bounds: readonly Span[]): number =>
  Math.max(0, Math.min(index, bounds.length - 1));

/** Grows by one sentence at a time, what follows before what precedes, as long as it fits. */
function windowAround(bounds: readonly Span[], first: number, last: number, length: number): Range {
  let range: Range = { first, last };
  for (;;) {
    const wider = [
      { first: range.first, last: range.last + 1 },
      { first: range.first - 1, last: range.last },
    ].find((next) => fits(bounds, next, length));
    if (!wider) return range;
    range = wider;
  }
}

function fits(bounds: readonly Span[], { first, last }: Range, length: number): boolean {
  const [from, to] = [bounds[first], bounds[last]];
  return from !== undefined && to !== undefined && to.end - from.start <= length;
}

function runsOf(text: string, bounds: readonly Span[], shown: Range, marked: Range): readonly TextRun[] {
  const start = bounds[shown.first]?.start ?? 0;
  const markStart = bounds[marked.first]?.start ?? 0;
  const markEnd = bounds[marked.last]?.end ?? text.length;
  const end = bounds[shown.last]?.end ?? text.length;
  return [
    { text: text.slice(start, markStart), highlight: false },
    { text: text.slice(markStart, markEnd), highlight: true },
    { text: text.slice(markEnd, end), highlight: false },
  ].filter((run) => run.text !== '');
}
