/** Events as questions: what is for the bot, who asks it and where. Everything else is undefined. */
import { createHash } from 'node:crypto';
import type { Context } from '@slack/bolt';
import type { Question } from '../../core/types.ts';
import { audienceOf, type Person } from './desk.ts';
import { plainText } from './text.ts';

/** A message that may be a question. */
export interface Asked extends Person {
  readonly channel: string;
  /** Thread in which the answer belongs: the message's own, or the one that it begins. */
  readonly thread: string;
  readonly ts: string;
  readonly isReply: boolean;
  /** Words, without mentions. */
  readonly text: string;
}

/** What mentions and messages have in common, edited or not. */
export interface Written {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly text?: string;
  readonly team?: string;
  readonly user_team?: string;
}

/** Whether messages of this subtype have an author and words. */
export function isWritten(subtype: string | undefined): boolean {
  return subtype === undefined || ['file_share', 'thread_broadcast', 'bot_message'].includes(subtype);
}

/** Other bots are heard only where the operator named them; the bot never hears itself. */
export function readMessage(
  written: Written & { readonly subtype?: string | undefined; readonly hidden?: boolean },
  context: Context,
  answerBots: readonly string[],
): Asked | undefined {
  const { channel, ts, thread_ts, user, bot_id, text = '' } = written;
  if (!isWritten(written.subtype) || written.hidden) return undefined;
  if (bot_id !== undefined && (bot_id === context.botId || !answerBots.includes(bot_id))) return undefined;
  const who = user ?? bot_id;
  if (who === undefined || who === context.botUserId) return undefined;
  return {
    team: context.teamId ?? context.enterpriseId ?? '',
    channel,
    ts,
    thread: thread_ts ?? ts,
    isReply: thread_ts !== undefined && thread_ts !== ts,
    user: who,
    text: plainText(text),
  };
}

export function toQuestion(asked: Asked, text: string): Question {
  return {
    text,
    audience: audienceOf(asked),
    conversation: `slack:${asked.team}:${asked.channel}:${asked.thread}`,
  };
}

/** Whether a message names this user. */
export function mentions(text: string | undefined, user: string | undefined): boolean {
  return user !== undefined && [`<@${user}>`, `<@${user}|`].some((mention) => text?.includes(mention));
}

/** In a channel shared with another organisation: somebody of that other one. */
export function isStranger(
  written: Written,
  body: { readonly is_ext_shared_channel?: boolean; readonly team_id?: string },
  context: Context,
): boolean {
  const theirs = written.user_team ?? written.team;
  const ours = context.teamId ?? body.team_id;
  return body.is_ext_shared_channel === true && theirs !== undefined && theirs !== ours;
}

/** Names a message in the ledger. */
export function messageKey({ team, channel, ts }: Pick<Asked, 'team' | 'channel' | 'ts'>): string {
  return `message:${team}:${channel}:${ts}`;
}

/** Tells whether an edit changed what was asked, without keeping the words. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
