/**
 * What adapters may look up besides asking: sources, excerpts by pointer, suggestions.
 *
 * @module
 */
import { examplesOf } from './answer.ts';
import { excerptOf } from './excerpt.ts';
import { parsePointer, passageAt, versionOf } from './pointer.ts';
import type { Collection, Excerpt, Library, Opened, Passage, SourceSummary, Sources } from './types.ts';

/** Longest text that `widen` shows, in UTF-16 units. */
const WIDE = 2_400;

/** A library over one collection. */
export function createLibrary(collection: Collection): Library {
  let suggestions: readonly Suggestion[] | undefined;
  const summary = sourcesOf(collection);
  const at = (text: string, show: (passage: Passage, first: number, last: number) => Excerpt): Opened => {
    const pointer = parsePointer(text);
    const passage = pointer && passageAt(collection, pointer);
    if (!pointer || !passage) return { kind: 'gone' };
    const kind = pointer.version === versionOf(passage) ? 'current' : 'changed';
    return { kind, excerpt: show(passage, pointer.first, pointer.last) };
  };
  return {
    name: collection.name,
    sources: () => summary,
    open: (pointer) => at(pointer, excerptOf),
    widen: (pointer) => at(pointer, (passage, first, last) => widened(collection, passage, first, last)),
    suggest: (typed, limit) => {
      suggestions ??= suggestionsOf(collection);
      return suggestionsFor(suggestions, typed, limit);
    },
    examples: (limit) => examplesOf(collection, limit),
  };
}

/** The whole passage, then its neighbours in the same section, nearest first, as long as they fit. */
function widened({ passages }: Collection, passage: Passage, first: number, last: number): Excerpt {
  const here = passages.indexOf(passage);
  const excerpt = excerptOf(passage, first, last, WIDE);
  let [from, to] = [here, here];
  let length = passage.text.length;
  for (;;) {
    const next = [to + 1, from - 1].find((index) => {
      const neighbour = passages[index];
      return (
        neighbour?.document === passage.document &&
        neighbour.section === passage.section &&
        length + neighbour.text.length < WIDE
      );
    });
    if (next === undefined) break;
    length += passages[next]?.text.length ?? 0;
    if (next > to) to = next;
    else from = next;
  }
  const before = passages.slice(from, here).map(({ text }) => `${text}\n`);
  const after = passages.slice(here + 1, to + 1).map(({ text }) => `\n${text}`);
  const around = [
    { text: before.join(''), highlight: false },
    ...excerpt.runs,
    { text: after.join(''), highlight: false },
  ].filter(({ text }) => text !== '');
  return { ...excerpt, runs: around };
}

function sourcesOf({ documents, passages, warnings }: Collection): Sources {
  const counts = new Map<string, number>();
  for (const { document } of passages) counts.set(document.path, (counts.get(document.path) ?? 0) + 1);
  const summaries = documents.map(
    ({ path, title, format, pageCount, date, url, modified }): SourceSummary => ({
      path,
      title,
      format,
      passages: counts.get(path) ?? 0,
      ...(pageCount !== undefined && { pages: pageCount }),
      ...(date && { date }),
      ...(url && { url }),
      ...(modified !== undefined && { modified }),
    }),
  );
  const changes = documents.flatMap(({ modified }) => (modified === undefined ? [] : [modified]));
  return {
    documents: summaries,
    passages: passages.length,
    pages: documents.reduce((sum, { pageCount }) => sum + (pageCount ?? 0), 0),
    ...(changes.length > 0 && { modified: Math.max(...changes) }),
    warnings,
  };
}

interface Suggestion {
  readonly text: string;
  readonly folded: string;
}

const foldText = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function suggestionsOf({ passages, questions }: Collection): readonly Suggestion[] {
  const curated = questions.flatMap(({ answer, ask }) => (answer === undefined ? [] : ask));
  const headings = passages.flatMap(({ headings }) => headings.slice(-1));
  return [...new Set([...curated.filter((ask) => ask.endsWith('?')), ...headings])].map((text) => ({
    text,
    folded: foldText(text),
  }));
}

/** Every word typed must start a word of the suggestion; those that start with the typed text come first, shorter before longer. */
function suggestionsFor(suggestions: readonly Suggestion[], typed: string, limit: number): readonly string[] {
  const start = foldText(typed).trim();
  const words = start
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 12);
  const matching = suggestions.filter(({ folded }) => words.every((word) => startsAWord(folded, word)));
  return matching
    .sort(
      (a, b) =>
        Number(b.folded.startsWith(start)) - Number(a.folded.startsWith(start)) ||
        a.text.length - b.text.length ||
        (a.text < b.text ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ text }) => text);
}

function startsAWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  return false;
}
