import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Collection, CuratedQuestion, Passage, Synonyms, Warning } from '../core/types.ts';
import { type QuestionRow, readCase, readQuestions, readSynonyms } from './curated.ts';
import { decodeText } from './decode.ts';
import { byPath, type FoundFile, listFiles, reason } from './files.ts';
import { toPassages } from './passages.ts';
import { isDocument, type ReadDocument, readDocument } from './read.ts';

/**
 * Reads a knowledge folder: every document below it, and `case.yaml`, `questions.yaml` and `synonyms.yaml` in its root. The
 * same files give the same collection, whatever order the file system lists them in. What cannot be read is a warning.
 *
 * @throws when there is no such folder: one line with path and remedy.
 */
export async function loadCollection(folder: string): Promise<Collection> {
  const listing = await listFiles(folder);
  const read: ReadDocument[] = [];
  for (const file of listing.files) if (isDocument(file.path)) read.push(await readFound(file));
  const documents = read.flatMap(({ document }) => (document ? [document] : []));
  const passages = documents.flatMap(toPassages);
  const curated = await readCurated(listing.files);
  const questions = resolveQuestions(curated.questions, passages);
  const warnings = [
    ...listing.warnings,
    ...read.flatMap((result) => result.warnings),
    ...curated.warnings,
    ...questions.warnings,
  ];
  if (documents.length === 0) warnings.push({ path: '.', message: EMPTY, failed: false });
  return {
    name: curated.name ?? basename(resolve(folder)),
    documents,
    passages,
    questions: questions.value,
    synonyms: curated.synonyms,
    warnings: warnings.sort(byPath),
  };
}

/** Reads a file of golden questions that stands outside the folder. */
export async function loadQuestions(file: string): Promise<readonly CuratedQuestion[]> {
  const decoded = decodeText(await readFile(file));
  if ('problem' in decoded) throw new Error(`${file} ${decoded.problem}`);
  return readQuestions(decoded.text).value;
}

const EMPTY = 'the knowledge folder holds no document; add Markdown (.md) or text (.txt) files';

async function readFound(file: FoundFile): Promise<ReadDocument> {
  try {
    return readDocument(file.path, await readFile(file.location), file.modified);
  } catch (cause) {
    return { warnings: [unreadable(file.path, cause)] };
  }
}

function unreadable(path: string, cause: unknown): Warning {
  return { path, message: `cannot be read (${reason(cause)}); check its permissions`, failed: true };
}

interface CuratedFiles {
  readonly name: string | undefined;
  readonly questions: readonly QuestionRow[];
  readonly synonyms: Synonyms;
  readonly warnings: readonly Warning[];
}

async function readCurated(files: readonly FoundFile[]): Promise<CuratedFiles> {
  const warnings: Warning[] = [];
  const read = async <T>(
    path: string,
    reader: (source: string) => { value: T; warnings: readonly Warning[] },
    absent: T,
  ) => {
    const file = files.find((found) => found.path === path);
    if (!file) return absent;
    try {
      const decoded = decodeText(await readFile(file.location));
      if ('problem' in decoded) throw new Error(decoded.problem);
      const result = reader(decoded.text);
      warnings.push(...result.warnings);
      return result.value;
    } catch (cause) {
      warnings.push(unreadable(path, cause));
      return absent;
    }
  };
  const name = await read('case.yaml', readCase, undefined);
  const questions = await read<readonly QuestionRow[]>('questions.yaml', readQuestions, []);
  const synonyms = await read<Synonyms>('synonyms.yaml', readSynonyms, { groups: [], oneWay: [] });
  return { name, questions, synonyms, warnings };
}

/** Rows that name a section which no document has are told, and kept out of the index. */
function resolveQuestions(
  rows: readonly QuestionRow[],
  passages: readonly Passage[],
): { readonly value: readonly CuratedQuestion[]; readonly warnings: readonly Warning[] } {
  const texts = new Map<string, string>();
  for (const { document, section, text } of passages) {
    const key = `${document.path}#${section}`;
    texts.set(key, `${texts.get(key) ?? ''}\n${text}`);
  }
  const warnings: Warning[] = [];
  const value = rows.flatMap(({ line, ...row }) => {
    const problem = problemOf(row, texts);
    if (problem)
      warnings.push({ path: 'questions.yaml', message: `line ${line}: ${problem}`, failed: false });
    return row.answer !== undefined && !texts.has(row.answer) ? [] : [row];
  });
  return { value, warnings };
}

function problemOf(row: CuratedQuestion, texts: ReadonlyMap<string, string>): string | undefined {
  if (row.answer === undefined) return undefined;
  const missing = [row.answer, ...(row.also ?? [])].find((answer) => !texts.has(answer));
  if (missing !== undefined)
    return `no document has the section ${missing}; correct the path or the heading's slug`;
  if (row.quote && !texts.get(row.answer)?.includes(row.quote))
    return `"${row.quote}" does not stand in ${row.answer}; correct the quote`;
  return undefined;
}
