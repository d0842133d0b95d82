import { randomUUID } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';

/** Writes a file in whole or not at all, readable by the bot's own user alone. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const part = `${file}.${randomUUID()}`;
  await writeFile(part, text, { mode: 0o600 });
  await rename(part, file);
}
