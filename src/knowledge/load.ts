import { readFile } from 'node:fs/promises';
import type { Collection, CuratedQuestion } from '../core/types.ts';
import { decodeText } from './decode.ts';
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

/** Reads a file of golden questions that stands outside the folder. */
export async function loadQuestions(file: string): Promise<readonly CuratedQuestion[]> {
  const decoded = decodeText(await readFile(file));
  if ('problem' in decoded) throw new Error(`${file} ${decoded.problem}`);
  const { readQuestions } = await import('./curated.ts');
  return readQuestions(decoded.text).value;
}
