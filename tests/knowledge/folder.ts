import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder with these files, removed when the test has finished. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'pincite-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  fill(folder, files);
  return folder;
}

export function fill(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** A paragraph of so many words in sentences of ten. */
export function prose(words: number, word = 'word'): string {
  return Array.from({ length: words }, (_, index) => {
    const text = index % 10 === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word;
    return index % 10 === 9 || index === words - 1 ? `${text}.` : text;
  }).join(' ');
}
