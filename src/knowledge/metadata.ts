import type { DocumentMetadata } from '../core/types.ts';
import { normalizeDate } from './dates.ts';

/** Keys of front matter, in the order in which they are shown. */
export const METADATA_KEYS = ['title', 'source', 'author', 'date', 'url', 'kind', 'cite'] as const;

/** What a document says about itself, and what is wrong with it. */
export interface ReadMetadata {
  readonly title?: string;
  readonly metadata: DocumentMetadata;
  readonly warnings: readonly string[];
}

/** Checks raw metadata: one line each, a date of the calendar, an address of the web. What fails is left out with a warning. */
export function toMetadata(raw: Readonly<Record<string, unknown>>): ReadMetadata {
  const warnings: string[] = [];
  const { title, date, url, ...rest } = texts(raw, warnings);
  return {
    ...(title && { title }),
    metadata: { ...rest, ...checkedDate(date, warnings), ...checkedUrl(url, warnings) },
    warnings,
  };
}

type Texts = Partial<Record<(typeof METADATA_KEYS)[number], string>>;

function texts(raw: Readonly<Record<string, unknown>>, warnings: string[]): Texts {
  const found: Texts = {};
  for (const key of METADATA_KEYS) {
    const value = raw[key];
    if (value === undefined || value === null) continue;
    const text = Array.isArray(value) ? value.join(', ') : value;
    if (typeof text === 'object')
      warnings.push(`${key} is no text and is left out; write ${key}: followed by one line`);
    else if (oneLine(String(text))) found[key] = oneLine(String(text));
  }
  return found;
}

function checkedDate(date: string | undefined, warnings: string[]): { date?: string } {
  if (date === undefined) return {};
  const normal = normalizeDate(date);
  if (normal) return { date: normal };
  warnings.push(`date "${date}" is no day of the calendar and is left out; write it as YYYY-MM-DD`);
  return {};
}

function checkedUrl(url: string | undefined, warnings: string[]): { url?: string } {
  if (url === undefined) return {};
  if (isWebAddress(url)) return { url };
  warnings.push(`url "${url}" is no web address and is left out; it must begin with https:// or http://`);
  return {};
}

/** `http:` or `https:`, parsable, and without white space that could break out of a link. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\/\S+$/i.test(url) && URL.canParse(url);
}

/** Text on one line: every run of white space and control characters becomes one space. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
