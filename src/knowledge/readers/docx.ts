import type { Block } from '../../core/types.ts';
import { oneLine } from '../metadata.ts';
import { type ListNumber, listCounter } from './docx-numbering.ts';
import { type DocxPackage, openDocx } from './docx-package.ts';
import { listOf, outlineLevel, type ParagraphStyle, readStyles } from './docx-styles.ts';
import { isUsableTitle } from './file-title.ts';
import type { Reading } from './reading.ts';
import { childrenOf, elementsOf, find, textOf, wordValue, type XmlElement } from './xml.ts';

/** Fewer numbered paragraphs do not show that a document numbers them. */
const CHAIN = 3;

/** Reads a Word document as it stands with all changes accepted: headings, paragraphs, lists, tables, footnotes. */
export function readDocx(bytes: Uint8Array): Reading {
  const parts = openDocx(bytes);
  const shape = shapeOf(parts);
  const properties = find(parts.properties, 'cp:coreProperties');
  const named = oneLine(textOf(find(properties, 'dc:title')));
  const author = oneLine(textOf(find(properties, 'dc:creator')));
  const title =
    shape.title ?? (isUsableTitle(named) ? named : shape.blocks.find(({ level }) => level === 2)?.text);
  return {
    format: 'docx',
    ...(title && { title }),
    metadata: { ...(author && { author }) },
    blocks: shape.blocks,
    warnings: [],
  };
}

interface Shape {
  readonly blocks: readonly Block[];
  readonly title?: string;
}

/** A block and the number that Word prints in front of it. */
interface Numbered {
  readonly block: Block;
  readonly number?: ListNumber;
}

function shapeOf(parts: DocxPackage): Shape {
  const styleOf = readStyles(parts.styles);
  const counter = listCounter(parts.numbering);
  const notes = new Map([...notesOf(parts.footnotes, 'footnote'), ...notesOf(parts.endnotes, 'endnote')]);
  const found: Numbered[] = [];
  let title: string | undefined;

  const visit = (element: XmlElement): void => {
    if (element.name === 'w:p') paragraph(element);
    else if (element.name === 'w:tbl') for (const row of rowsOf(element)) add({ kind: 'row', text: row });
    else if (!SKIPPED.has(element.name)) for (const child of visible(element)) visit(child);
  };
  const paragraph = (element: XmlElement): void => {
    const properties = find(element, 'w:pPr');
    const style = styleOf(wordValue(properties, 'w:pStyle'));
    const list = listOf(properties) ?? style.list;
    const number = list && list.id !== '0' ? counter.next(list.id, list.level) : undefined;
    const text = oneLine(inlineText(element));
    const block: Block = { ...kindOf(style, outlineLevel(properties), number), text };
    if (style.title && text) title ??= text;
    add(block, number);
    for (const key of noteKeys(element)) add({ kind: 'note', text: notes.get(key) ?? '' });
    for (const box of textBoxes(element)) for (const child of elementsOf(box)) visit(child);
  };
  const add = (block: Block, number?: ListNumber): void => {
    if (block.text) found.push({ block, ...(number && { number }) });
  };

  visit(parts.document ?? { name: '', attributes: {}, children: [] });
  return { blocks: withParagraphNumbers(found), ...(title && { title }) };
}

function kindOf(
  style: ParagraphStyle,
  outline: number | undefined,
  number: ListNumber | undefined,
): Omit<Block, 'text'> {
  const level = outline ?? style.level;
  if (level !== undefined) return { kind: 'heading', level };
  return { kind: number ? 'item' : 'paragraph' };
}

/** The longest list that is counted 1, 2, 3 through the document numbers its paragraphs; others only mark items. */
function withParagraphNumbers(found: readonly Numbered[]): readonly Block[] {
  const lengths = new Map<string, number>();
  const counted = found.filter(
    ({ block, number }) => block.kind === 'item' && number?.level === 0 && number.number !== undefined,
  );
  for (const { number } of counted) if (number) lengths.set(number.list, (lengths.get(number.list) ?? 0) + 1);
  const [longest, length] = [...lengths].sort(([, a], [, b]) => b - a)[0] ?? ['', 0];
  const numbers = new Set(counted.filter(({ number }) => length >= CHAIN && number?.list === longest));
  return found.map((each) => {
    if (!numbers.has(each) || each.number?.number === undefined) return each.block;
    return { ...each.block, kind: 'paragraph', paragraph: each.number.number };
  });
}

/** Deleted and moved-away text, field codes, and what repeats text for older programs. */
const SKIPPED = new Set([
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:delText',
  'mc:Fallback',
  'w:pPr',
  'w:rPr',
  'w:sectPr',
]);
const SPACES = new Set(['w:tab', 'w:br', 'w:cr', 'w:ptab']);

function visible(element: XmlElement): readonly XmlElement[] {
  return elementsOf(element).filter((child) => !SKIPPED.has(child.name) && !isHidden(child));
}

function isHidden(run: XmlElement): boolean {
  const vanish = run.name === 'w:r' ? find(run, 'w:rPr', 'w:vanish') : undefined;
  return vanish !== undefined && vanish.attributes['w:val'] !== '0' && vanish.attributes['w:val'] !== 'false';
}

/** The words of a paragraph; boxes that hang on it are read behind it. */
function inlineText(element: XmlElement): string {
  if (element.name === 'w:t') return textOf(element);
  if (SPACES.has(element.name)) return ' ';
  if (element.name === 'w:noBreakHyphen') return '-';
  if (element.name === 'w:txbxContent') return '';
  return visible(element).map(inlineText).join('');
}

function textBoxes(element: XmlElement): readonly XmlElement[] {
  return visible(element).flatMap((child) => (child.name === 'w:txbxContent' ? [child] : textBoxes(child)));
}

function noteKeys(element: XmlElement): readonly string[] {
  return visible(element).flatMap((child) => {
    const [, kind] = /^w:(footnote|endnote)Reference$/.exec(child.name) ?? [];
    return kind ? [`${kind} ${child.attributes['w:id']}`] : noteKeys(child);
  });
}

function notesOf(part: XmlElement | undefined, kind: string): readonly (readonly [string, string])[] {
  return childrenOf(find(part, `w:${kind}s`), `w:${kind}`)
    .filter((note) => note.attributes['w:type'] === undefined)
    .map((note) => [`${kind} ${note.attributes['w:id']}`, cellText(note)] as const);
}

function rowsOf(table: XmlElement): readonly string[] {
  return rowElements(table).map((row) => {
    const cells = visible(row).flatMap((cell) =>
      cell.name === 'w:tc' ? [cell] : childrenOf(find(cell, 'w:sdtContent'), 'w:tc'),
    );
    return cells.map(cellText).filter(Boolean).join(' | ');
  });
}

function rowElements(table: XmlElement): readonly XmlElement[] {
  return visible(table).flatMap((child) => {
    if (child.name === 'w:tr') return find(child, 'w:trPr', 'w:del') ? [] : [child];
    return child.name === 'w:sdt' || child.name === 'w:sdtContent' || child.name === 'w:ins'
      ? rowElements(child)
      : [];
  });
}

/** Paragraphs of a cell or note on one line, those of nested tables among them. */
function cellText(cell: XmlElement): string {
  const paragraphs = (element: XmlElement): readonly string[] =>
    element.name === 'w:p' ? [inlineText(element)] : visible(element).flatMap(paragraphs);
  return oneLine(paragraphs(cell).join(' '));
}
