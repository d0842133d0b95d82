import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { inTurn } from '../../../src/adapters/discord/turns.ts';
import type { Answer, Question } from '../../../src/core/types.ts';

const help: Answer = { kind: 'help', examples: [] };
const question = (text: string): Question => ({ text, audience: { platform: 'discord' } });

it('what else happens comes between two answers of a rush, so that nobody waits to be acknowledged', async () => {
  const events: string[] = [];
  const answer = inTurn(async ({ text }) => {
    events.push(text);
    return help;
  });
  const rush = Promise.all(['first', 'second', 'third'].map((text) => answer(question(text))));
  for (let turn = 0; turn < 8; turn += 1) {
    await nextTurn();
    events.push('something else');
  }
  await rush;
  const answers = events.flatMap((event, index) => (event === 'something else' ? [] : [index]));
  expect(events.filter((event) => event !== 'something else')).toEqual(['first', 'second', 'third']);
  for (const [position, index] of answers.slice(1).entries())
    expect(index - (answers[position] ?? 0)).toBeGreaterThan(1);
});

it('a slow answer keeps none after it waiting, and neither does one that fails', async () => {
  const answer = inTurn(({ text }) => {
    if (text === 'slow') return new Promise(() => {});
    return text === 'bad' ? Promise.reject(new Error('no')) : Promise.resolve(help);
  });
  void answer(question('slow'));
  await expect(answer(question('bad'))).rejects.toThrow('no');
  expect(await answer(question('good'))).toBe(help);
});
