import { parse } from 'yaml';
import { METADATA_KEYS, type ReadMetadata, toMetadata } from '../metadata.ts';

/** YAML between two lines of three hyphens at the top of a file. */
const FENCED = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|$)/;

/** Front matter and where the text behind it begins. */
export interface FrontMatter extends ReadMetadata {
  /** Lines of the file above the text. */
  readonly lines: number;
  readonly body: string;
}

/** Reads the front matter of a Markdown file; what is broken becomes a warning, and what can be saved of it is used. */
export function readFrontMatter(text: string): FrontMatter {
  if (!/^---[ \t]*\r?\n/.test(text)) return { metadata: {}, warnings: [], lines: 0, body: text };
  const fenced = FENCED.exec(text);
  if (!fenced) return unclosed(text);
  return { ...readYaml(fenced[1] ?? ''), ...split(text, fenced[0].length) };
}

function readYaml(source: string): ReadMetadata {
  try {
    const raw: unknown = parse(source) ?? {};
    if (isRecord(raw)) return toMetadata(raw);
    return withWarning(
      toMetadata({}),
      'the front matter is no list of "key: value" lines; write for instance "title: ..."',
    );
  } catch (error) {
    const [reason] = error instanceof Error ? error.message.split('\n') : [String(error)];
    return withWarning(
      toMetadata(plainLines(source)),
      `the front matter is not valid YAML (${reason?.replace(/:$/, '')}); put values that contain ": " or "#" in double quotes`,
    );
  }
}

/** Without a closing line only the `key: value` lines directly below the first one are front matter. */
function unclosed(text: string): FrontMatter {
  const head = /^---[ \t]*\r?\n(?:[a-z]+:[^\n]*(?:\n|$))*/.exec(text)?.[0] ?? '';
  const source = head.slice(head.indexOf('\n') + 1);
  if (source === '') return { metadata: {}, warnings: [], lines: 0, body: text };
  const warning = 'the front matter has no end; close it with a line of three hyphens (---)';
  return { ...withWarning(toMetadata(plainLines(source)), warning), ...split(text, head.length) };
}

/** `title: The ban: an account` is broken YAML and yet clear. */
function plainLines(source: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const line of source.split(/\r?\n/)) {
    const [, key = '', value = ''] = /^([a-z]+):\s*(.*)$/.exec(line) ?? [];
    if (METADATA_KEYS.some((known) => known === key)) found[key] = value.replace(/^(["'])(.*)\1\s*$/, '$2');
  }
  return found;
}

function withWarning(read: ReadMetadata, warning: string): ReadMetadata {
  return { ...read, warnings: [warning, ...read.warnings] };
}

function split(text: string, at: number): { lines: number; body: string } {
  return { lines: text.slice(0, at).split('\n').length - 1, body: text.slice(at) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
