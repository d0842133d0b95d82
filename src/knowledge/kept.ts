import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of a digest in front of what is kept. */
const DIGEST = 32;

/** What was kept under this name; undefined where there is nothing, or not what was written. */
export async function readKept(folder: string, name: string): Promise<Buffer | undefined> {
  const file = await readFile(join(folder, name)).catch(() => undefined);
  if (!file || file.length < DIGEST) return undefined;
  const body = file.subarray(DIGEST);
  return digest(body).equals(file.subarray(0, DIGEST)) ? body : undefined;
}

/**
 * Keeps bytes under a name. They are written beside and then renamed, so that no moment leaves half of them; a folder that
 * cannot be written is no reason to fail, for everything kept can be made again.
 */
export async function writeKept(folder: string, name: string, body: Uint8Array): Promise<void> {
  const draft = join(folder, `${name}.${process.pid}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(draft, Buffer.concat([digest(body), body]), { mode: 0o600 });
    await rename(draft, join(folder, name));
  } catch {
    await rm(draft, { force: true }).catch(() => {});
  }
}

/** Removes all but so many files or folders of a folder, those that changed last. */
export async function keepNewest(folder: string, most: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const entries = await Promise.all(
    names.map(async (name) => ({ name, time: await changed(join(folder, name)) })),
  );
  for (const { name } of entries.sort((a, b) => b.time - a.time).slice(most))
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => {});
}

async function changed(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

function digest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
