/**
 * Every sentence that the bot says of its own, so that all platforms and the shell say the same. Plain text: each
 * platform escapes it by its own rules.
 *
 * @module
 */
import { dateInWords } from './citation-text.ts';
import type { Correction, HelpAnswer, NotFoundAnswer, SourceSummary, Sources, Warning } from './types.ts';

export const labels = {
  more: 'More passages',
  wider: 'Wider',
  narrower: 'Back to the excerpt',
  back: 'Back',
  copy: 'Copy citation',
  share: 'Share to channel',
  ask: 'Ask',
  previous: 'Previous',
  next: 'Next',
} as const;

export const noAnswerLine = 'The documents do not answer this.';
export const nearestLine = 'Nearest passages, not an answer:';
const emptyLine = 'There are no documents to search yet.';
export const searchingLine = 'is reading the documents';
export const tryLine = 'Questions to try:';
export const failedLine = 'Something went wrong while answering this. Please ask again in a moment.';
export const changedLine = 'The document has changed since. This is what it says there now.';
export const goneLine =
  'The document has changed since, and this passage is no longer in it. Please ask again.';
export const noFurtherLine = 'There are no further passages.';
export const furtherLine = 'Further passages:';
export const wholeSectionLine = 'This is the whole section.';
export const cannotWriteLine =
  'I may not write in the channel where you asked. Ask me here instead, or with /ask there.';
export const unreadableMessageLine =
  'I cannot read that message. Please write the question after my name, or choose Apps, Find in the case documents on it.';
export const noTextLine = 'That message holds no text to look for.';
export const notAllowedLine = 'I only answer members of this workspace.';

/** First line of help; the questions to try follow under `tryLine`. */
export function helpLine(name: string): string {
  return `I answer questions about ${name} with the passage of the documents that answers and where it stands. I add no words of my own.`;
}

/** First line where a request held no question. */
export function nothingAsked(name: string): string {
  return `What would you like to know about ${name}?`;
}

/** Examples of a help answer, one a line. */
export function examplesText({ examples }: HelpAnswer): string {
  return examples.length === 0 ? '' : [tryLine, ...examples.map((example) => `• ${example}`)].join('\n');
}

/** The miss in one line: that nothing answers, and which words stand nowhere. */
export function missLine({ missing, searched }: NotFoundAnswer): string {
  if (searched.documents === 0) return emptyLine;
  if (missing.length === 0) return noAnswerLine;
  return `${noAnswerLine} ${missing.length === 1 ? 'This word stands' : 'These words stand'} nowhere in them: ${quoted(missing)}.`;
}

/** What was searched: `Searched 12 documents, 340 passages.` */
export function searchedLine({ searched }: NotFoundAnswer): string {
  return `Searched ${count(searched.documents, 'document')}, ${count(searched.passages, 'passage')}.`;
}

/** What could not be searched; empty where everything could. */
export function unreadableLine(warnings: readonly Warning[]): string {
  const [first, ...rest] = warnings;
  if (!first) return '';
  const place = first.pages ? `${first.path} (${pagesInWords(first.pages)})` : first.path;
  const named = rest.length === 0 ? place : `${place} and ${count(rest.length, 'other')}`;
  return `Not searched, because it could not be read: ${named}.`;
}

/** `page 7`, `pages 3 to 5 and 9`. */
export function pagesInWords(pages: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const page of pages) {
    const run = runs.at(-1);
    if (run && run.to === page - 1) run.to = page;
    else runs.push({ from: page, to: page });
  }
  const names = runs.map(({ from, to }) => (from === to ? `${from}` : `${from} to ${to}`));
  const last = names.pop() ?? '';
  return `${pages.length === 1 ? 'page' : 'pages'} ${names.length > 0 ? `${names.join(', ')} and ${last}` : last}`;
}

/** `“kaspersy” was read as “kaspersky”.`; empty where nothing was corrected. */
export function correctionsLine(corrections: readonly Correction[]): string {
  return corrections.map(({ from, to }) => `“${from}” was read as “${to}”.`).join(' ');
}

/** Above an answer that somebody shared; `who` is already in the platform's own form. */
export function sharedLine(who: string): string {
  return `Shared by ${who}`;
}

/** The collection in one line: `12 documents, 210 pages, 340 passages; last change Nov. 30, 2018.` */
export function sourcesLine({ documents, pages, passages, modified }: Sources): string {
  const counts = [
    count(documents.length, 'document'),
    ...(pages === 0 ? [] : [count(pages, 'page')]),
    count(passages, 'passage'),
  ];
  const day = modified === undefined ? '' : dateInWords(new Date(modified).toISOString().slice(0, 10));
  return `${counts.join(', ')}${day && `; last change ${day}`}.`;
}

/** One document of the list: title, date, pages. */
export function sourceLine({ title, date, pages }: SourceSummary): string {
  return [title, date && dateInWords(date), pages && count(pages, 'page')].filter(Boolean).join(' · ');
}

/** What happens to a question, in two lines. */
export const privacyLines = [
  'Questions are answered on the machine that runs this bot; nothing is sent to another service.',
  'Every excerpt stands word for word in a document; nothing is made up.',
] as const;

/** `1 page`, `2 pages`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(', ');
}
