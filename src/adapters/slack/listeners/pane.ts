/** The home tab and the assistant pane, where the workspace has one. */
import type { App } from '@slack/bolt';
import { clip } from '../../../core/clip.ts';
import { helpLine } from '../../../core/wording.ts';
import { audienceOf, type Client, type Desk } from '../desk.ts';
import { post } from '../door.ts';
import { adviceFor } from '../failures.ts';
import { homeView } from '../home.ts';
import { limits } from '../limits.ts';
import { patiently } from '../patience.ts';
import { said } from '../reply.ts';
import type { Heard } from './heard.ts';

export function listenToPane(app: App, desk: Desk, heard: Heard): void {
  app.event('app_home_opened', ({ event, context, client }) =>
    heard(async () => {
      if (event.tab === 'messages') return suggest(desk, client, event.channel);
      const sources = desk.library.sources(audienceOf({ team: context.teamId ?? '', user: event.user }));
      await patiently(() =>
        client.views.publish({ user_id: event.user, view: homeView(desk.library, sources) }),
      );
    }),
  );

  app.event('assistant_thread_started', ({ event, body, client }) =>
    heard(async () => {
      if (!(await desk.ledger.claim(`event:${body.event_id}`))) return;
      const { channel_id: channel, thread_ts: thread } = event.assistant_thread;
      await post(client, { channel, thread }, said(helpLine(desk.library.name)), desk.log);
      await suggest(desk, client, channel, thread);
    }),
  );
}

/** In apps of the agent kind a thread must not be named: Slack then ignores the call without a word. */
async function suggest(desk: Desk, client: Client, channel: string, thread?: string): Promise<void> {
  const prompts = desk.library
    .examples(limits.prompts)
    .map((message) => ({ title: clip(message, limits.buttonText), message }));
  if (prompts.length === 0) return;
  await client.assistant.threads
    .setSuggestedPrompts({
      channel_id: channel,
      title: clip(`Ask about ${desk.library.name}`, limits.buttonText),
      prompts,
      ...(thread !== undefined && { thread_ts: thread }),
    })
    // Workspaces without the pane refuse this, and nobody misses it there.
    .catch((error: unknown) =>
      desk.log.debug('slack: no prompts were suggested', { problem: adviceFor(error) }),
    );
}
