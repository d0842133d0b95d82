/** The built program before the loopback Slack. */
import { fileURLToPath } from 'node:url';
import type { ManifestOptions } from '../../../src/adapters/slack/manifest.ts';
import { type Program, startProgram } from '../../fakes/program.ts';
import { appToken, type FakeSlack, home, signingSecret, startSlack } from '../../fakes/slack/slack.ts';
import { freePort } from './stage.ts';

/** A case of two short opinions. */
const knowledge = fileURLToPath(new URL('./fixtures/case', import.meta.url));

export interface Running {
  readonly slack: FakeSlack;
  readonly programs: Program[];
  /** Starts one more process of the bot, and waits until it is connected. */
  start(env?: Readonly<Record<string, string>>): Promise<Program>;
  stop(): Promise<void>;
}

export async function openSlack(
  transport: 'socket' | 'http' = 'socket',
  manifest: ManifestOptions = transport === 'http' ? { http: 'https://bot.example' } : {},
): Promise<Running> {
  const slack = await startSlack(manifest);
  const programs: Program[] = [];
  return {
    slack,
    programs,
    start: async (env = {}) => {
      const port = await freePort();
      const before = slack.wire.sockets.size;
      const program = startProgram({
        KNOWLEDGE_DIR: knowledge,
        SLACK_API_URL: slack.apiUrl,
        SLACK_BOT_TOKEN: home.botToken,
        ...(transport === 'socket'
          ? { SLACK_APP_TOKEN: appToken }
          : { SLACK_SIGNING_SECRET: signingSecret, PORT: String(port), HOST: '127.0.0.1' }),
        ...env,
      });
      programs.push(program);
      await program.says('connected');
      if (transport === 'http') slack.wire.endpoints.push(`http://127.0.0.1:${port}/slack/events`);
      else if (slack.wire.sockets.size <= before) throw new Error('no socket came');
      return program;
    },
    stop: async () => {
      await Promise.all(programs.map((program) => program.stop()));
      await slack.stop();
    },
  };
}
