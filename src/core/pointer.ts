/**
 * A pointer names an excerpt in a few characters: passage, version of its text, and marked sentences.
 *
 * @module
 */
import { createHash } from 'node:crypto';
import type { Collection, Passage } from './types.ts';

export interface Pointer {
  /** Hash of the passage's id. */
  readonly key: string;
  /** Hash of the passage's text. */
  readonly version: string;
  /** First and last marked sentence. */
  readonly first: number;
  readonly last: number;
}

const KEY_LENGTH = 12;
const VERSION_LENGTH = 6;

const hash = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, length);

/** Twelve characters stand for 72 bits: no two passages of any real collection share a key. */
export const keyOf = (id: string): string => hash(id, KEY_LENGTH);
export const versionOf = ({ text }: Passage): string => hash(text, VERSION_LENGTH);

const tables = new WeakMap<Collection, ReadonlyMap<string, Passage>>();

/** The passage that a pointer names. The table of all keys is made for the first one. */
export function passageAt(collection: Collection, { key }: Pointer): Passage | undefined {
  const table =
    tables.get(collection) ?? new Map(collection.passages.map((passage) => [keyOf(passage.id), passage]));
  tables.set(collection, table);
  return table.get(key);
}

const names = new WeakMap<Passage, string>();

/** Key and version of a passage, made once: hashes take longer than the rest of an excerpt. */
function nameOf(passage: Passage): string {
  const name = names.get(passage) ?? `${keyOf(passage.id)}.${versionOf(passage)}`;
  names.set(passage, name);
  return name;
}

/** @example pointerTo(passage, 2, 2) // => 'q1x0GmB3kP_z.Zk3d9A.2.2' */
export function pointerTo(passage: Passage, first: number, last: number): string {
  return [nameOf(passage), first.toString(36), last.toString(36)].join('.');
}

/** Undefined for anything that `pointerTo` cannot have written. */
export function parsePointer(text: string): Pointer | undefined {
  const [, key, version, first, last] =
    text.match(/^([\w-]{12})\.([\w-]{6})\.([0-9a-z]{1,3})\.([0-9a-z]{1,3})$/) ?? [];
  if (key === undefined || version === undefined || first === undefined || last === undefined)
    return undefined;
  const marked = { first: Number.parseInt(first, 36), last: Number.parseInt(last, 36) };
  return marked.first <= marked.last ? { key, version, ...marked } : undefined;
}
