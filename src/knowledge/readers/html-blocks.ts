import type { Block } from '../../core/types.ts';
import { oneLine } from '../metadata.ts';
import { type DomElement, type DomNode, isElement } from './dom.ts';

/** Never part of what a page says. */
const SKIPPED = new Set(
  'script style noscript template nav form button input select textarea svg canvas iframe object embed audio video dialog'.split(
    ' ',
  ),
);
/** These begin and end a block. */
const BLOCKS = new Set(
  `address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer header hr html li main ol
  p pre section summary table tbody td tfoot th thead tr ul h1 h2 h3 h4 h5 h6`.split(/\s+/),
);

const TEXT = 3;

/** The blocks below an element in reading order: headings, paragraphs, list items and rows of tables. */
export function htmlBlocks(root: DomElement): readonly Block[] {
  const blocks: Block[] = [];
  let text = '';
  let kind: Block['kind'] = 'paragraph';
  const flush = (): void => {
    for (const part of text.split(/\n\s*\n/)) {
      const clean = oneLine(part);
      if (clean) blocks.push({ kind, text: clean });
    }
    text = '';
  };
  const visit = (node: DomNode): void => {
    if (node.nodeType === TEXT) text += (node.textContent ?? '').replace(/\s+/g, ' ');
    else if (isElement(node)) visitElement(node);
  };
  const visitElement = (element: DomElement): void => {
    const name = element.localName;
    if (SKIPPED.has(name) || isHidden(element) || isNoteMark(element)) return;
    if (name === 'br') text += '\n';
    else if (name === 'tr' && !hasTable(element)) addRow(element);
    else if (/^h[1-6]$/.test(name)) addHeading(element, Number(name.charAt(1)));
    else if (!BLOCKS.has(name)) visitAll(element);
    else visitBlock(element, name === 'li' || name === 'dd' ? 'item' : 'paragraph');
  };
  const visitBlock = (element: DomElement, inner: Block['kind']): void => {
    flush();
    const outer = kind;
    // Paragraphs within an item stay items; whatever follows it is what it was before.
    kind = inner === 'item' ? 'item' : outer;
    visitAll(element);
    flush();
    kind = outer;
  };
  const visitAll = (element: DomElement): void => {
    for (const child of element.childNodes) visit(child);
  };
  const addHeading = (element: DomElement, level: number): void => {
    flush();
    const heading = oneLine(element.textContent ?? '');
    if (heading) blocks.push({ kind: 'heading', level, text: heading });
  };
  const addRow = (row: DomElement): void => {
    flush();
    const cells = [...row.children].map((cell) => oneLine(cell.textContent ?? '')).filter(Boolean);
    if (cells.length > 0)
      blocks.push({ kind: cells.length > 1 ? 'row' : 'paragraph', text: cells.join(' | ') });
  };
  visit(root);
  flush();
  return blocks;
}

function isHidden(element: DomElement): boolean {
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true;
  return /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(element.getAttribute('style') ?? '');
}

/** A raised number that leads to a note on the same page. */
function isNoteMark(element: DomElement): boolean {
  if (element.localName !== 'sup' || !/^\s*\[?(?:\d{1,3}|[*†‡])\]?\s*$/.test(element.textContent ?? ''))
    return false;
  return element.querySelector('a') !== null || element.closest('a') !== null;
}

/** Tables that lay out a page hold other tables or paragraphs; their rows are no rows of data. */
function hasTable(row: DomElement): boolean {
  return row.querySelector('table, p + p, h1, h2, h3, ul, ol') !== null;
}
