import type { CuratedQuestion, Passage, Synonyms, Warning } from '../core/types.ts';
import type { Cache } from './cache.ts';
import type { Curated, QuestionRow } from './curated.ts';
import { decodeText } from './decode.ts';
import { type FoundFile, readFound, reason } from './files.ts';

/** What the files in the folder's root say about the case. */
export interface CuratedFiles {
  readonly name: string | undefined;
  readonly questions: readonly QuestionRow[];
  readonly synonyms: Synonyms;
  readonly warnings: readonly Warning[];
}

/** Reads `case.yaml`, `questions.yaml` and `synonyms.yaml`; each may be absent, and what is broken becomes a warning. */
export async function readCurated(files: readonly FoundFile[], cache?: Cache): Promise<CuratedFiles> {
  const warnings: Warning[] = [];
  const read = async <T>(
    path: string,
    reader: (source: string) => Promise<Curated<T>>,
    absent: T,
  ): Promise<T> => {
    const file = files.find((found) => found.path === path);
    if (!file) return absent;
    try {
      const decoded = decodeText(await readFound(file));
      if ('problem' in decoded) throw new Error(decoded.problem);
      const { text } = decoded;
      const result = await (cache ? cache.keep(path, text, () => reader(text)) : reader(text));
      warnings.push(...result.warnings);
      return result.value;
    } catch (cause) {
      warnings.push({
        path,
        message: `cannot be read (${reason(cause)}); check its permissions`,
        failed: true,
      });
      return absent;
    }
  };
  // The parser of YAML takes as long to load as a small case, and is needed only after a change.
  const readers = () => import('./curated.ts');
  const none: Synonyms = { groups: [], oneWay: [] };
  const name = await read('case.yaml', async (text) => (await readers()).readCase(text), undefined);
  const questions = await read('questions.yaml', async (text) => (await readers()).readQuestions(text), []);
  const synonyms = await read('synonyms.yaml', async (text) => (await readers()).readSynonyms(text), none);
  return { name, questions, synonyms, warnings };
}

/** Rows that name a section which no document has are told, and kept out of the index. */
export function resolveQuestions(
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
