import { clip } from '../../core/clip.ts';
import type { TextRun } from '../../core/types.ts';

/**
 * Runs in at most `limit` characters: as they are where they fit, else the marked sentence with as much of its
 * surroundings as there is room for, cut at words and closed with `…`.
 */
export function fitRuns(runs: readonly TextRun[], limit: number): readonly TextRun[] {
  const total = runs.reduce((sum, run) => sum + run.text.length, 0);
  if (total <= limit) return runs;
  const first = runs.findIndex((run) => run.highlight);
  if (first < 0) return [{ text: clip(joined(runs), limit), highlight: false }];
  const last = runs.findLastIndex((run) => run.highlight);
  const marked = clip(joined(runs.slice(first, last + 1)), limit);
  const room = limit - marked.length;
  const before = clipStart(joined(runs.slice(0, first)), Math.floor(room / 2));
  const after = joined(runs.slice(last + 1));
  const shownAfter = room - before.length > 1 ? clip(after, room - before.length) : '';
  return [
    { text: before, highlight: false },
    { text: marked, highlight: true },
    { text: shownAfter, highlight: false },
  ].filter(({ text }) => text !== '');
}

function joined(runs: readonly TextRun[]): string {
  return runs.map((run) => run.text).join('');
}

/** The end of `text`, from a word on. */
function clipStart(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const space = text.indexOf(' ', text.length - limit + 1);
  return space < 0 ? '' : `…${text.slice(space)}`;
}
