import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { CuratedQuestion, Synonyms, Warning } from '../core/types.ts';
import { oneLine } from './metadata.ts';

/** What a file of the folder's root says; `warnings` name line and remedy. */
export interface Curated<T> {
  readonly value: T;
  readonly warnings: readonly Warning[];
}

/** A row of `questions.yaml` and where it stands. */
export interface QuestionRow extends CuratedQuestion {
  readonly line: number;
}

/** `questions.yaml`: a list of rows with `answer` (one section or several), optional `quote`, and `ask` or `check`. */
export function readQuestions(source: string): Curated<readonly QuestionRow[]> {
  const file = new YamlFile('questions.yaml', source);
  const rows = file
    .list('a list of rows, each "- answer: path#section" with "ask:" below')
    .flatMap((node) => {
      const row = isMap(node) ? questionRow(file, node) : undefined;
      if (!isMap(node))
        file.warn(node, 'is no row; write "- answer: path#section" and "ask:" with questions below it');
      return row ? [row] : [];
    });
  return { value: rows, warnings: file.warnings };
}

function questionRow(file: YamlFile, node: YAMLMap): QuestionRow | undefined {
  const [answer, ...also] = file.texts(node, 'answer');
  const quote = file.text(node, 'quote');
  const ask = file.texts(node, 'ask');
  const check = file.texts(node, 'check');
  if (!answer) {
    file.warn(
      node,
      'has no answer; write "answer: path#section", or "answer: none" where no document answers',
    );
    return undefined;
  }
  if (ask.length + check.length === 0) {
    file.warn(node, 'has no questions; write them below "ask:" or "check:"');
    return undefined;
  }
  return {
    answer: answer === 'none' ? undefined : answer,
    ...(also.length > 0 && { also }),
    ...(quote && { quote }),
    ask,
    check,
    line: file.line(node),
  };
}

/** `synonyms.yaml`: rows that are lists mean the same both ways, rows that are mappings lead from the key to its words. */
export function readSynonyms(source: string): Curated<Synonyms> {
  const file = new YamlFile('synonyms.yaml', source);
  const groups: string[][] = [];
  const oneWay: { from: string; to: string[] }[] = [];
  for (const row of file.list('a list of rows such as "- [DHS, Department of Homeland Security]"')) {
    const words = isMap(row) ? [] : file.words(row);
    if (isMap(row)) oneWay.push(...oneWayRows(file, row));
    else if (words.length > 1) groups.push(words);
    else
      file.warn(row, 'is no group; write at least two words in brackets, as in "- [DHS, Homeland Security]"');
  }
  return { value: { groups, oneWay }, warnings: file.warnings };
}

function oneWayRows(file: YamlFile, row: YAMLMap): { from: string; to: string[] }[] {
  return row.items.flatMap((pair) => {
    const from = isScalar(pair.key) ? oneLine(String(pair.key.value)) : '';
    const to = file.words(pair.value);
    if (from && to.length > 0) return [{ from, to }];
    file.warn(
      row,
      'leads nowhere; write the words of the documents in brackets, as in "- boss: [chief executive]"',
    );
    return [];
  });
}

/** `case.yaml`: the `name` of the case. */
export function readCase(source: string): Curated<string | undefined> {
  const file = new YamlFile('case.yaml', source);
  const name = isMap(file.root) ? file.text(file.root, 'name') : undefined;
  if (!name && file.warnings.length === 0) file.warn(file.root, 'names no case; write "name: A v. B"');
  return { value: name, warnings: file.warnings };
}

/** A YAML file read leniently: whatever is not as expected becomes a warning with its line. */
class YamlFile {
  readonly warnings: Warning[] = [];
  readonly root: unknown;
  readonly #path: string;
  readonly #lines = new LineCounter();

  constructor(path: string, source: string) {
    this.#path = path;
    const document = parseDocument(source, { lineCounter: this.#lines, prettyErrors: false });
    const [error] = document.errors;
    this.root = error ? undefined : document.contents;
    if (error) {
      const { line } = this.#lines.linePos(error.pos[0]);
      this.#add(
        `line ${line}: is not valid YAML (${oneLine(error.message)}); put texts that contain ": " or "#" in double quotes`,
        true,
      );
    }
  }

  list(expected: string): readonly unknown[] {
    if (isSeq(this.root)) return this.root.items;
    if (this.root !== undefined && this.root !== null)
      this.#add(`line 1: the file must be ${expected}`, true);
    return [];
  }

  text(row: YAMLMap, key: string): string | undefined {
    const [text] = this.texts(row, key);
    return text;
  }

  texts(row: YAMLMap, key: string): string[] {
    const value: unknown = row.get(key, true);
    const texts = this.words(value);
    if (texts.length === 0 && value !== undefined)
      this.warn(value, `"${key}" holds no text; write it behind the colon or as a list`);
    return texts;
  }

  /** A single text or a list of texts. */
  words(value: unknown): string[] {
    const items: readonly unknown[] = isSeq(value) ? value.items : [value];
    return items.flatMap((item) => {
      const text = isScalar(item) && item.value !== null ? oneLine(scalarText(item)) : '';
      if (isMap(item)) this.warn(item, 'holds a colon that makes it no text; put it in double quotes');
      return text ? [text] : [];
    });
  }

  warn(node: unknown, what: string): void {
    this.#add(`line ${this.line(node)}: ${what}`, false);
  }

  line(node: unknown): number {
    const [at = 0] = (isMap(node) || isSeq(node) || isScalar(node) ? (node as Node).range : undefined) ?? [];
    return this.#lines.linePos(at).line;
  }

  #add(message: string, failed: boolean): void {
    this.warnings.push({ path: this.#path, message, failed });
  }
}

/** As written: a docket number such as 1634 or 2017.0 stays what it was. */
function scalarText(scalar: { readonly value: unknown; readonly source?: string }): string {
  return typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value));
}
