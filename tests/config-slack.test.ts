import { describe, expect, it } from 'vitest';
import { parseConfig } from '../src/config.ts';

const secret = '0123456789abcdef0123456789abcdef';

function problemsOf(env: Record<string, string>): string[] {
  try {
    parseConfig(env);
    return [];
  } catch (error) {
    return String(error).split('\n').slice(1);
  }
}

describe('Slack in the environment', () => {
  it('is off where nothing of it is set', () => {
    expect(parseConfig({ SLACK_STATE_DIR: '/state' }).slack).toBeUndefined();
  });

  it('is Socket Mode with a bot token and an app token', () => {
    expect(parseConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: ' xapp-1 ' }).slack).toEqual({
      access: { kind: 'token', botToken: 'xoxb-1' },
      transport: { kind: 'socket', appToken: 'xapp-1' },
    });
  });

  it('is signed HTTP with a signing secret, on the port and address that are set', () => {
    expect(
      parseConfig({
        SLACK_BOT_TOKEN: 'xoxb-1',
        SLACK_SIGNING_SECRET: secret,
        PORT: '8080',
        HOST: '127.0.0.1',
      }).slack?.transport,
    ).toEqual({ kind: 'http', signingSecret: secret, port: 8080, host: '127.0.0.1' });
  });

  it('serves several workspaces with client id, client secret, state secret, signing secret and a folder', () => {
    expect(
      parseConfig({
        SLACK_CLIENT_ID: '1.2',
        SLACK_CLIENT_SECRET: 'client',
        SLACK_STATE_SECRET: 'state',
        SLACK_SIGNING_SECRET: secret,
        SLACK_STATE_DIR: '/state',
      }).slack,
    ).toEqual({
      access: { kind: 'oauth', clientId: '1.2', clientSecret: 'client', stateSecret: 'state' },
      transport: { kind: 'http', signingSecret: secret, port: 3000 },
      stateDir: '/state',
    });
  });

  it('reads the manners that an operator may change', () => {
    const { slack } = parseConfig({
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_FOLLOW_THREADS: 'true',
      SLACK_ALLOW_EXTERNAL: 'TRUE',
      SLACK_ANSWER_BOTS: 'B01, B02',
    });
    expect(slack).toMatchObject({ followThreads: true, allowExternal: true, answerBots: ['B01', 'B02'] });
  });

  it.each([
    ['a half-set pair', { SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_BOT_TOKEN is not set']],
    ['a bot token alone', { SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_APP_TOKEN is not set']],
    [
      'tokens in each other’s place',
      { SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' },
      ['SLACK_BOT_TOKEN does not start with "xoxb-"', 'SLACK_APP_TOKEN does not start with "xapp-"'],
    ],
    [
      'a secret that is none, a port that is none and a flag that is none',
      {
        SLACK_BOT_TOKEN: 'xoxb-1',
        SLACK_SIGNING_SECRET: 'x',
        PORT: '99999',
        SLACK_FOLLOW_THREADS: 'perhaps',
      },
      ['PORT is "99999"', 'SLACK_SIGNING_SECRET is not 32', 'SLACK_FOLLOW_THREADS is "perhaps"'],
    ],
    [
      'several workspaces half set',
      { SLACK_CLIENT_ID: '1' },
      [
        'SLACK_CLIENT_SECRET is not set',
        'SLACK_STATE_SECRET is not set',
        'SLACK_SIGNING_SECRET is not set',
        'SLACK_STATE_DIR is not set',
      ],
    ],
    [
      'one workspace and several at once, and a bot that is a user',
      {
        SLACK_BOT_TOKEN: 'xoxb-1',
        SLACK_CLIENT_ID: '1',
        SLACK_CLIENT_SECRET: '1',
        SLACK_STATE_SECRET: '1',
        SLACK_SIGNING_SECRET: secret,
        SLACK_STATE_DIR: '/state',
        SLACK_ANSWER_BOTS: 'U01',
      },
      ['SLACK_BOT_TOKEN is set together', 'SLACK_ANSWER_BOTS names "U01"'],
    ],
  ])('says everything that is wrong at once: %s', (_what, env, expected) => {
    const problems = problemsOf(env);
    expect(problems).toHaveLength(expected.length);
    for (const [index, part] of expected.entries()) expect(problems[index]).toContain(part);
  });

  it('never prints a token', () => {
    expect(
      problemsOf({ SLACK_BOT_TOKEN: 'secret-token-1', SLACK_APP_TOKEN: 'xoxb-secret' }).join(),
    ).not.toContain('secret');
  });
});
