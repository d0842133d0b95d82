import GithubSlugger from 'github-slugger';
import { sentences } from '../core/sentences.ts';
import type { Block, Passage, Reference, SourceDocument } from '../core/types.ts';

/** Blocks below this many words are joined with their neighbours. */
const SHORT = 40;
/** Joined passages stay at or below this many words; longer blocks are cut. */
const LONG = 160;
/** A sentence longer than this, in characters, is no sentence and is cut at white space. */
const LONGEST_SENTENCE = 4000;

/** A stretch of the document's text, with the blocks that it touches. */
interface Piece {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  readonly words: number;
}

/** A heading and what stands below it, up to the next heading of any level. */
interface Section {
  readonly slug: string;
  readonly headings: readonly string[];
  /** Index of the first block below the heading, and of the block behind the last. */
  readonly from: number;
  readonly to: number;
}

/**
 * Cuts a document into passages on sentence bounds, never across a heading. A block of ordinary length is a passage of its
 * own; shorter neighbours are joined, longer blocks are cut into parts of about equal length.
 */
export function toPassages(document: SourceDocument): readonly Passage[] {
  const starts = blockStarts(document.blocks);
  const sections = toSections(document);
  const taken = new Set(sections.map((section) => section.slug));
  const ordinals = new Map<string, number>();
  return sections.flatMap((section) => {
    const pieces = join(document.blocks, cutBlocks(document.blocks, starts, section));
    return pieces.map((piece) =>
      toPassage(document, starts, section, piece, passageName(section.slug, ordinals, taken)),
    );
  });
}

/** The document's text: its blocks, one a line. Passages' offsets count in it. */
function documentText(document: SourceDocument, piece: Piece, starts: readonly number[]): string {
  const text = document.blocks
    .slice(piece.first, piece.last + 1)
    .map((block) => block.text)
    .join('\n');
  const offset = starts[piece.first] ?? 0;
  return text.slice(piece.start - offset, piece.end - offset);
}

function blockStarts(blocks: readonly Block[]): readonly number[] {
  let at = 0;
  return blocks.map((block) => {
    const start = at;
    at += block.text.length + 1;
    return start;
  });
}

function toSections({ blocks, title }: SourceDocument): readonly Section[] {
  const printedTitle = soleTitle(blocks);
  const slugger = new GithubSlugger();
  const sections: Section[] = [];
  let trail: { readonly level: number; readonly text: string }[] = [];
  let slug = '';
  let from = 0;
  const close = (to: number): void => {
    if (to <= from) return;
    const headings = trail
      .filter(({ level, text }) => level > 1 || (text !== title && text !== printedTitle))
      .map((heading) => heading.text);
    sections.push({ slug, headings, from, to });
  };
  blocks.forEach((block, index) => {
    if (block.kind !== 'heading') return;
    close(index);
    const level = block.level ?? 1;
    trail = [...trail.filter((heading) => heading.level < level), { level, text: block.text }];
    slug = slugger.slug(block.text);
    from = index + 1;
  });
  close(blocks.length);
  return sections;
}

/** The only heading of level 1, where it stands first: the title as printed, whatever the metadata call the document. */
function soleTitle(blocks: readonly Block[]): string | undefined {
  const [first, ...others] = blocks.filter((block) => block.level === 1);
  return first && first === blocks[0] && others.length === 0 ? first.text : undefined;
}

/** `slug`, then `slug-2`, `slug-3`: never the name of another section. */
function passageName(slug: string, ordinals: Map<string, number>, taken: Set<string>): string {
  let ordinal = (ordinals.get(slug) ?? 0) + 1;
  let name = ordinal === 1 ? slug : `${slug}-${ordinal}`;
  while (ordinal > 1 && taken.has(name)) {
    ordinal += 1;
    name = `${slug}-${ordinal}`;
  }
  ordinals.set(slug, ordinal);
  taken.add(name);
  return name;
}

function cutBlocks(blocks: readonly Block[], starts: readonly number[], section: Section): readonly Piece[] {
  return blocks.slice(section.from, section.to).flatMap((block, offset) => {
    const index = section.from + offset;
    const at = starts[index] ?? 0;
    return cutText(block.text).map(({ start, end, words }) => {
      return { first: index, last: index, start: at + start, end: at + end, words };
    });
  });
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly words: number;
}

