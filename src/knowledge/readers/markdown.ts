import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Block, Reference } from '../../core/types.ts';
import { readFrontMatter } from './front-matter.ts';
import { inlineText } from './markdown-inline.ts';
import type { Reading } from './reading.ts';

/** Reads Markdown as GitHub does: front matter, headings, paragraphs, lists, tables; footnotes become references. */
export function readMarkdown(text: string): Reading {
  const { body, lines, title, metadata, warnings } = readFrontMatter(text);
  const root = fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const { blocks, undefinedMarks } = toBlocks(root, lines);
  const named = title ?? blocks.find((block) => block.level === 1)?.text;
  return {
    format: 'markdown',
    ...(named && { title: named }),
    metadata,
    blocks,
    warnings: [...warnings, ...undefinedMarks.map(undefinedFootnote)],
  };
}

function undefinedFootnote(mark: string): string {
  return `footnote [^${mark}] is not defined; add a line "[^${mark}]: source" at the end of the file`;
}

/** Walks a syntax tree and collects its blocks in reading order. */
function toBlocks(
  root: Root,
  linesAbove: number,
): { blocks: readonly Block[]; undefinedMarks: readonly string[] } {
  const notes = new Map<string, string>();
  const blocks: Block[] = [];
  const undefinedMarks = new Set<string>();

  const collectNotes = (node: Nodes): void => {
    if (node.type === 'footnoteDefinition' && !notes.has(node.identifier))
      notes.set(node.identifier, inlineText(node).text);
    if ('children' in node) for (const child of node.children) collectNotes(child);
  };
  const visit = (node: Nodes, kind: Block['kind']): void => {
    if (node.type === 'heading') add(node, { kind: 'heading', level: node.depth });
    else if (node.type === 'tableRow') add(node, { kind: 'row' });
    else if (node.type === 'paragraph' || node.type === 'code' || node.type === 'html') add(node, { kind });
    else if (node.type === 'listItem') visitItem(node.children);
    else if (node.type !== 'footnoteDefinition' && 'children' in node)
      for (const child of node.children) visit(child, kind);
  };
  /** The first paragraph of a list item is the item; what follows are paragraphs of their own. */
  const visitItem = (children: readonly Nodes[]): void => {
    children.forEach((child, index) => {
      visit(child, index === 0 ? 'item' : 'paragraph');
    });
  };
  const add = (node: Nodes, rest: Pick<Block, 'kind' | 'level'>): void => {
    const inline = inlineText(node);
    for (const mark of inline.undefinedMarks) undefinedMarks.add(mark);
    if (inline.text === '') return;
    const references = inline.marks.flatMap(({ at, mark }): Reference[] => {
      const text = notes.get(mark);
      return text ? [{ at, text }] : [];
    });
    blocks.push({
      ...rest,
      text: inline.text,
      ...(node.position && { line: node.position.start.line + linesAbove }),
      ...(references.length > 0 && { references }),
    });
  };

  collectNotes(root);
  visit(root, 'paragraph');
  return { blocks, undefinedMarks: [...undefinedMarks] };
}
