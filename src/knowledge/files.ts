import { createHash } from 'node:crypto';
import { constants, type Dirent } from 'node:fs';
import { type FileHandle, open, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { StartError, type Warning } from '../core/types.ts';
import { formatOf, isUnreadFormat } from './formats.ts';

/** A regular file below the folder. */
export interface FoundFile {
  /** Relative to the folder, with `/` on every system. */
  readonly path: string;
  /** Where its bytes are, symbolic links resolved. */
  readonly location: string;
  readonly size: number;
  /** Last change, milliseconds since the epoch. */
  readonly modified: number;
  /** Differs after every change, whatever clock and size say. */
  readonly stamp: string;
}

export interface Listing {
  /** In order of path, by code units: the same on every system. */
  readonly files: readonly FoundFile[];
  readonly warnings: readonly Warning[];
}

/** More documents than this are not read: a folder of millions would take all memory. */
const MOST_FILES = 20_000;

/** Characters that could steer a terminal or turn the direction of text. */
const CONTROLS = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * The documents below a folder and the YAML files beside them, except dotfiles, `node_modules` and what lies outside: links
 * are followed to files within the folder only, links to folders never.
 *
 * @throws StartError when the folder itself does not exist, is no folder or cannot be listed: one line with path and remedy.
 */
export async function listFiles(folder: string): Promise<Listing> {
  const root = await realpath(folder).catch((cause) => refuse(folder, cause));
  const files: FoundFile[] = [];
  const warnings: Warning[] = [];
  const warn = (path: string, message: string): void => {
    warnings.push({ path: path.replace(CONTROLS, '\ufffd'), message, failed: true });
  };
  const visit = async (path: string): Promise<void> => {
    for (const entry of await entriesOf(join(root, path))) {
      if (files.length >= MOST_FILES) return;
      const below = path ? `${path}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        await visit(below).catch((cause) =>
          warn(below, `the folder cannot be listed (${reason(cause)}); check its permissions`),
        );
      } else {
        const found = await inspect(root, below, entry);
        if (typeof found === 'string') warn(below, found);
        else if (found) files.push(found);
      }
    }
  };
  await visit('').catch((cause) => refuse(folder, cause));
  if (files.length >= MOST_FILES) warn('.', tooMany());
  return { files: files.sort(byPath), warnings: warnings.sort(byPath) };
}

// Numbers as people write them take Node longer to prepare than the rest of a start: only where they are shown.
const tooMany = (): string =>
  `the folder holds more than ${MOST_FILES.toLocaleString('en')} files, and the rest is not read; divide it into several folders`;

/** In order of name, so that what a limit leaves out does not depend on the file system. */
async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
}

/** The file, or why it is not read; undefined for files that are none of ours. */
async function inspect(root: string, path: string, entry: Dirent): Promise<FoundFile | string | undefined> {
  if (isUnreadFormat(path))
    return 'is of a format that is not read; save it as PDF, .docx, .html, .md or .txt';
  if (!formatOf(path) && !path.endsWith('.yaml') && !entry.isSymbolicLink()) return undefined;
  if (path.match(CONTROLS)) return 'has control characters in its name; rename it';
  try {
    const location = await realpath(join(root, path));
    if (!location.startsWith(root.endsWith(sep) ? root : root + sep)) {
      return 'a link that leads out of the folder is not followed; copy the file into the folder';
    }
    const found = await stat(location);
    if (found.isDirectory()) return 'a link to a folder is not followed; move the folder here';
    if (!found.isFile()) return 'is no regular file and is not read; remove it from the folder';
    const { ino, size, mtimeMs, ctimeMs } = found;
    return {
      path,
      location,
      size,
      modified: Math.trunc(mtimeMs),
      stamp: `${ino} ${size} ${mtimeMs} ${ctimeMs}`,
    };
  } catch (cause) {
    return `cannot be read (${reason(cause)}); check that it exists and its permissions`;
  }
}

/** Opens a file as it was found: never through a link that took its place since, never waiting for a pipe. */
async function openFound({ location }: FoundFile): Promise<FileHandle> {
  const file = await open(
    location,
    constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
  );
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw new Error('is no regular file and is not read; remove it from the folder');
}

/** The bytes of a file. */
export async function readFound(found: FoundFile): Promise<Uint8Array> {
  const file = await openFound(found);
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** Smaller files are read at once, which is quicker than in parts. */
const SMALL = 1024 * 1024;

/** SHA-256 of a file's bytes in hex, without holding them in memory. */
export async function hashFound(found: FoundFile): Promise<string> {
  if (found.size < SMALL)
    return createHash('sha256')
      .update(await readFound(found))
      .digest('hex');
  const file = await openFound(found);
  const hash = createHash('sha256');
  for await (const part of file.createReadStream()) hash.update(part as Uint8Array);
  return hash.digest('hex');
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
