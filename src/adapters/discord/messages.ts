/**
 * Direct messages, mentions and pinged replies: each is answered once, its answer follows an edit and goes with it.
 *
 * @module
 */
import { type Message, type PartialMessage, RESTJSONErrorCodes } from 'discord.js';
import type { Answerer, Library, Logger } from '../../core/types.ts';
import { failedLine, unreadableMessageLine } from '../../core/wording.ts';
import type { Delivery } from './delivery.ts';
import type { Reply } from './embed.ts';
import { failureFields, hasCode, retrying } from './failure.ts';
import { noteReply } from './notes.ts';
import { isForBot, messageAudience, messageConversation, messageText } from './question.ts';
import { Recent } from './recent.ts';
import { answerReply } from './reply.ts';

/** A question and its answer, as long as one of them may still change. */
interface Exchange {
  readonly content: string;
  readonly answer: Promise<Message | undefined>;
}

export interface MessageListeners {
  created(message: Message): Promise<void>;
  updated(message: Message | PartialMessage): Promise<void>;
  deleted(message: Message | PartialMessage): Promise<void>;
}

interface MessageDependencies {
  readonly answer: Answerer;
  readonly library: Library;
  readonly log: Logger;
  readonly delivery: Delivery;
}

/** How long after it was asked a question's edit changes its answer, in milliseconds. */
const editable = 900_000;
const exchangesKept = 1000;

export function createMessageListeners(dependencies: MessageDependencies): MessageListeners {
  const { log, delivery } = dependencies;
  const exchanges = new Recent<Exchange>(exchangesKept);
  // A question and its answer.
  const roots = new Recent<string>(2 * exchangesKept);

  const ask = async (message: Message): Promise<Message | undefined> => {
    const conversation = await messageConversation(message, (id) => roots.get(id));
    // A reply to the answer may arrive before its sending has returned.
    roots.set(message.id, conversation);
    const answered = await delivery.post(message, await replyTo(message, conversation, dependencies));
    if (answered) roots.set(answered.id, conversation);
    return answered;
  };

  const askAgain = async (message: Message, earlier: Message | undefined): Promise<Message | undefined> => {
    if (!earlier) return undefined;
    const conversation = roots.get(earlier.id) ?? (await messageConversation(message, (id) => roots.get(id)));
    const reply = await replyTo(message, conversation, dependencies);
    return delivery.rewrite(earlier, reply);
  };

  /** A failure is logged here, once; whoever waits for the answer finds none. */
  const remember = (message: Message, work: Promise<Message | undefined>): Promise<unknown> => {
    const answer = work.catch((error: unknown) => {
      log.error('discord: a reply could not be posted', failureFields(error));
      return undefined;
    });
    exchanges.set(message.id, { content: message.content, answer });
    return answer;
  };

  return {
    async created(message) {
      if (!isForBot(message) || exchanges.get(message.id)) return;
      await remember(message, ask(message));
    },

    async updated(message) {
      const earlier = exchanges.get(message.id);
      // An update that tells of a preview alone may come without author and text.
      if (message.partial || !earlier || earlier.content === message.content || !isForBot(message)) return;
      if (Date.now() - message.createdTimestamp > editable) return;
      await remember(
        message,
        earlier.answer.then((answer) => askAgain(message, answer)),
      );
    },

    async deleted({ id }) {
      const exchange = exchanges.get(id);
      exchanges.delete(id);
      const answer = await exchange?.answer;
      if (answer) await retrying(() => answer.delete()).catch(unlessGone);
    },
  };
}

async function replyTo(
  message: Message,
  conversation: string,
  { answer, library, log }: MessageDependencies,
): Promise<Reply> {
  try {
    const text = await messageText(message);
    if (text === undefined) return noteReply(unreadableMessageLine);
    const answered = await answer({ text, audience: messageAudience(message), conversation });
    return answerReply(answered, { name: library.name, isPrivate: false, empty: text === '' });
  } catch (error) {
    log.error('discord: a question could not be answered', failureFields(error));
    return noteReply(failedLine);
  }
}

function unlessGone(error: unknown): void {
  if (!hasCode(error, RESTJSONErrorCodes.UnknownMessage)) throw error;
}
