import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { token } from '../../fakes/discord/server.ts';
import { eventually, type Served, served, watching } from './program.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let run: Served;
beforeAll(async () => {
  run = await served();
});
afterAll(() => run.stop());

const start = () => watching(run);

describe('when Discord refuses', () => {
  it('a rate limit is waited out', async () => {
    const { discord, invalidRequests, mentioned, replyTo, repliesTo } = start();
    discord.trouble({
      method: 'POST',
      path: /\/channels\/\d+\/messages$/u,
      status: 429,
      times: 1,
      headers: { 'retry-after': '1', 'x-ratelimit-scope': 'user' },
      body: { message: 'You are being rate limited.', retry_after: 1, global: false },
    });
    const message = mentioned();
    await replyTo(message);
    expect(repliesTo(message)).toHaveLength(1);
    expect(invalidRequests()).toHaveLength(1);
  });

  it('a failure of Discord is tried again, and what it had done after all is not done twice', async () => {
    const { discord, traffic, mentioned, replyTo, repliesTo } = start();
    discord.trouble({
      method: 'POST',
      path: /\/channels\/\d+\/messages$/u,
      status: 502,
      times: 2,
      afterwards: true,
    });
    const message = mentioned();
    await replyTo(message);
    await eventually(
      () => traffic().filter(({ path, status }) => path.endsWith('/messages') && status === 200)[0],
    );
    expect(repliesTo(message)).toHaveLength(1);
  });

  it('an acknowledgement that failed halfway is not lost', async () => {
    const { discord, asked, responseTo } = start();
    discord.trouble({ path: /\/callback$/u, status: 503, times: 1, afterwards: true });
    await responseTo(asked());
  });

  it.each([
    [10062, 404],
    [40060, 400],
  ])('an interaction that is gone (%i) is left alone, with a log line', async (code, status) => {
    const { discord, log, traffic, mentioned, asked, replyTo } = start();
    discord.trouble({ path: /\/callback$/u, status, times: 1, body: { code, message: 'gone' } });
    asked();
    await eventually(() => (log().includes(`code=${code}`) ? true : undefined));
    await replyTo(mentioned());
    expect(traffic().filter(({ path }) => path.startsWith('/webhooks/'))).toEqual([]);
    expect(log()).toMatch(new RegExp(`code=${code} status=${status} method="POST"`, 'u'));
  });

  it('nothing of a question, a token or a body stands in the log', async () => {
    const { discord, log, mentioned, asked } = start();
    discord.trouble({
      path: /\/@original$/u,
      status: 400,
      times: 2,
      body: { code: 50035, message: 'Invalid Form Body' },
    });
    discord.trouble({
      method: 'POST',
      path: /\/channels\/\d+\/messages$/u,
      status: 400,
      times: 1,
      body: { code: 50035, message: 'Invalid Form Body' },
    });
    const interaction = asked();
    mentioned();
    await eventually(() => (log().match(/code=50035/gu)?.length === 3 ? true : undefined));
    expect(log()).not.toContain('dismissed');
    expect(log()).not.toContain(interaction.token);
    expect(log()).not.toContain(token);
  });
});