/** Parts of about equal length, each of whole sentences. */
function cutText(text: string): readonly Part[] {
  const words = countWords(text);
  if (words <= LONG && text.length <= LONGEST_SENTENCE) return [{ start: 0, end: text.length, words }];
  const spans = sentences(text).flatMap((span) => splitOverlong(text, span.start, span.end));
  const target = words / Math.ceil(words / LONG);
  const parts: Part[] = [];
  let open: Part | undefined;
  let before = 0;
  for (const { start, end } of spans) {
    const size = countWords(text.slice(start, end));
    if (open && (before + size / 2 > target * (parts.length + 1) || end - open.start > LONGEST_SENTENCE)) {
      parts.push(open);
      open = undefined;
    }
    open = { start: open?.start ?? start, end, words: (open?.words ?? 0) + size };
    before += size;
  }
  return open ? [...parts, open] : parts;
}

/** Cuts at white space where there is any, else between two characters. */
function splitOverlong(text: string, start: number, end: number): readonly { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let from = start;
  while (end - from > LONGEST_SENTENCE) {
    const space = text.lastIndexOf(' ', from + LONGEST_SENTENCE);
    const to = space > from ? space : wholeCharacter(text, from + LONGEST_SENTENCE);
    parts.push({ start: from, end: to });
    from = text[to] === ' ' ? to + 1 : to;
  }
  return [...parts, { start: from, end }];
}

/** Never between the halves of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

function join(blocks: readonly Block[], pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before && belongTogether(blocks, before, piece)) {
      joined[joined.length - 1] = {
        ...piece,
        first: before.first,
        start: before.start,
        words: before.words + piece.words,
      };
    } else joined.push(piece);
  }
  return joined;
}

/** Short neighbours belong together, and so do `the following:` and what follows; parts of one block do not. */
function belongTogether(blocks: readonly Block[], before: Piece, piece: Piece): boolean {
  if (before.last === piece.first || before.words + piece.words > LONG) return false;
  return before.words < SHORT || piece.words < SHORT || blocks[before.last]?.text.endsWith(':') === true;
}

function countWords(text: string): number {
  let words = 0;
  let inside = false;
  for (let at = 0; at < text.length; at += 1) {
    const space = text.charCodeAt(at) <= 0x20;
    if (!space && !inside) words += 1;
    inside = !space;
  }
  return words;
}

function toPassage(
  document: SourceDocument,
  starts: readonly number[],
  section: Section,
  piece: Piece,
  name: string,
): Passage {
  const covered = document.blocks.slice(piece.first, piece.last + 1).map((block, offset): Covered => {
    return { block, shift: (starts[piece.first + offset] ?? 0) - piece.start };
  });
  const length = piece.end - piece.start;
  const pages = covered
    .flatMap((part) => passagePages(part, length))
    .filter(({ page }, index, all) => page !== all[index - 1]?.page);
  const paragraphs = covered.flatMap(({ block, shift }) =>
    block.paragraph === undefined ? [] : [{ at: Math.max(0, shift), number: block.paragraph }],
  );
  const references = covered.flatMap((part) => passageReferences(part, length));
  const line = document.blocks[piece.first]?.line;
  return {
    id: `${document.path}#${name}`,
    document,
    section: section.slug,
    headings: section.headings,
    text: documentText(document, piece, starts),
    blocks: [piece.first, piece.last],
    start: piece.start,
    end: piece.end,
    ...(line !== undefined && { line }),
    ...(pages.length > 0 && { pages }),
    ...(paragraphs.length > 0 && { paragraphs }),
    ...(references.length > 0 && { references }),
  };
}

/** A block of a passage, and where it begins relative to the passage; negative where the passage is a later part of it. */
interface Covered {
  readonly block: Block;
  readonly shift: number;
}

/** Page starts within the passage; the page on which it begins stands first, at 0. */
function passagePages({ block, shift }: Covered, length: number): Passage['pages'] & object {
  const pages = (block.pages ?? [])
    .map(({ at, page }) => ({ at: at + shift, page }))
    .filter(({ at }) => at < length);
  const first = pages.findLast(({ at }) => at <= Math.max(0, shift));
  return pages.flatMap((start) => {
    if (start === first) return [{ at: Math.max(0, shift), page: start.page }];
    return start.at > 0 ? [start] : [];
  });
}

/** References within the passage; a part of a block without its own takes the next one behind it. */
function passageReferences({ block, shift }: Covered, length: number): readonly Reference[] {
  const all = (block.references ?? [])
    .map(({ at, text }) => ({ at: at + shift, text }))
    .filter(({ at }) => at > 0);
  const within = all.filter(({ at }) => at <= length);
  const behind = all.find(({ at }) => at > length);
  const openEnd = Math.min(length, shift + block.text.length) > (within.at(-1)?.at ?? 0);
  return behind && openEnd ? [...within, { ...behind, at: length }] : within;
}
