import type { Glyphs } from './pdf-page.ts';

/** A column of prose has at least this many lines. */
const LINES = 10;

/**
 * Stretches of lines in the order in which they are read. A page of two or three columns is cut at its gutters; what runs
 * across a gutter (a title, a figure's caption) parts what stands above it from what stands below.
 */
export function columnOrder(segments: readonly Glyphs[]): readonly (readonly Glyphs[])[] {
  const gutter = findGutter(segments);
  if (gutter === undefined) return [segments];
  const bands: Band[] = [{ across: [], left: [], right: [] }];
  for (const segment of [...segments].sort((a, b) => a.y - b.y)) {
    const band = bands[bands.length - 1];
    if (!band) break;
    const side = sideOf(segment, gutter);
    if (side !== 'across') band[side].push(segment);
    else if (band.left.length + band.right.length === 0) band.across.push(segment);
    else bands.push({ across: [segment], left: [], right: [] });
  }
  return bands.flatMap(({ across, left, right }) => {
    return [across, ...columnOrder(left), ...columnOrder(right)].filter((part) => part.length > 0);
  });
}

interface Band {
  readonly across: Glyphs[];
  readonly left: Glyphs[];
  readonly right: Glyphs[];
}

type Side = 'left' | 'right' | 'across';

function sideOf({ x0, x1, size }: Glyphs, gutter: number): Side {
  if (x1 <= gutter + 0.3 * size) return 'left';
  return x0 >= gutter - 0.3 * size ? 'right' : 'across';
}

/** Where a gutter runs: few lines cross it, and prose stands on both sides. */
function findGutter(segments: readonly Glyphs[]): number | undefined {
  if (segments.length < 2 * LINES) return undefined;
  const from = Math.min(...segments.map(({ x0 }) => x0));
  const to = Math.max(...segments.map(({ x1 }) => x1));
  let best: { readonly at: number; readonly crossing: number } | undefined;
  const edges = new Set(segments.map(({ x0 }) => Math.round(x0) - 4));
  for (const at of [...edges].sort((a, b) => a - b)) {
    if (at < from + 0.2 * (to - from) || at > to - 0.2 * (to - from)) continue;
    const crossing = segments.filter((segment) => sideOf(segment, at) === 'across').length;
    if (
      crossing <= 0.2 * segments.length &&
      (!best || crossing < best.crossing) &&
      isGutter(segments, at, from, to)
    )
      best = { at, crossing };
  }
  return best?.at;
}

/** On both sides stand lines that fill their column; cells of a table and the caption of a pleading do not. */
function isGutter(segments: readonly Glyphs[], at: number, from: number, to: number): boolean {
  const left = segments.filter((segment) => sideOf(segment, at) === 'left');
  const right = segments.filter((segment) => sideOf(segment, at) === 'right');
  return isProse(left, at - from) && isProse(right, to - at);
}

function isProse(lines: readonly Glyphs[], width: number): boolean {
  const full = lines.filter(({ x0, x1 }) => x1 - x0 >= 0.75 * width);
  const characters = (some: readonly Glyphs[]): number =>
    some.reduce((sum, { text }) => sum + text.length, 0);
  return full.length >= LINES && characters(full) >= 0.5 * characters(lines);
}
