import type { Citation, Passage } from './types.ts';

/**
 * What a reader can check about the text at offset `at` of a passage.
 * Page, paragraph and reference are those of that very place; unknown stays absent.
 */
export function citationOf(passage: Passage, at: number): Citation {
  const { title, path, url, date, source, cite } = passage.document;
  const section = passage.headings.at(-1);
  const page = lastAt(passage.pages, at)?.page;
  const paragraph = lastAt(passage.paragraphs, at)?.number;
  const reference = referenceAt(passage, at);
  const { bracketed, bare } = reference?.match(NAMED_ADDRESS)?.groups ?? {};
  const link = bracketed ?? bare ?? url;
  const named = reference?.replace(NAMED_ADDRESS, '').trim();
  return {
    title,
    ...(section && { section }),
    path,
    ...(page !== undefined && { page }),
    ...(paragraph !== undefined && { paragraph }),
    ...(link && { url: link }),
    ...(date && { date }),
    ...(source && { source }),
    ...(cite && { cite }),
    ...(named && { reference: named }),
  };
}

/** Brackets belong to an address in pairs, stops never to its end. */
const ADDRESS = String.raw`https?:\/\/(?:\([^\s<>()"]*\)|[^\s<>()"])*(?<![.,;:])`;
/** The address that a footnote names leads nearer to the source than that of the document. */
const NAMED_ADDRESS = new RegExp(`[\\s,;:]*(?:[(<](?<bracketed>${ADDRESS})[)>]|(?<bare>${ADDRESS}))`);

/** The next source named in the same paragraph: one that a later paragraph names says nothing of this one. */
function referenceAt({ text, references }: Passage, at: number): string | undefined {
  const next = references?.find((candidate) => candidate.at > at);
  return next && !text.slice(at, next.at).includes('\n') ? next.text : undefined;
}

function lastAt<Mark extends { readonly at: number }>(
  marks: readonly Mark[] | undefined,
  at: number,
): Mark | undefined {
  return marks?.findLast((mark) => mark.at <= at);
}
