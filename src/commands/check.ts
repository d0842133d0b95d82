/**
 * `pincite check`: what was read of a folder.
 *
 * @module
 */
import { createLibrary } from '../core/library.ts';
import type { SourceSummary, Warning } from '../core/types.ts';
import { count, sourcesLine } from '../core/wording.ts';
import { loadCollection } from '../knowledge/load.ts';
import { SHIPPED_CASE } from './desk.ts';

/** Prints documents and warnings; exit status 1 where a file could not be read at all. */
export async function check(folder: string | undefined): Promise<number> {
  const collection = await loadCollection(folder || SHIPPED_CASE);
  const sources = createLibrary(collection).sources({ platform: 'terminal' });
  const lines = [
    ...sources.documents.map(documentLine),
    ...sources.warnings.map(warningLine),
    `${collection.name}: ${sourcesLine(sources)}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return sources.warnings.some(({ failed }) => failed) ? 1 : 0;
}

function documentLine({ path, format, pages, passages }: SourceSummary): string {
  return [
    path,
    format,
    ...(pages === undefined ? [] : [count(pages, 'page')]),
    count(passages, 'passage'),
  ].join(' · ');
}

const warningLine = ({ path, message, failed }: Warning): string =>
  `${failed ? 'FAILED' : 'warning'} ${path}: ${message}`;
