/**
 * Workspaces that installed the app, one file each in the state folder. Written in whole or not at all, readable by
 * the bot's own user alone: the files hold tokens.
 *
 * @module
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import { writeWhole } from './whole-file.ts';

type Query = InstallationQuery<boolean>;

/** An installation for a whole organisation has no team and stands under the organisation's id. */
export function fileInstallations(folder: string): InstallationStore {
  const fileOf = (id: string | undefined): string => {
    if (id === undefined || !/^[A-Z0-9]{1,40}$/u.test(id)) throw new Error('an installation has no valid id');
    return join(folder, `${id}.json`);
  };
  return {
    storeInstallation: async (installation) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = fileOf(
        installation.isEnterpriseInstall ? installation.enterprise?.id : installation.team?.id,
      );
      await writeWhole(file, JSON.stringify(installation));
    },
    fetchInstallation: async (query) => {
      for (const id of idsOf(query)) {
        const installation = await readInstallation(fileOf(id));
        if (installation) return installation;
      }
      throw new Error(
        `the app is not installed in ${query.teamId ?? query.enterpriseId}; open /slack/install`,
      );
    },
    deleteInstallation: async (query) => {
      const id = query.isEnterpriseInstall ? query.enterpriseId : query.teamId;
      await rm(fileOf(id), { force: true });
    },
  };
}

/** A workspace's own installation comes before its organisation's. */
function idsOf({ teamId, enterpriseId, isEnterpriseInstall }: Query): readonly string[] {
  const ids = isEnterpriseInstall ? [enterpriseId] : [teamId, enterpriseId];
  return ids.filter((id) => id !== undefined);
}

async function readInstallation(file: string): Promise<Installation | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}
