import type { Server } from 'node:http';
import { join } from 'node:path';
import { type Logger as BoltLogger, HTTPReceiver, type InstallationStore } from '@slack/bolt';
import { StartError } from '../../core/types.ts';
import { fileInstallations } from './installations.ts';
import type { Link } from './link.ts';
import { botScopes } from './manifest.ts';
import type { ManyWorkspaces, SignedHttp, SlackSettings } from './settings.ts';

/** Signed HTTP: Slack posts every request, and the receiver checks its signature. */
export function httpLink(
  { signingSecret, port, host }: SignedHttp,
  settings: SlackSettings,
  apiUrl: string,
  logger: BoltLogger,
): Link {
  const { access } = settings;
  const installations =
    access.kind === 'oauth' ? fileInstallations(join(settings.stateDir ?? '.', 'installations')) : undefined;
  const receiver = new HTTPReceiver({
    signingSecret,
    logger,
    ...(access.kind === 'oauth' && installations && oauthOptions(access, installations, settings, apiUrl)),
  });
  let server: Server | undefined;
  return {
    receiver,
    ...(installations && { installations }),
    refused: new Promise<never>(() => {}),
    start: async () => {
      server = await receiver.start({ port, ...(host !== undefined && { host }) });
    },
    close: async () => {
      if (server?.listening) await receiver.stop();
    },
    isConnected: () => server?.listening === true,
    explain: (error) =>
      new StartError(
        `PORT: cannot listen on ${port} (${error instanceof Error ? error.message : String(error)}); choose another`,
        {
          cause: error,
        },
      ),
  };
}

function oauthOptions(
  { clientId, clientSecret, stateSecret }: ManyWorkspaces,
  installationStore: InstallationStore,
  settings: SlackSettings,
  apiUrl: string,
) {
  return {
    clientId,
    clientSecret,
    stateSecret,
    installationStore,
    scopes: [...botScopes({ follow: settings.followThreads === true })],
    installerOptions: { directInstall: true, clientOptions: { slackApiUrl: apiUrl } },
  };
}
