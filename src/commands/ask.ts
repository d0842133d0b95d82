/**
 * `pincite ask`: a question from the command line, from a pipe, or a conversation on a terminal.
 *
 * @module
 */
import { createInterface } from 'node:readline';
import { converse } from '../adapters/terminal/conversation.ts';
import { toJson } from '../adapters/terminal/json.ts';
import { ansiStyle, plainStyle, toText } from '../adapters/terminal/text.ts';
import { remember } from '../core/memory.ts';
import type { Answerer } from '../core/types.ts';
import { SHIPPED_CASE } from './desk.ts';
import { readDesk } from './reading.ts';

export interface AskOptions {
  /** Words of the question; none: read from standard input. */
  readonly words: readonly string[];
  readonly folder: string | undefined;
  readonly json: boolean;
  /** Makes all lines one conversation. */
  readonly thread: boolean;
}

/** Exit status 0, also for a miss. */
export async function ask({ words, folder, json, thread }: AskOptions): Promise<number> {
  const { desk } = await readDesk(folder || SHIPPED_CASE);
  const { answer, library } = desk;
  const style =
    process.stdout.isTTY && !process.env.NO_COLOR ? ansiStyle(process.stdout.columns) : plainStyle;
  const print = async (answerer: Answerer, text: string): Promise<void> => {
    const reply = await answerer({
      text,
      audience: { platform: 'terminal' },
      ...(thread && { conversation: 'terminal' }),
    });
    await write(json ? JSON.stringify(toJson(text, reply)) : toText(reply, library.name, style));
  };
  if (words.length > 0) await print(answer, words.join(' '));
  else if (process.stdin.isTTY && !json)
    await converse(remember(answer), library.name, style, process.stdin, process.stdout);
  else await answerLines(thread ? remember(answer) : answer, print, json);
  return 0;
}

async function answerLines(
  answer: Answerer,
  print: (answer: Answerer, text: string) => Promise<void>,
  json: boolean,
): Promise<void> {
  let first = true;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (/^[\s]*$/.test(line)) continue;
    if (!first && !json) await write('');
    first = false;
    await print(answer, line);
  }
}

/** Waits where the reader is slower, so that nothing is lost or piled up. A failure is the stream's `error` event. */
function write(line: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(`${line}\n`, () => resolve());
  });
}
