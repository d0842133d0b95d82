/** Several workspaces that install the app themselves: the built program over signed HTTP. */
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fileInstallations } from '../../../src/adapters/slack/installations.ts';
import { placeOf, type Workspace } from '../../fakes/slack/slack.ts';
import { openSlack, type Running } from './program.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const question = 'Which judge dismissed the two lawsuits?';
const acme: Workspace = { team: 'T0ACME', botToken: 'xoxb-acme', botUser: 'U0ACMEBOT', botId: 'B0ACME' };
const org: Workspace & { enterpriseInstall: boolean } = {
  team: 'T0ORG1',
  enterprise: 'E0ORG',
  botToken: 'xoxb-org',
  botUser: 'W0ORGBOT',
  botId: 'B0ORG',
  enterpriseInstall: true,
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pincite-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the program for several workspaces', () => {
  let running: Running;
  let base: string;
  const env = () => ({
    SLACK_BOT_TOKEN: '',
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'client-secret',
    SLACK_STATE_SECRET: 'a long random text',
    SLACK_STATE_DIR: folder,
  });
  beforeEach(async () => {
    running = await openSlack('http');
    running.slack.state.workspaces.length = 0;
    await running.start(env());
    base = new URL(running.slack.wire.endpoints[0] ?? '').origin;
  });
  afterEach(() => running.stop());

  /** What an administrator's browser does: the install page, Slack's consent, and back. */
  async function install(workspace: Workspace, tamper: (state: string) => string = (state) => state) {
    const start = await fetch(`${base}/slack/install`, { redirect: 'manual' });
    const consent = new URL(start.headers.get('location') ?? '');
    running.slack.state.authorizationCodes.set(`code-${workspace.team}`, workspace);
    const state = tamper(consent.searchParams.get('state') ?? '');
    const back = await fetch(
      `${base}/slack/oauth_redirect?code=code-${workspace.team}&state=${encodeURIComponent(state)}`,
      { headers: { cookie: (start.headers.get('set-cookie') ?? '').split(';')[0] ?? '' } },
    );
    return { consent, back };
  }

  const answered = (place: string) =>
    vi.waitFor(() => expect(running.slack.said().map(placeOf)).toContain(place), { timeout: 15_000 });

  it('asks for the manifest’s scopes, keeps the installation for itself alone, and answers with its token', async () => {
    const { slack } = running;
    const { consent, back } = await install(acme);
    expect(consent.searchParams.get('scope')).toBe('app_mentions:read,chat:write,commands,im:history');
    expect(back.status).toBe(200);
    const file = join(folder, 'installations', 'T0ACME.json');
    expect((await stat(file)).mode & 0o077).toBe(0);
    const asked = slack.mention(question, { workspace: acme });
    await answered(asked.place);
    expect(slack.callsTo('chat.postMessage').map(({ token }) => token)).toEqual(['xoxb-acme']);
    expect(running.programs[0]?.log()).not.toContain('xoxb-');
  });

  it('answers each workspace with its own token, and an organisation’s workspaces with the organisation’s', async () => {
    const { slack } = running;
    await install(acme);
    await install(org);
    expect((await readdir(join(folder, 'installations'))).sort()).toEqual(['E0ORG.json', 'T0ACME.json']);
    const asked = [slack.mention(question, { workspace: acme }), slack.mention(question, { workspace: org })];
    for (const { place } of asked) await answered(place);
    expect(
      slack
        .callsTo('chat.postMessage')
        .map(({ token }) => token)
        .sort(),
    ).toEqual(['xoxb-acme', 'xoxb-org']);
  });

  it('refuses an installation whose state it did not give out', async () => {
    const { back } = await install(acme, (state) => `${state}x`);
    expect(back.status).toBeGreaterThanOrEqual(400);
    expect(await readdir(folder)).not.toContain('installations');
  });

  it('acknowledges what comes from a workspace that has not installed it, and says in the log what to do', async () => {
    const asked = running.slack.mention(question, { workspace: acme });
    await asked.acknowledged;
    await running.programs[0]?.says('/slack/install');
    expect(running.slack.said()).toEqual([]);
  });

  it('keeps installations over a restart and forgets a workspace that removed it', async () => {
    const { slack } = running;
    await install(acme);
    await running.programs[0]?.stop();
    slack.wire.endpoints.length = 0;
    await running.start(env());
    const asked = slack.mention(question, { workspace: acme });
    await answered(asked.place);
    slack.event('app_uninstalled', { type: 'app_uninstalled' }, { workspace: acme });
    await vi.waitFor(async () => expect(await readdir(join(folder, 'installations'))).toEqual([]));
  });

  it('forgets a workspace whose bot token was revoked, and keeps one where a user’s was', async () => {
    const { slack } = running;
    await install(acme);
    const revoked = (tokens: object) => ({ type: 'tokens_revoked', tokens });
    await slack.event('tokens_revoked', revoked({ oauth: ['U1'] }), { workspace: acme })?.acknowledged;
    const asked = slack.mention(question, { workspace: acme });
    await answered(asked.place);
    slack.event('tokens_revoked', revoked({ bot: ['U0ACMEBOT'] }), { workspace: acme });
    await vi.waitFor(async () => expect(await readdir(join(folder, 'installations'))).toEqual([]));
  });
});

describe('the installation store', () => {
  const installation = (team: string | undefined, enterprise: string | undefined) => ({
    team: team === undefined ? undefined : { id: team },
    enterprise: enterprise === undefined ? undefined : { id: enterprise },
    user: { id: 'U1', token: undefined, scopes: undefined },
    bot: { token: `xoxb-${team ?? enterprise}`, scopes: [], id: 'B1', userId: 'U2' },
    isEnterpriseInstall: team === undefined,
  });

  it('prefers a workspace’s own installation to its organisation’s', async () => {
    const store = fileInstallations(folder);
    const query = { teamId: 'T1', enterpriseId: 'E1', isEnterpriseInstall: false as const };
    await store.storeInstallation(installation(undefined, 'E1'));
    expect((await store.fetchInstallation(query)).bot?.token).toBe('xoxb-E1');
    await store.storeInstallation(installation('T1', 'E1'));
    expect((await store.fetchInstallation(query)).bot?.token).toBe('xoxb-T1');
    await store.deleteInstallation?.(query);
    expect((await store.fetchInstallation(query)).bot?.token).toBe('xoxb-E1');
  });

  it('replaces an installation in whole', async () => {
    const store = fileInstallations(folder);
    await Promise.all(
      Array.from({ length: 10 }, () => store.storeInstallation(installation('T1', undefined))),
    );
    expect(await readdir(folder)).toEqual(['T1.json']);
    expect(JSON.parse(await readFile(join(folder, 'T1.json'), 'utf8'))).toMatchObject({
      bot: { token: 'xoxb-T1' },
    });
  });

  it.each(['../T1', 'T1/../../x', '', '.'])('never leaves its folder: %j', async (id) => {
    const store = fileInstallations(join(folder, 'in'));
    await expect(store.storeInstallation(installation(id, undefined))).rejects.toThrow('valid id');
    await expect(
      store.fetchInstallation({ teamId: id, enterpriseId: undefined, isEnterpriseInstall: false }),
    ).rejects.toThrow('valid id');
    expect(await readdir(folder)).not.toContain('T1.json');
  });
});
