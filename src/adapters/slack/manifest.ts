/**
 * The app's manifest, from which every variant is made; `npm run manifests` writes them beside this file.
 *
 * Field limits: https://github.com/slackapi/manifest-schema (name 35, description 140, long description 175 to 4,000,
 * shortcut name 24 and description 150 characters).
 *
 * @module
 */
import { command, shortcuts } from './names.ts';

export interface ManifestOptions {
  /** Public base address for signed HTTP, without a closing slash; absent: Socket Mode. */
  readonly http?: string;
  /** Follow-ups without a mention: every message of the channels that the bot is in comes to it. */
  readonly follow?: boolean;
  /** The assistant pane: `agent` for apps made since June 2026, `assistant` for older ones. */
  readonly pane?: 'agent' | 'assistant';
}

/** Address that stands in the written HTTP variant until the operator puts the real one there. */
const exampleAddress = 'https://pincite.example.org';

/** The variants that are kept as files, by file name. */
export const variants = {
  socket: {},
  http: { http: exampleAddress },
  follow: { follow: true },
  agent: { pane: 'agent' },
  assistant: { pane: 'assistant' },
} as const satisfies Readonly<Record<string, ManifestOptions>>;

/** Bot scopes, each with a reason in the README's table. */
export function botScopes({ follow, pane }: ManifestOptions): readonly string[] {
  return [
    'app_mentions:read',
    'chat:write',
    'commands',
    'im:history',
    ...(follow ? ['channels:history', 'groups:history'] : []),
    ...(pane ? ['assistant:write'] : []),
  ];
}

function botEvents({ follow, pane }: ManifestOptions, isOauth: boolean): readonly string[] {
  return [
    'app_home_opened',
    'app_mention',
    'message.im',
    ...(follow ? ['message.channels', 'message.groups'] : []),
    ...(pane === 'assistant' ? ['assistant_thread_started'] : []),
    ...(isOauth ? ['app_uninstalled', 'tokens_revoked'] : []),
  ];
}

const sentence = 'Answers questions about a legal case with the passage of the documents that answers.';

const description =
  'Ask a question by mentioning Pincite in a channel, in a direct message, with /ask, or from the menu of a message. ' +
  'It replies with the passage of the case documents that answers and where it stands: title, section, page, date. ' +
  'It adds no words of its own, says so when the documents do not answer, and stays silent unless it is addressed.';

export function manifest(options: ManifestOptions) {
  const url = options.http && `${options.http}/slack/events`;
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: 'Pincite',
      description: sentence,
      background_color: '#1d3557',
      long_description: description,
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: 'pincite', always_online: true },
      slash_commands: [
        {
          command,
          description: 'Ask the case documents; the answer is for you alone',
          usage_hint: 'question | help | sources',
          should_escape: true,
          ...(url && { url }),
        },
      ],
      shortcuts: [
        {
          name: 'Ask the documents',
          type: 'global',
          callback_id: shortcuts.global,
          description: 'Opens a form to ask the case documents',
        },
        {
          name: 'Find in case documents',
          type: 'message',
          callback_id: shortcuts.message,
          description: 'Looks this message up in the case documents',
        },
      ],
      ...(options.pane === 'agent' && { agent_view: { agent_description: sentence } }),
      ...(options.pane === 'assistant' && { assistant_view: { assistant_description: sentence } }),
    },
    oauth_config: {
      ...(options.http && { redirect_urls: [`${options.http}/slack/oauth_redirect`] }),
      scopes: { bot: botScopes(options) },
    },
    settings: {
      event_subscriptions: {
        ...(url && { request_url: url }),
        bot_events: botEvents(options, options.http !== undefined),
      },
      interactivity: { is_enabled: true, ...(url && { request_url: url }) },
      org_deploy_enabled: false,
      socket_mode_enabled: !options.http,
      token_rotation_enabled: false,
    },
  };
}
