import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { StartError, type Warning } from '../core/types.ts';

/** A regular file below the folder. */
export interface FoundFile {
  /** Relative to the folder, with `/` on every system. */
  readonly path: string;
  /** Where its bytes are, symbolic links resolved. */
  readonly location: string;
  readonly size: number;
  readonly modified: number;
}

export interface Listing {
  /** In order of path, by code units: the same on every system. */
  readonly files: readonly FoundFile[];
  readonly warnings: readonly Warning[];
}

/**
 * Every file below a folder, except dotfiles, `node_modules` and what lies outside: links are followed to files within the
 * folder only, links to folders never.
 *
 * @throws when the folder itself does not exist, is no folder or cannot be listed: one line with path and remedy.
 */
export async function listFiles(folder: string): Promise<Listing> {
  const root = await realpath(folder).catch((cause) => refuse(folder, cause));
  const files: FoundFile[] = [];
  const warnings: Warning[] = [];
  const warn = (path: string, message: string): void => {
    warnings.push({ path, message, failed: true });
  };
  const visit = async (path: string): Promise<void> => {
    for (const entry of await readdir(join(root, path), { withFileTypes: true })) {
      const below = path ? `${path}/${entry.name}` : entry.name;
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      if (entry.isDirectory()) {
        await visit(below).catch((cause) =>
          warn(below, `the folder cannot be listed (${reason(cause)}); check its permissions`),
        );
      } else {
        const found = await inspect(root, below, entry);
        if (typeof found === 'string') warn(below, found);
        else files.push(found);
      }
    }
  };
  await visit('').catch((cause) => refuse(folder, cause));
  return { files: files.sort(byPath), warnings: warnings.sort(byPath) };
}

/** The file, or why it is not read. */
async function inspect(root: string, path: string, entry: Dirent): Promise<FoundFile | string> {
  try {
    const location = await realpath(join(root, path));
    if (entry.isSymbolicLink() && !location.startsWith(root.endsWith(sep) ? root : root + sep)) {
      return 'a link that leads out of the folder is not followed; copy the file into the folder';
    }
    const { size, mtimeMs, ...stats } = await stat(location).then((found) => ({
      size: found.size,
      mtimeMs: found.mtimeMs,
      isFile: found.isFile(),
      isDirectory: found.isDirectory(),
    }));
    if (stats.isDirectory)
      return 'a link to a folder is not followed; move the folder here or name its files';
    if (!stats.isFile) return 'is no regular file and is not read; remove it from the folder';
    return { path, location, size, modified: Math.trunc(mtimeMs) };
  } catch (cause) {
    return `cannot be read (${reason(cause)}); check that it exists and its permissions`;
  }
}

/** Order of paths by code units. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : Number(a.path > b.path);
}

/** The system's code for a failure, such as `EACCES`. */
export function reason(cause: unknown): string {
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message;
  return String(cause);
}

function refuse(folder: string, cause: unknown): never {
  const code = reason(cause);
  const remedies: Readonly<Record<string, string>> = {
    ENOENT: 'does not exist; create it, or name another folder',
    ENOTDIR: 'is no folder; name the folder that holds the documents',
    EACCES: 'cannot be read; give this user permission to list it',
  };
  throw new StartError(
    `The knowledge folder "${folder}" ${remedies[code] ?? `cannot be read (${code}); name another folder`}.`,
    {
      cause,
    },
  );
}
