import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Block } from '../../core/types.ts';
import { oneLine } from '../metadata.ts';
import type { DomDocument, DomElement } from './dom.ts';
import { htmlBlocks } from './html-blocks.ts';
import { pageMetadata } from './html-metadata.ts';
import type { Reading } from './reading.ts';

/** Bodies with less text than this share in their article are no news pages; they are read whole. */
const LEAST_SHARE = 0.3;

/** Elements with more of the page's text than this share are no furniture. */
const MOST_FURNITURE = 0.4;

/** What surrounds an article on pages that Readability cannot make out. */
const FURNITURE = `nav, footer, aside, form, [role="navigation"], [role="banner"], [role="contentinfo"], [role="search"],
  [role="complementary"], [role="dialog"], [class*="cookie" i], [id*="cookie" i], [class*="consent" i], [id*="consent" i],
  [class*="share" i], [class*="social" i], [class*="breadcrumb" i], [class*="newsletter" i], [class*="advert" i]`;

/** Reads a saved web page: its article without navigation, cookie notices and share bars. No script runs. */
export function readHtml(source: string): Reading {
  const document = parsePage(source);
  const { title, metadata, warnings } = pageMetadata(document, source);
  const blocks = withTitle(articleBlocks(source), title);
  const named = title ?? blocks.find(({ kind }) => kind === 'heading')?.text;
  return { format: 'html', ...(named && { title: named }), metadata, blocks, warnings };
}

/** Fragments of a page get a body of their own. */
function parsePage(source: string): DomDocument {
  const isWhole = /<(?:html|body)\b/i.test(source);
  return parseHTML(isWhole ? source : `<html><body>${source}</body></html>`).document;
}

function articleBlocks(source: string): readonly Block[] {
  const { body } = withoutFurniture(parsePage(source));
  const whole = body ? htmlBlocks(body) : [];
  const article = extractArticle(withoutFurniture(parsePage(source)));
  return article && size(article) >= LEAST_SHARE * size(whole) ? article : whole;
}

/** Takes out what is named like furniture, unless most of the page or its article hangs on it. */
function withoutFurniture(document: DomDocument): DomDocument {
  const most = MOST_FURNITURE * (document.body?.textContent?.length ?? 0);
  for (const element of [...document.querySelectorAll(FURNITURE)]) {
    const isContent =
      element.localName === 'body' ||
      element.localName === 'html' ||
      element.querySelector('h1, main, article');
    if (!isContent && (element.textContent?.length ?? 0) <= most) element.remove();
  }
  return document;
}

/** Readability takes its page apart, and so gets one of its own. */
function extractArticle(document: DomDocument): readonly Block[] | undefined {
  const article = new Readability<DomElement>(document, {
    serializer: (root) => root,
    keepClasses: true,
  }).parse();
  return article?.content ? htmlBlocks(article.content) : undefined;
}

function size(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

/** The page's heading becomes the title; Readability leaves it out, or in as a second-level heading. */
function withTitle(blocks: readonly Block[], title: string | undefined): readonly Block[] {
  const rest = blocks.filter(
    ({ kind, text }, index) => !(index < 3 && kind === 'heading' && oneLine(text) === title),
  );
  return title ? [{ kind: 'heading', level: 1, text: title }, ...rest] : rest;
}
