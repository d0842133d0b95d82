import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sentences } from '../../src/core/sentences.ts';
import type { Collection, SourceDocument } from '../../src/core/types.ts';
import { loadCollection } from '../../src/knowledge/load.ts';

const FOLDER = fileURLToPath(new URL('../../knowledge', import.meta.url));

/** The case that ships with the program, as the program reads it. */
export const shipped: Collection = await loadCollection(FOLDER);

/** A document as it stands on disk. */
export function sourceOf({ path }: SourceDocument): string {
  return readFileSync(join(FOLDER, path), 'utf8');
}

/** Text of each section by `path#section`, its passages one a line. */
export const sections: ReadonlyMap<string, string> = shipped.passages.reduce((texts, passage) => {
  const key = `${passage.document.path}#${passage.section}`;
  return texts.set(key, texts.has(key) ? `${texts.get(key)}\n${passage.text}` : passage.text);
}, new Map<string, string>());

export function sentencesOf(text: string): readonly string[] {
  return sentences(text).map(({ start, end }) => text.slice(start, end));
}

/** Lower case, and nothing but letters and digits between single spaces. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What occurs more than once, each once. */
export function repeated<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items.filter((item, index) => items.indexOf(item) !== index))];
}
