import { readFile } from 'node:fs/promises';
import { type Collection, type CuratedQuestion, StartError } from '../core/types.ts';
import { decodeText } from './decode.ts';
import { reason } from './files.ts';
import { createLoader, type LoadOptions } from './loader.ts';

/**
 * Reads a knowledge folder: every document below it, and `case.yaml`, `questions.yaml` and `synonyms.yaml` in its root. The
 * same files give the same collection, whatever order the file system lists them in. What cannot be read is a warning.
 *
 * @throws StartError when there is no such folder: one line with path and remedy.
 */
export function loadCollection(folder: string, options: LoadOptions = {}): Promise<Collection> {
  return createLoader(folder, options).load();
}

/**
 * Reads a file of golden questions that stands outside the folder.
 *
 * @throws StartError when it cannot be read, and for every row that cannot: figures over the rest would mislead.
 */
export async function loadQuestions(file: string): Promise<readonly CuratedQuestion[]> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new StartError(`"${file}" cannot be read (${reason(cause)}); name a file of questions.`, { cause });
  });
  const decoded = decodeText(bytes);
  if ('problem' in decoded) throw new StartError(`"${file}" ${decoded.problem}.`);
  const { readQuestions } = await import('./curated.ts');
  const { value, warnings } = readQuestions(decoded.text);
  if (warnings.length === 0) return value;
  const problems = warnings.map(({ message }) => `  - ${message}`);
  throw new StartError(`"${file}" needs attention:\n${problems.join('\n')}`);
}
