import type { App, HTTPReceiver, InstallationStore, SocketModeReceiver } from '@slack/bolt';
import type { StartError } from '../../core/types.ts';

/** One of the two transports. */
export interface Link {
  readonly receiver: SocketModeReceiver | HTTPReceiver;
  readonly installations?: InstallationStore;
  /** Rejects as soon as Slack says no to something that no repetition mends. */
  readonly refused: Promise<never>;
  start(app: App): Promise<unknown>;
  close(): Promise<void>;
  isConnected(): boolean;
  explain(error: unknown): StartError;
}
