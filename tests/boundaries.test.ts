/** The dependency rule: commands -> adapters, search, knowledge, config -> core. */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

interface Import {
  readonly from: string;
  /** Leaves nothing behind in the built program. */
  readonly typeOnly: boolean;
}

/** What each room may import: other rooms, and packages. `adapters/*` is one room a platform. */
const ROOMS: Readonly<
  Record<string, { readonly rooms: readonly string[]; readonly packages: readonly string[] }>
> = {
  core: { rooms: [], packages: [] },
  log: { rooms: ['core'], packages: [] },
  config: { rooms: ['core'], packages: [] },
  search: { rooms: ['core'], packages: ['dictionary-en', 'minisearch', 'wink-porter2-stemmer'] },
  knowledge: {
    rooms: ['core'],
    packages: [
      '@mozilla/readability',
      'chokidar',
      'fflate',
      'github-slugger',
      'htmlparser2',
      'linkedom',
      'mdast-util-from-markdown',
      'mdast-util-gfm',
      'mdast',
      'micromark-extension-gfm',
      'pdfjs-dist',
      'yaml',
    ],
  },
  'adapters/slack': { rooms: ['core'], packages: ['@slack/bolt', '@slack/types', '@slack/web-api'] },
  'adapters/discord': { rooms: ['core'], packages: ['discord.js'] },
  'adapters/terminal': { rooms: ['core'], packages: [] },
  commands: {
    rooms: [
      'core',
      'log',
      'config',
      'search',
      'knowledge',
      'adapters/slack',
      'adapters/discord',
      'adapters/terminal',
    ],
    packages: [],
  },
  main: { rooms: ['core', 'commands'], packages: ['commander', 'dotenv'] },
};

/** `adapters/slack/reply.ts` is of the room `adapters/slack`, `config-slack.ts` of `config`. */
function roomOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  if (first === 'adapters') return `${first}/${second}`;
  return first.replace(/(?:-.*)?\.ts$/, '');
}

/** Every module that a source names, however it does so. */
function importsOf(source: string): readonly Import[] {
  const named = [...source.matchAll(/\b(import|export)\s([^;'"`]*?)\bfrom\s*['"]([^'"]+)['"]/g)];
  const bare = [...source.matchAll(/\bimport\s*['"]([^'"]+)['"]|\b(?:import|require)\s*\(\s*([^)]*?)\s*\)/g)];
  return [
    ...named.map(([, , what = '', from = '']) => ({ from, typeOnly: /^type\b/.test(what) })),
    ...bare.map(([, plain, called = '']) => ({
      from: plain ?? called.replaceAll(/['"]/g, ''),
      typeOnly: false,
    })),
  ];
}

const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

/** Imports of the file at `path`, relative to src, that break the rule. */
function breaches(path: string, source: string): readonly string[] {
  const room = roomOf(path);
  const allowed = ROOMS[room];
  const isAllowed = ({ from, typeOnly }: Import): boolean => {
    if (from.startsWith('node:')) return true;
    if (!from.startsWith('.')) return allowed?.packages.includes(packageOf(from)) ?? false;
    const target = posix.join(posix.dirname(path), from);
    // The form of an adapter's settings is the adapter's own; the configuration fills it in.
    if (room === 'config' && typeOnly && /^adapters\/\w+\/settings\.ts$/.test(target)) return true;
    return roomOf(target) === room || (allowed?.rooms.includes(roomOf(target)) ?? false);
  };
  return importsOf(source)
    .filter((found) => !isAllowed(found))
    .map(({ from }) => `${path} imports ${from}`);
}

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .map((path) => ({ path: path.replaceAll('\\', '/'), source: readFileSync(`${SRC}/${path}`, 'utf8') }));

describe('the dependency rule', () => {
  it('is kept by every source', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.flatMap(({ path, source }) => breaches(path, source))).toEqual([]);
  });

  it('knows every room', () => {
    expect(new Set(sources.map(({ path }) => roomOf(path)))).toEqual(new Set(Object.keys(ROOMS)));
  });

  it.each([
    ['core/answer.ts', "import { stem } from '../search/stem.ts';"],
    ['core/answer.ts', "import type { Config } from '../config.ts';"],
    ['core/answer.ts', "import MiniSearch from 'minisearch';"],
    ['core/answer.ts', "export * from '../knowledge/load.ts';"],
    ['knowledge/load.ts', "import MiniSearch from 'minisearch';"],
    ['knowledge/load.ts', "const { termsOf } = await import('../search/terms.ts');"],
    ['search/score.ts', "import {\n  loadCollection,\n} from '../knowledge/load.ts';"],
    ['search/score.ts', "import 'dotenv/config';"],
    [
      'adapters/slack/listeners/messages.ts',
      "import { createPassageIndex } from '../../../search/passage-index.ts';",
    ],
    ['adapters/slack/reply.ts', "import { toEmbed } from '../discord/embed.ts';"],
    ['adapters/slack/reply.ts', "import { EmbedBuilder } from 'discord.js';"],
    ['adapters/discord/adapter.ts', "import type { Config } from '../../config.ts';"],
    ['adapters/discord/adapter.ts', "import { WebClient } from '@slack/web-api';"],
    ['adapters/terminal/text.ts', "import { createLogger } from '../../log.ts';"],
    ['config.ts', "import { createSlackAdapter } from './adapters/slack/adapter.ts';"],
    ['config-slack.ts', "import { connect } from './adapters/slack/settings.ts';"],
    ['commands/ask.ts', "import { App } from '@slack/bolt';"],
    ['commands/serve.ts', 'const sdk = await import(name);'],
    ['main.ts', "import { createPassageIndex } from './search/passage-index.ts';"],
  ])('catches a breach in %s: %s', (path, source) => {
    expect(breaches(path, source)).toHaveLength(1);
  });
});

describe('the environment', () => {
  it('is read by the program’s face alone; the shell’s wish for no colours by the command that prints', () => {
    const reading = sources.flatMap(({ path, source }) =>
      [...source.matchAll(/\bprocess\.env\b\.?(\w*)/g)].map(([, name]) => `${path} ${name}`.trim()),
    );
    expect([...new Set(reading)].toSorted()).toEqual([
      'commands/ask.ts NO_COLOR',
      'main.ts',
      'main.ts KNOWLEDGE_DIR',
    ]);
  });
});
