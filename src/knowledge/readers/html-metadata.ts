import { normalizeDate } from '../dates.ts';
import type { ReadMetadata } from '../metadata.ts';
import { isWebAddress, oneLine } from '../metadata.ts';
import type { DomDocument, DomElement } from './dom.ts';

/** Names under which pages state their metadata, most reliable first. */
const NAMES = {
  title: ['citation_title', 'og:title', 'dc.title', 'dcterms.title', 'twitter:title'],
  author: ['citation_author', 'author', 'article:author', 'dc.creator', 'parsely-author', 'sailthru.author'],
  source: ['og:site_name', 'citation_journal_title', 'dc.publisher', 'application-name'],
  date: [
    'citation_publication_date',
    'citation_date',
    'article:published_time',
    'dc.date',
    'dcterms.date',
    'datepublished',
    'publishdate',
    'pubdate',
    'date',
    'parsely-pub-date',
  ],
} as const;

/** What the head of a page says about it: title, author, publisher, day of publication and canonical address. */
export function pageMetadata(document: DomDocument, source: string): ReadMetadata {
  const values = metaValues(document);
  const linked = linkedData(document);
  const first = (key: keyof typeof NAMES): string | undefined =>
    NAMES[key].map((name) => values.get(name)).find((value) => value !== undefined);
  const title = first('title') ?? text(document.querySelector('title')) ?? linked.headline;
  const author = [first('author'), linked.author].find((name) => name !== undefined && !isWebAddress(name));
  const publisher = first('source') ?? linked.publisher;
  const date = [first('date'), linked.datePublished, timeOf(document)]
    .map((day) => day && normalizeDate(day))
    .find(Boolean);
  const url = canonicalAddress(document, values, source);
  return {
    ...(title && { title: withoutSite(title, publisher) }),
    metadata: {
      ...(publisher && { source: publisher }),
      ...(author && { author }),
      ...(date && { date }),
      ...(url && { url }),
    },
    warnings: [],
  };
}

function metaValues(document: DomDocument): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const meta of document.querySelectorAll('meta')) {
    const name = (
      meta.getAttribute('property') ??
      meta.getAttribute('name') ??
      meta.getAttribute('itemprop') ??
      ''
    ).toLowerCase();
    const value = oneLine(meta.getAttribute('content') ?? '');
    if (name && value && !values.has(name)) values.set(name, value);
  }
  return values;
}

/** The link of the page itself, else the address that a browser wrote into a page that it saved. */
function canonicalAddress(
  document: DomDocument,
  values: ReadonlyMap<string, string>,
  source: string,
): string | undefined {
  const [, saved] = /<!-- saved from url=\(\d+\)(\S+) -->/.exec(source.slice(0, 4096)) ?? [];
  const candidates = [
    document.querySelector('link[rel~="canonical"]')?.getAttribute('href'),
    values.get('og:url'),
    saved,
  ];
  return candidates.find(
    (address): address is string => typeof address === 'string' && isWebAddress(address),
  );
}

function timeOf(document: DomDocument): string | undefined {
  return document.querySelector('time[datetime]')?.getAttribute('datetime') ?? undefined;
}

interface LinkedData {
  readonly headline?: string;
  readonly author?: string;
  readonly publisher?: string;
  readonly datePublished?: string;
}

/** JSON-LD of news sites: https://schema.org/Article. */
function linkedData(document: DomDocument): LinkedData {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const article = articleIn(parseJson(script.textContent ?? ''));
    if (article) return article;
  }
  return {};
}

function articleIn(value: unknown): LinkedData | undefined {
  const nodes = [value, isRecord(value) ? value['@graph'] : undefined].flat();
  const node = nodes.find((each) => isRecord(each) && typeof each.datePublished === 'string');
  if (!isRecord(node)) return undefined;
  const named = (key: string): string | undefined => {
    const [first] = [node[key]].flat();
    const name: unknown = isRecord(first) ? first.name : first;
    return typeof name === 'string' && oneLine(name) ? oneLine(name) : undefined;
  };
  const [headline, author, publisher, datePublished] = [
    'headline',
    'author',
    'publisher',
    'datePublished',
  ].map(named);
  return {
    ...(headline && { headline }),
    ...(author && { author }),
    ...(publisher && { publisher }),
    ...(datePublished && { datePublished }),
  };
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `Ban upheld | Reuters` -> `Ban upheld`, where the page says that its site is Reuters. */
function withoutSite(title: string, site: string | undefined): string {
  const [, short] = /^(.{8,})\s[|–—-]\s([^|–—]+)$/.exec(title) ?? [];
  return short && site && title.toLowerCase().endsWith(site.toLowerCase()) ? short.trim() : title;
}

function text(element: DomElement | null): string | undefined {
  return oneLine(element?.textContent ?? '') || undefined;
}
