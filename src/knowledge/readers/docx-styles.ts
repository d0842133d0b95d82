import { childrenOf, find, wordValue, type XmlElement } from './xml.ts';

/** What a paragraph's style says about it. */
export interface ParagraphStyle {
  /** Level of a heading; 1 for titles. */
  readonly level?: number;
  readonly title?: boolean;
  readonly list?: { readonly id: string; readonly level: number };
}

/** Styles by their id, each with what it inherits. */
export function readStyles(styles: XmlElement | undefined): (id: string | undefined) => ParagraphStyle {
  const root = childrenOf(styles, 'w:styles')[0];
  const byId = new Map(childrenOf(root, 'w:style').map((style) => [style.attributes['w:styleId'], style]));
  const resolve = (id: string | undefined, depth: number): ParagraphStyle => {
    const style = byId.get(id);
    if (!style || depth > 20) return {};
    return { ...resolve(wordValue(style, 'w:basedOn'), depth + 1), ...ownStyle(style) };
  };
  return (id) => ({ ...resolve(id, 0), ...(byId.has(id) ? {} : namedStyle(id ?? '')) });
}

function ownStyle(style: XmlElement): ParagraphStyle {
  const properties = find(style, 'w:pPr');
  const named = namedStyle(wordValue(style, 'w:name') ?? '');
  const outline = outlineLevel(properties);
  const list = listOf(properties);
  return { ...(outline && { level: outline }), ...named, ...(list && { list }) };
}

/** Word calls its own styles by these names in every language. */
function namedStyle(name: string): ParagraphStyle {
  if (/^title$/i.test(name)) return { level: 1, title: true };
  const [, level] = /^heading ?([1-9])$/i.exec(name) ?? [];
  // Headings stand below the document's title.
  return level ? { level: Math.min(6, Number(level) + 1) } : {};
}

/** Level of a heading from a paragraph's or style's outline level, which counts from 0. */
export function outlineLevel(properties: XmlElement | undefined): number | undefined {
  const level = wordValue(properties, 'w:outlineLvl');
  return level === undefined || Number(level) > 8 ? undefined : Math.min(6, Number(level) + 2);
}

/** The list that a paragraph or style belongs to. */
export function listOf(
  properties: XmlElement | undefined,
): { readonly id: string; readonly level: number } | undefined {
  const id = wordValue(properties, 'w:numPr', 'w:numId');
  if (id === undefined) return undefined;
  return {
    id,
    level: Math.min(8, Math.max(0, Number(wordValue(properties, 'w:numPr', 'w:ilvl') ?? 0) || 0)),
  };
}
