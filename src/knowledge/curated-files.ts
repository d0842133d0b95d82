import type { CuratedQuestion, Passage, Synonyms, Warning } from '../core/types.ts';
import { type QuestionRow, readCase, readQuestions, readSynonyms } from './curated.ts';
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
export async function readCurated(files: readonly FoundFile[]): Promise<CuratedFiles> {
  const warnings: Warning[] = [];
  const read = async <T>(
    path: string,
    reader: (source: string) => { value: T; warnings: readonly Warning[] },
    absent: T,
  ): Promise<T> => {
    const file = files.find((found) => found.path === path);
    if (!file) return absent;
    try {
      const decoded = decodeText(await readFound(file));
      if ('problem' in decoded) throw new Error(decoded.problem);
      const result = reader(decoded.text);
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
  const name = await read('case.yaml', readCase, undefined);
  const questions = await read<readonly QuestionRow[]>('questions.yaml', readQuestions, []);
  const synonyms = await read<Synonyms>('synonyms.yaml', readSynonyms, { groups: [], oneWay: [] });
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
