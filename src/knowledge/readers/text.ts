import type { Block, DocumentMetadata } from '../../core/types.ts';
import { normalizeDate } from '../dates.ts';
import { oneLine } from '../metadata.ts';
import { lineJoiner } from './hyphens.ts';
import { PARAGRAPH_NUMBER, paragraphNumbers } from './paragraph-numbers.ts';
import type { Reading } from './reading.ts';

/** What copying a web page or printing a document leaves behind, each alone on its line. */
const FURNITURE =
  /^(?:\d{1,3} min(?:ute)?s?(?: read)?|(?:show|view|enlarge|open|hide) image|image|advertisement|share(?: this(?: article)?)?|read more|skip to (?:main )?content|[-–—] ?\d{1,4} ?[-–—]|page \d{1,4}(?: of \d{1,4})?)$/i;
const BULLET = /^[-*•‣–]\s+(?=\S)/;
/** Lines longer than this are paragraphs that nobody wrapped. */
const WRAPPED = 120;

/** Lines that belong together, with the number of the first. */
interface Stretch {
  readonly line: number;
  readonly lines: readonly string[];
}

/** Reads plain text: blank lines part paragraphs, the first line is the title, short lines that stand alone are headings. */
export function readText(text: string): Reading {
  const lines = text.split(/\r\n|[\n\r\f\u2028\u2029]/);
  const head = readHead(lines);
  const parts = stretches(lines, head.lines);
  const joiner = lineJoiner(lines);
  const texts = parts.map(({ lines: joined }) =>
    joined.reduce((before, after) => joinLines(joiner, before, after)),
  );
  const numbers = paragraphNumbers(texts);
  const [first = ''] = texts;
  const title = head.title ?? (isTitle(first) ? first : undefined);
  const blocks = parts.map((part, index): Block => {
    const whole = texts[index] ?? '';
    const number = numbers.get(index);
    if (index === 0 && whole === title) return { kind: 'heading', level: 1, text: whole, line: part.line };
    if (number)
      return {
        kind: 'paragraph',
        paragraph: number,
        text: whole.replace(PARAGRAPH_NUMBER, ''),
        line: part.line,
      };
    if (BULLET.test(whole)) return { kind: 'item', text: whole.replace(BULLET, ''), line: part.line };
    const isLast = index + 1 === parts.length;
    if (isHeading(whole) && !isLast) return { kind: 'heading', level: 2, text: whole, line: part.line };
    return { kind: 'paragraph', text: whole, line: part.line };
  });
  return { format: 'text', ...(title && { title }), metadata: head.metadata, blocks, warnings: [] };
}

interface Head {
  /** Lines that the head takes up. */
  readonly lines: number;
  readonly title?: string;
  readonly metadata: DocumentMetadata;
}

/** `From:`, `Date:` and `Subject:` above a letter that was saved as text. */
function readHead(lines: readonly string[]): Head {
  const fields = new Map<string, string>();
  let count = 0;
  while (count < lines.length) {
    const [, key, value] =
      /^(From|Sent|Date|To|Cc|Bcc|Subject|Reply-To|Message-ID): *(.*)$/i.exec(lines[count] ?? '') ?? [];
    if (key === undefined || value === undefined) break;
    fields.set(key.toLowerCase(), oneLine(value));
    count += 1;
  }
  const isHead = fields.has('from') && (fields.has('subject') || fields.has('to'));
  if (!isHead) return { lines: 0, metadata: {} };
  const author = fields
    .get('from')
    ?.replace(/\s*<[^<>]*>$/, '')
    .replace(/^"(.*)"$/, '$1');
  const date = mailDate(fields.get('date') ?? fields.get('sent') ?? '');
  const title = fields.get('subject');
  return {
    lines: count,
    ...(title && { title }),
    metadata: { ...(author && { author }), ...(date && { date }) },
  };
}

/** `Thu, 14 Sep 2017 09:12:00 -0400` and `Thursday, September 14, 2017 9:12 AM`: the day as written. */
function mailDate(text: string): string | undefined {
  const day = text.replace(/^\p{L}+, */u, '').replace(/,? *(?:at )?\d{1,2}:\d{2}.*$/, '');
  return normalizeDate(day);
}

function stretches(lines: readonly string[], from: number): readonly Stretch[] {
  const found: { line: number; lines: string[] }[] = [];
  let open = false;
  lines.forEach((line, index) => {
    const clean = oneLine(line);
    if (index < from) return;
    const starts =
      !open ||
      BULLET.test(clean) ||
      PARAGRAPH_NUMBER.test(clean) ||
      isParagraph(lines[index - 1]) ||
      isIndented(lines, index);
    if (clean === '' || FURNITURE.test(clean)) open = open && clean !== '';
    else if (starts) found.push({ line: index + 1, lines: [clean] });
    else found.at(-1)?.lines.push(clean);
    if (clean !== '' && !FURNITURE.test(clean)) open = true;
  });
  return found;
}

function isParagraph(line = ''): boolean {
  return line.length > WRAPPED;
}

/** The first line of a paragraph is set in, while the line above is not. */
function isIndented(lines: readonly string[], index: number): boolean {
  return (
    /^(?:\t| {2,})\S/.test(lines[index] ?? '') &&
    /^\S/.test(lines[index - 1] ?? '') &&
    /[.?!:"”)]\s*$/.test(lines[index - 1] ?? '')
  );
}

function joinLines(joiner: ReturnType<typeof lineJoiner>, before: string, after: string): string {
  const { drop, between } = joiner.join(before, after);
  return before.slice(0, before.length - drop) + between + after;
}

function isTitle(text: string): boolean {
  return text.length <= 150 && !/[.;:,]$/.test(text) && !BULLET.test(text);
}

function isHeading(text: string): boolean {
  return (
    text.length <= 80 &&
    text.split(' ').length <= 10 &&
    /^[\p{Lu}\p{N}]/u.test(text) &&
    !/[.,;:!?"'”’)…]$/u.test(text)
  );
}
