import type { Nodes } from 'mdast';

/** The text of one block and where footnote marks stood in it. */
export interface InlineText {
  /** Without mark-up and footnote marks; white space is single spaces. */
  readonly text: string;
  readonly marks: readonly { readonly at: number; readonly mark: string }[];
  /** Marks whose footnote nobody wrote, which the parser takes for text. */
  readonly undefinedMarks: readonly string[];
}

/** Collects the words below a node. */
export function inlineText(root: Nodes): InlineText {
  let text = '';
  const marks: { at: number; mark: string }[] = [];
  const undefinedMarks: string[] = [];

  const write = (value: string): void => {
    const clean = value.replace(/[\s\p{Cc}]+/gu, ' ');
    text += text === '' || text.endsWith(' ') ? clean.trimStart() : clean;
  };
  const withoutMarks = (value: string): string =>
    value.replace(/\[\^([^\]\s[]{1,200})\]/g, (_, mark: string) => {
      undefinedMarks.push(mark);
      return '';
    });
  const visit = (node: Nodes): void => {
    if (PARTED.has(node.type)) write(' ');
    if (node.type === 'text') write(withoutMarks(node.value));
    else if (node.type === 'inlineCode' || node.type === 'code') write(node.value);
    else if (node.type === 'html') write(withoutTags(node.value));
    else if (node.type === 'footnoteReference') {
      text = text.trimEnd();
      marks.push({ at: text.length, mark: node.identifier });
    } else if ('children' in node) visitAll(node.children, node.type === 'tableRow' ? ' | ' : '');
  };
  const visitAll = (nodes: readonly Nodes[], between: string): void => {
    nodes.forEach((node, index) => {
      if (index > 0) write(between);
      visit(node);
    });
  };

  visit(root);
  return { text: text.trim(), marks, undefinedMarks };
}

/** Blocks and breaks within one node, as in a footnote of two paragraphs, are parted by a space. */
const PARTED = new Set<string>(['break', 'paragraph', 'listItem', 'code']);

/** HTML inside Markdown: the words, without tags, comments and scripts. */
function withoutTags(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1>|$)/gi, ' ')
    .replace(/<\/?(?:br|p|div|li|td|th|tr|hr)\b[^<>]*>/gi, ' ')
    .replace(/<[^<>]*>/g, '');
}
