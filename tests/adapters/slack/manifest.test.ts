/** The manifest asks for what the listeners use, and for nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ManifestOptions, manifest, variants } from '../../../src/adapters/slack/manifest.ts';
import { command, shortcuts } from '../../../src/adapters/slack/names.ts';
import { type OpenView, visibleText } from '../../fakes/slack/slack.ts';
import { sentence } from '../core.ts';
import { openStage, type SlackStage } from './stage.ts';

const folder = new URL('../../../src/adapters/slack/manifests/', import.meta.url);

describe('the manifests', () => {
  it('kept as files are what the source makes (npm run manifests writes them)', () => {
    expect(readdirSync(folder).sort()).toEqual(
      Object.keys(variants)
        .map((name) => `${name}.json`)
        .sort(),
    );
    for (const [name, options] of Object.entries(variants))
      expect(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))).toEqual(
        JSON.parse(JSON.stringify(manifest(options))),
      );
  });

  it.each(Object.entries(variants))('%s keeps within the limits of Slack’s schema', (_name, options) => {
    const { display_information: display, features, settings } = manifest(options);
    expect(display.name.length).toBeLessThanOrEqual(35);
    expect(display.description.length).toBeLessThanOrEqual(140);
    expect(display.long_description.length).toBeGreaterThanOrEqual(175);
    expect(display.long_description.length).toBeLessThanOrEqual(4000);
    expect(features.bot_user.display_name).toMatch(/^[a-z0-9\-_.]{1,80}$/u);
    for (const one of features.slash_commands) {
      expect(one.command.length).toBeLessThanOrEqual(32);
      expect(one.description.length).toBeLessThanOrEqual(2000);
      expect(one.usage_hint.length).toBeLessThanOrEqual(1000);
    }
    for (const one of features.shortcuts) {
      expect(one.name.length).toBeLessThanOrEqual(24);
      expect(one.description.length).toBeLessThanOrEqual(150);
    }
    expect(settings.socket_mode_enabled).toBe(!('http' in options));
  });

  it('names the command and the shortcuts that are listened to', () => {
    const { features } = manifest({});
    expect(features.slash_commands.map((one) => one.command)).toEqual([command]);
    expect(features.shortcuts.map(({ callback_id }) => callback_id).sort()).toEqual(
      Object.values(shortcuts).sort(),
    );
  });

  it('asks for the history of channels only where follow-ups are wanted, and for no names, files or reactions', () => {
    expect(manifest({}).oauth_config.scopes.bot).toEqual([
      'app_mentions:read',
      'chat:write',
      'commands',
      'im:history',
    ]);
    expect(
      manifest({ follow: true }).oauth_config.scopes.bot.filter((scope) => /history/u.test(scope)),
    ).toEqual(['im:history', 'channels:history', 'groups:history']);
  });
});

const used: readonly (readonly [string, ManifestOptions])[] = [
  ['socket', {}],
  ['follow', { follow: true }],
  ['agent', { pane: 'agent' }],
  ['assistant', { pane: 'assistant' }],
];

// The loopback Slack grants the manifest's scopes and sends the manifest's events, no others.
describe.each(used)('every scope and event of the variant %s', (_name, options) => {
  let stage: SlackStage;
  beforeAll(async () => {
    stage = await openStage(undefined, {
      manifest: options,
      settings: { followThreads: options.follow === true },
    });
  });
  afterAll(() => stage.stop());

  it('is used, and none is missing', async () => {
    const { slack } = stage;
    const question = 'Which judge dismissed the lawsuits?';
    const asked = slack.mention(question);
    slack.message(question);
    slack.slash(question);
    slack.openHome();
    slack.openHome('messages');
    slack.startAssistantThread();
    slack.globalShortcut();
    slack.state.channels.add('G0PRIVATE');
    slack.mention(question, { channel: 'G0PRIVATE' });
    await vi.waitFor(() => expect(slack.said().length).toBeGreaterThanOrEqual(4));
    slack.messageShortcut(asked.ts);
    slack.mention('', { thread_ts: asked.ts });
    slack.message('And when?', { channel: 'C0CASE', thread_ts: asked.ts });
    const view = await vi.waitFor((): OpenView => {
      const [opened] = slack.state.views;
      if (!opened) throw new Error('no form');
      return opened;
    });
    slack.submit(view, question);
    await vi.waitFor(() => expect(visibleText(view.view)).toContain(sentence));
    await vi.waitFor(() =>
      expect([...slack.state.scopesUsed].sort()).toEqual(
        [...manifest(options).oauth_config.scopes.bot].sort(),
      ),
    );
    expect([...slack.state.eventsSent].sort()).toEqual(
      [...manifest(options).settings.event_subscriptions.bot_events].sort(),
    );
    const missing = slack.state.calls.filter(({ response }) => response.error === 'missing_scope');
    const optional = ['assistant.threads.setSuggestedPrompts', 'conversations.replies'];
    expect(missing.filter(({ method }) => !optional.includes(method))).toEqual([]);
  });
});
