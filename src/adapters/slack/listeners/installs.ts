import type { App, InstallationStore } from '@slack/bolt';
import type { Heard } from './heard.ts';

/** Where the app was removed or its token revoked, what was kept of the workspace is deleted. */
export function listenToInstalls(app: App, installations: InstallationStore, heard: Heard): void {
  const forget = async (
    teamId: string | undefined,
    enterpriseId: string | undefined,
    isEnterpriseInstall: boolean,
  ) => {
    if (isEnterpriseInstall && enterpriseId !== undefined)
      await installations.deleteInstallation?.({
        teamId: undefined,
        enterpriseId,
        isEnterpriseInstall: true,
      });
    else if (teamId !== undefined)
      await installations.deleteInstallation?.({ teamId, enterpriseId, isEnterpriseInstall: false });
  };
  app.event('app_uninstalled', ({ context }) =>
    heard(() => forget(context.teamId, context.enterpriseId, context.isEnterpriseInstall)),
  );
  app.event('tokens_revoked', ({ event, context }) =>
    heard(async () => {
      if ((event.tokens.bot ?? []).length > 0)
        await forget(context.teamId, context.enterpriseId, context.isEnterpriseInstall);
    }),
  );
}
