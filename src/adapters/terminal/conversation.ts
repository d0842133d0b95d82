/**
 * The bot in a shell: one question after the other until the end of input.
 *
 * @module
 */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Answerer } from '../../core/types.ts';
import { nothingAsked } from '../../core/wording.ts';
import { type Style, toText } from './text.ts';

/** A conversation: follow-ups are understood. Ends with the input, `exit` or `quit`. */
export async function converse(
  answer: Answerer,
  name: string,
  style: Style,
  input: Readable,
  output: Writable,
): Promise<void> {
  const lines = createInterface({ input, output, prompt: '\n? ' });
  output.write(`${nothingAsked(name)} (Ctrl-D or "exit" ends.)\n`);
  lines.prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (/^(?:exit|quit|:q)$/i.test(text)) break;
    if (text !== '') {
      const reply = await answer({ text, audience: { platform: 'terminal' }, conversation: 'terminal' });
      output.write(`\n${toText(reply, name, style)}\n`);
    }
    lines.prompt();
  }
  lines.close();
}
