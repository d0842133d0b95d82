import type { webApi } from '@slack/bolt';
import type { Answerer, Audience, Library, Logger, Question } from '../../core/types.ts';
import { failedLine } from '../../core/wording.ts';
import type { Reply } from './blocks.ts';
import { adviceFor } from './failures.ts';
import type { Lanes } from './lanes.ts';
import type { Ledger } from './ledger.ts';
import { type Setting, said, toReply } from './reply.ts';
import type { SlackSettings } from './settings.ts';

/** What every listener works with. */
export interface Desk {
  readonly answer: Answerer;
  readonly library: Library;
  readonly log: Logger;
  readonly ledger: Ledger;
  readonly lanes: Lanes;
  readonly settings: SlackSettings;
}

export type Client = webApi.WebClient;

/** Who is asking and where, in Slack's ids. */
export interface Person {
  readonly team: string;
  readonly user: string;
  readonly channel?: string;
  readonly thread?: string;
}

export function audienceOf({ team, user, channel, thread }: Person): Audience {
  return {
    platform: 'slack',
    workspace: team,
    user,
    ...(channel !== undefined && { channel }),
    ...(thread !== undefined && { thread }),
  };
}

/** The answer as a reply; where answering fails, one plain sentence, and the reason in the log. */
export async function replyTo(desk: Desk, question: Question, setting: Setting): Promise<Reply> {
  try {
    return toReply(await desk.answer(question), setting, desk.library);
  } catch (error) {
    desk.log.error('slack: answering failed', { problem: adviceFor(error) });
    return said(failedLine);
  }
}
