import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Config, parseConfig } from '../src/config.ts';

const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');

const everything = {
  KNOWLEDGE_DIR: ' /srv/case ',
  KNOWLEDGE_POLL_SECONDS: '30',
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_APP_TOKEN: 'xapp-1',
  DISCORD_TOKEN: 'MTAwMDAw.loopback.discord',
  HEARTBEAT_FILE: '/run/pincite',
};

function problemsOf(env: Readonly<Record<string, string>>): string {
  try {
    parseConfig(env);
    return '';
  } catch (error) {
    return String(error);
  }
}

/** Every variable that the configuration asks for. */
function variablesRead(...environments: readonly Readonly<Record<string, string>>[]): readonly string[] {
  const read = new Set<string>();
  const watched = (env: Readonly<Record<string, string>>) =>
    new Proxy(env, {
      get: (target, name) => {
        read.add(String(name));
        return target[String(name)];
      },
    });
  for (const env of environments) parseConfig(watched(env));
  return [...read].toSorted();
}

describe('.env.example', () => {
  const lines = example.split('\n');
  const listed = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);

  it('lists exactly the variables that the configuration reads, each once and none with a value', () => {
    expect(listed.toSorted()).toEqual(variablesRead({}, everything));
    expect(lines.filter((line) => /=./.test(line) && !line.startsWith('#'))).toEqual([]);
  });

  it('says what each is for', () => {
    // Variables that belong together share the comment above the first of them; a rule begins a new part.
    let comment = '';
    for (const line of lines) {
      if (/^# ---/.test(line)) comment = '';
      else if (line.startsWith('# ')) comment = line;
      else if (line !== '') expect([line, comment]).toEqual([line, expect.stringMatching(/^# .{15}/)]);
    }
  });
});

describe('the configuration', () => {
  it('is empty where nothing is set', () => {
    expect(parseConfig({})).toEqual({});
    expect(parseConfig(Object.fromEntries(Object.keys(everything).map((name) => [name, '  '])))).toEqual({});
  });

  it('is one value, without the white space that people leave around', () => {
    expect(parseConfig(everything)).toEqual({
      knowledgeDir: '/srv/case',
      pollSeconds: 30,
      slack: {
        access: { kind: 'token', botToken: 'xoxb-1' },
        transport: { kind: 'socket', appToken: 'xapp-1' },
      },
      discord: { token: everything.DISCORD_TOKEN },
      heartbeatFile: '/run/pincite',
    } satisfies Config);
  });

  it('reads nothing but what it is given', () => {
    process.env.KNOWLEDGE_DIR = '/somewhere/else';
    try {
      expect(parseConfig({}).knowledgeDir).toBeUndefined();
    } finally {
      delete process.env.KNOWLEDGE_DIR;
    }
  });

  it.each(['0', '-1', '1.5', 'often', '1e9', '123456'])('refuses %s seconds between two looks', (seconds) => {
    expect(problemsOf({ KNOWLEDGE_POLL_SECONDS: seconds })).toMatch(
      /- KNOWLEDGE_POLL_SECONDS is ".+": write a whole/,
    );
  });

  it('tells the problems of all its parts at once', () => {
    const problems = problemsOf({ SLACK_BOT_TOKEN: 'x', DISCORD_TOKEN: 'x', KNOWLEDGE_POLL_SECONDS: 'x' });
    for (const name of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'DISCORD_TOKEN', 'KNOWLEDGE_POLL_SECONDS'])
      expect(problems).toContain(`\n  - ${name} `);
  });

  it.each([
    'KNOWLEDGE_POLL_SECONDS',
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
    'SLACK_SIGNING_SECRET',
    'PORT',
    'SLACK_API_URL',
    'SLACK_FOLLOW_THREADS',
    'SLACK_ANSWER_BOTS',
    'DISCORD_TOKEN',
    'DISCORD_GUILD_ID',
    'DISCORD_SHARDS',
    'DISCORD_API_URL',
  ])('never prints a token, also where it stands in the wrong place: %s', (name) => {
    for (const token of [
      'xoxb-hush-1',
      'xapp-hush-1',
      'hush.hush.hush-hush-hush-hush-hush',
      'hush56789abcdef0123456789abcdef0',
    ]) {
      const problems = problemsOf({ ...everything, [name]: token });
      expect(problems).not.toContain('hush');
    }
  });
});
