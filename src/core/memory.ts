/**
 * Remembers what was asked in each conversation: little, bounded, and not for long. Kept in memory alone.
 *
 * @module
 */
import type { Answer, Answerer, Turn } from './types.ts';

/** Turns kept of one conversation. */
const TURNS = 4;
/** Conversations kept; the one asked longest ago goes first. */
const CONVERSATIONS = 2_000;
/** Milliseconds after which a conversation is forgotten. */
const LIFETIME = 6 * 60 * 60 * 1000;
/** Characters kept of a question. */
const LONGEST = 500;

interface Conversation {
  readonly turns: readonly Turn[];
  readonly until: number;
}

/** Gives each question that names its conversation the earlier ones, and keeps it for the next. */
export function remember(answer: Answerer, now: () => number = Date.now): Answerer {
  const conversations = new Map<string, Conversation>();
  const turnsOf = (key: string): readonly Turn[] => {
    const conversation = conversations.get(key);
    return conversation && conversation.until > now() ? conversation.turns : [];
  };
  const keep = (key: string, turn: Turn): void => {
    const turns = [...turnsOf(key), turn].slice(-TURNS);
    conversations.delete(key);
    conversations.set(key, { turns, until: now() + LIFETIME });
    for (const oldest of conversations.keys()) {
      if (conversations.size <= CONVERSATIONS) break;
      conversations.delete(oldest);
    }
  };
  return async (question) => {
    const key = question.conversation;
    if (key === undefined) return answer(question);
    const reply = await answer({ ...question, earlier: question.earlier ?? turnsOf(key) });
    if (reply.kind !== 'help') keep(key, turnOf(question.text, reply));
    return reply;
  };
}

function turnOf(text: string, answer: Answer): Turn {
  const question = text.slice(0, LONGEST);
  return answer.kind === 'found' ? { question, pointer: answer.excerpt.pointer } : { question };
}
