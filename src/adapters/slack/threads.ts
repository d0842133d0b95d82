/** Answers in threads: taking a message up once, answering it, and keeping the answer true to an edited question. */
import { notAllowedLine, nothingAsked } from '../../core/wording.ts';
import { toHelp } from './about.ts';
import type { Reply } from './blocks.ts';
import { type Client, type Desk, replyTo } from './desk.ts';
import { post, remove, showStatus, update } from './door.ts';
import { slackCode } from './failures.ts';
import { followThread } from './follow.ts';
import { type Asked, fingerprint, messageKey, toQuestion } from './incoming.ts';
import { said } from './reply.ts';
import { isNothing, questionOfRoot } from './root.ts';

/** Answers a message in its thread, unless that has been done: whatever is delivered twice is taken up once. */
export async function takeUp(
  desk: Desk,
  client: Client,
  asked: Asked,
  eventId: string,
  isStranger: boolean,
): Promise<void> {
  if (!(await desk.ledger.claim(messageKey(asked), `event:${eventId}`))) return;
  await followThread(desk, asked);
  await desk.lanes.run(`${asked.team}:${asked.user}`, () =>
    isStranger ? refuse(desk, client, asked) : answerInThread(desk, client, asked),
  );
}

async function refuse(desk: Desk, client: Client, asked: Asked): Promise<void> {
  await post(client, asked, said(notAllowedLine), desk.log);
}

async function answerInThread(desk: Desk, client: Client, asked: Asked): Promise<void> {
  // The status comes before the answer, which takes it away.
  const [reply] = await Promise.all([replyFor(desk, client, asked), showStatus(client, asked, desk.log)]);
  const ts = await post(client, asked, reply, desk.log);
  await desk.ledger.write(messageKey(asked), { reply: ts, asked: fingerprint(asked.text) });
}

async function replyFor(desk: Desk, client: Client, asked: Asked): Promise<Reply> {
  const text = await wordsOf(desk, client, asked);
  if (text !== undefined) return replyTo(desk, toQuestion(asked, text), { share: false });
  const { library } = desk;
  return toHelp({ kind: 'help', examples: library.examples(3) }, library, nothingAsked(library.name));
}

/** The message's own words; of an empty mention in a thread the words that the thread began with. */
async function wordsOf(desk: Desk, client: Client, asked: Asked): Promise<string | undefined> {
  if (!isNothing(asked.text)) return asked.text;
  if (asked.isReply) return questionOfRoot(desk, client, asked);
  return asked.text === '' ? undefined : asked.text;
}

/** The question was edited: its answer is, too, where it was given a short while ago and other words are asked now. */
export async function amend(desk: Desk, client: Client, asked: Asked): Promise<void> {
  await desk.lanes.run(`${asked.team}:${asked.user}`, async () => {
    const key = messageKey(asked);
    const entry = await desk.ledger.read(key);
    const asks = fingerprint(asked.text);
    if (!entry?.reply || entry.asked === asks) return;
    const reply = await replyTo(desk, toQuestion(asked, asked.text), { share: false });
    await update(client, asked.channel, entry.reply, reply);
    await desk.ledger.write(key, { ...entry, asked: asks });
  });
}

/** The question was deleted: so is its answer. */
export async function withdraw(
  desk: Desk,
  client: Client,
  question: Pick<Asked, 'team' | 'channel' | 'ts' | 'user'>,
): Promise<void> {
  await desk.lanes.run(`${question.team}:${question.user}`, async () => {
    const entry = await desk.ledger.read(messageKey(question));
    if (!entry?.reply) return;
    await remove(client, question.channel, entry.reply).catch((error: unknown) => {
      if (slackCode(error) !== 'message_not_found') throw error;
    });
    await desk.ledger.write(messageKey(question), {});
  });
}
