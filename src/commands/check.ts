/**
 * `pincite check`: what was read of a folder, document by document, and what is wrong with it.
 *
 * @module
 */
import { createLibrary } from '../core/library.ts';
import type { SourceSummary, Warning } from '../core/types.ts';
import { count, sourcesLine } from '../core/wording.ts';
import { SHIPPED_CASE } from './desk.ts';
import { readCollection } from './reading.ts';

/** Prints each document with its warnings below; exit status 1 where a file could not be read at all. */
export async function check(folder: string | undefined): Promise<number> {
  const collection = await readCollection(folder || SHIPPED_CASE);
  const sources = createLibrary(collection).sources({ platform: 'terminal' });
  const paths = new Set(sources.documents.map(({ path }) => path));
  const warningsOf = (path: string): readonly string[] =>
    sources.warnings.filter((warning) => warning.path === path).map((warning) => `  ${warningLine(warning)}`);
  const others = sources.warnings.filter(({ path }) => !paths.has(path));
  const failed = sources.warnings.filter((warning) => warning.failed).length;
  const lines = [
    ...sources.documents.flatMap((document) => [documentLine(document), ...warningsOf(document.path)]),
    ...others.map((warning) => `${warning.path}\n  ${warningLine(warning)}`),
    '',
    `${collection.name}: ${sourcesLine(sources)}`,
    ...summary(sources.documents, sources.warnings, failed),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return failed > 0 ? 1 : 0;
}

function documentLine({ path, format, pages, passages, date }: SourceSummary): string {
  const size = [...(pages === undefined ? [] : [count(pages, 'page')]), count(passages, 'passage')];
  return [path, format, ...size, date ?? 'no date'].join(' · ');
}

function warningLine({ message, failed }: Warning): string {
  return `${failed ? 'FAILED: ' : 'warning: '}${message}`;
}

function summary(
  documents: readonly SourceSummary[],
  warnings: readonly Warning[],
  failed: number,
): readonly string[] {
  const undated = documents.filter(({ date }) => date === undefined).length;
  return [
    ...(failed > 0 ? [`${count(failed, 'file')} could not be read.`] : []),
    ...(warnings.length > failed ? [`${count(warnings.length - failed, 'warning')}.`] : []),
    ...(undated > 0 ? [`${count(undated, 'document')} without a date: ${UNDATED}`] : []),
  ];
}

const UNDATED =
  'citations leave it out. Write it into the front matter, or beside other files (opinion.pdf.yaml, "date: 2018-11-30").';
