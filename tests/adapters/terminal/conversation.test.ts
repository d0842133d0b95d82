import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { converse } from '../../../src/adapters/terminal/conversation.ts';
import { plainStyle } from '../../../src/adapters/terminal/text.ts';
import { remember } from '../../../src/core/memory.ts';
import { createCore, sentence } from '../core.ts';

/** What is said on a terminal on which these lines are typed. */
async function talk(
  typed: string,
): Promise<{ readonly said: string; readonly core: ReturnType<typeof createCore> }> {
  const core = createCore();
  const [input, output] = [new PassThrough(), new PassThrough()];
  const said = text(output);
  input.end(typed);
  await converse(remember(core.answer), 'Acme v. United States', plainStyle, input, output);
  output.end();
  return { said: await said, core };
}

describe('a conversation in a shell', () => {
  it('greets, answers one question after the other, and ends with the input', async () => {
    const { said, core } = await talk('Who dismissed it?\nA unicorn?\n');
    expect(said).toMatch(/^What would you like to know about Acme v\. United States\?.+\n/u);
    expect(said).toContain(`**${sentence}**`);
    expect(said).toContain('“unicorn”');
    expect(core.asked.map(({ text }) => text)).toEqual(['Who dismissed it?', 'A unicorn?']);
  });

  it('is one conversation: each question comes with the ones before it', async () => {
    const { core } = await talk('Who dismissed it?\nand when?\n');
    expect(core.asked[1]?.earlier?.map(({ question }) => question)).toEqual(['Who dismissed it?']);
  });

  it('skips empty lines', async () => {
    const { core } = await talk('\n   \n\t\nWho?\n');
    expect(core.asked).toHaveLength(1);
  });

  it.each(['exit', 'quit', 'EXIT', ':q', '  exit  '])('ends with %s', async (word) => {
    const { core } = await talk(`Who?\n${word}\nNot asked?\n`);
    expect(core.asked.map(({ text }) => text)).toEqual(['Who?']);
  });
});
