/**
 * A citation in words and as a link: the same on every platform and in the shell.
 *
 * @module
 */
import type { Citation, Excerpt } from './types.ts';

const months = [
  'Jan.',
  'Feb.',
  'Mar.',
  'Apr.',
  'May',
  'June',
  'July',
  'Aug.',
  'Sept.',
  'Oct.',
  'Nov.',
  'Dec.',
];

/** `2018-11-30` as `Nov. 30, 2018`; a month or a year alone stays as coarse as it is. Anything else is returned as it stands. */
export function dateInWords(date: string): string {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/u.exec(date);
  const month = months[Number(parts?.[2]) - 1];
  if (!parts || !month) return date;
  return parts[3] ? `${month} ${Number(parts[3])}, ${parts[1]}` : `${month} ${parts[1]}`;
}

/** Where in the document: `p. 12, ¶ 14`; undefined where neither is known. */
function place(citation: Citation): string | undefined {
  const page = citation.page === undefined ? [] : [`p. ${citation.page}`];
  const paragraph = citation.paragraph === undefined ? [] : [`¶ ${citation.paragraph}`];
  return [...page, ...paragraph].join(', ') || undefined;
}

/** The part of a citation that carries the link: title, how lawyers cite it, section. */
export function citationLabel({ title, cite, section }: Citation): string {
  const named = cite === undefined || title.includes(cite) ? title : `${title}, ${cite}`;
  return section === undefined || section === '' || section === title ? named : `${named}, ${section}`;
}

/** What follows the label: page or paragraph, date, source, and the source that a footnote names. */
export function citationDetails(citation: Citation): readonly string[] {
  const details = [
    place(citation),
    citation.date && dateInWords(citation.date),
    citation.source,
    citation.reference && `citing ${citation.reference}`,
  ];
  return details.filter((detail): detail is string => detail !== undefined && detail !== '');
}

/** The whole citation in one line of plain text. */
export function citationLine(citation: Citation): string {
  return [citationLabel(citation), ...citationDetails(citation)].join(' · ');
}

/** The words of an excerpt as shown. */
export function excerptText(excerpt: Excerpt): string {
  return excerpt.runs.map((run) => run.text).join('');
}

/** The answering sentence; the whole excerpt where none is marked. */
export function answeringSentence(excerpt: Excerpt): string {
  const marked = excerpt.runs.filter((run) => run.highlight).map((run) => run.text);
  return (marked.length > 0 ? marked.join('') : excerptText(excerpt)).trim();
}

/**
 * A citation to paste, in one plain line: `Kaspersky Lab, Inc. v. DHS, 909 F.3d 446, p. 14 (30 Nov 2018)`, with the section
 * where there is no page or paragraph, the source that a footnote names, and the address.
 */
export function copyCitation(citation: Citation): string {
  const { title, cite, section, date, reference, url } = citation;
  const pin = place(citation) ?? (section === title ? undefined : section);
  const named = [title, cite !== undefined && !title.includes(cite) && cite, pin].filter(Boolean).join(', ');
  const line = `${named}${date ? ` (${dayMonthYear(date)})` : ''}${reference ? `, citing ${reference}` : ''}`;
  return oneLine(url === undefined ? line : `${line.replace(/\.$/u, '')}. ${url}`);
}

/** `2018-11-30` as `30 Nov 2018`. */
function dayMonthYear(date: string): string {
  const [year = '', month, day] = date.split('-');
  const name = months[Number(month) - 1]?.slice(0, 3);
  if (name === undefined) return date;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/**
 * The address that opens at the sentence: a text fragment for web pages (https://wicg.github.io/scroll-to-text-fragment/),
 * `#page=` for PDF files; the bare address where the document retells what stands there. Undefined where there is no
 * address, or one that is not `http:` or `https:`.
 */
export function citationLink(excerpt: Excerpt): string | undefined {
  const { url, page } = excerpt.citation;
  const address = url !== undefined && URL.canParse(url) ? new URL(url) : undefined;
  if (!address || !/^https?:$/u.test(address.protocol)) return undefined;
  if (/\.pdf$/iu.test(address.pathname))
    return address.hash || !page ? address.href : `${address.href}#page=${page}`;
  if (excerpt.retold || address.hash.includes(':~:')) return address.href;
  const base = address.hash ? address.href : `${address.href}#`;
  return `${base}:~:text=${textFragment(answeringSentence(excerpt))}`;
}

/** Words in a fragment beyond which only the first and the last few are named. */
const wholeFragment = 8;
const edge = 4;

function textFragment(sentence: string): string {
  const words = oneLine(sentence).split(' ');
  if (words.length <= wholeFragment) return encode(words.join(' '));
  return `${encode(words.slice(0, edge).join(' '))},${encode(words.slice(-edge).join(' '))}`;
}

/** `-` has a meaning within the directive, and the others would end a masked link in Markdown. */
function encode(words: string): string {
  return encodeURIComponent(words).replace(
    /[-!'()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
