import { join } from 'node:path';
import { type Adapter, type Answerer, type Library, type Logger, StartError } from '../../core/types.ts';
import { type Connection, connect } from './connect.ts';
import type { Desk } from './desk.ts';
import { createLanes } from './lanes.ts';
import { folderLedger, type Ledger, memoryLedger } from './ledger.ts';
import { listenToAsking } from './listeners/asking.ts';
import { listenToButtons } from './listeners/buttons.ts';
import { createEars } from './listeners/heard.ts';
import { listenToInstalls } from './listeners/installs.ts';
import { listenToMessages } from './listeners/messages.ts';
import { listenToPane } from './listeners/pane.ts';
import type { SlackSettings } from './settings.ts';

export interface SlackParts {
  readonly settings: SlackSettings;
  readonly answer: Answerer;
  readonly library: Library;
  readonly log: Logger;
}

/** People answered at once; the others wait in turn. */
const atOnce = 16;

/** Answers questions in Slack: mentions, direct messages, `/ask`, shortcuts, the home tab and the assistant pane. */
export function createSlackAdapter({ settings, answer, library, log }: SlackParts): Adapter {
  const ears = createEars(log);
  let connection: Connection | undefined;
  return {
    name: 'slack',
    start: async () => {
      const ledger = await openLedger(settings, log);
      connection = connect(settings, log);
      const desk: Desk = { settings, answer, library, log, ledger, lanes: createLanes(atOnce) };
      const { app, installations } = connection;
      for (const listen of [listenToMessages, listenToAsking, listenToButtons, listenToPane])
        listen(app, desk, ears.heard);
      if (installations) listenToInstalls(app, installations, ears.heard);
      await connection.start();
    },
    stop: async () => {
      await connection?.close();
      await ears.idle();
    },
    isConnected: () => connection?.isConnected() === true,
  };
}

async function openLedger({ stateDir }: SlackSettings, log: Logger): Promise<Ledger> {
  if (stateDir === undefined) return memoryLedger();
  return folderLedger(join(stateDir, 'taken-up'), log).catch((error: unknown) => {
    throw new StartError(
      `SLACK_STATE_DIR: ${stateDir} cannot be written (${String(error)}); choose another folder`,
      {
        cause: error,
      },
    );
  });
}
