import type { Block } from '../../core/types.ts';
import { oneLine } from '../metadata.ts';
import type { Reading } from './reading.ts';

/** Stretches of lines between blank lines. */
interface Stretch {
  readonly line: number;
  readonly text: string;
}

/** Reads plain text: blank lines part paragraphs, the first line is the title, short lines that stand alone are headings. */
export function readText(text: string): Reading {
  const parts = stretches(text).filter((part) => !FURNITURE.test(part.text));
  const [first] = parts;
  const title = first && isTitle(first.text) ? first.text : undefined;
  const blocks = parts.map((part, index): Block => {
    if (index === 0 && title) return { kind: 'heading', level: 1, ...part };
    return isHeading(part.text) && index + 1 < parts.length
      ? { kind: 'heading', level: 2, ...part }
      : { kind: 'paragraph', ...part };
  });
  return { format: 'text', ...(title && { title }), metadata: {}, blocks, warnings: [] };
}

/** What copying a web page leaves behind. */
const FURNITURE =
  /^(?:\d{1,3} min(?:ute)?s?(?: read)?|(?:show|view|enlarge|open) image|advertisement|image)$/i;

function stretches(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  let lines: string[] = [];
  const lineTexts = text.split(/\r\n|[\n\r\f\u2028\u2029]/);
  const close = (next: number): void => {
    const joined = oneLine(lines.join(' '));
    if (joined) found.push({ line: next - lines.length + 1, text: joined });
    lines = [];
  };
  lineTexts.forEach((line, index) => {
    if (line.trim() === '') close(index);
    else lines.push(line);
  });
  close(lineTexts.length);
  return found;
}

function isTitle(text: string): boolean {
  return text.length <= 150 && !/[.;:,]$/.test(text);
}

function isHeading(text: string): boolean {
  return (
    text.length <= 80 &&
    text.split(' ').length <= 10 &&
    /^[\p{Lu}\p{N}]/u.test(text) &&
    !/[.,;:!?"'”’)…]$/u.test(text)
  );
}
