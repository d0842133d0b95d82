import { describe, expect, it } from 'vitest';
import { remember } from '../../src/core/memory.ts';
import type { Answer, Question, Turn } from '../../src/core/types.ts';
import { excerpts, found, missed } from '../adapters/core.ts';

/** A remembering answerer whose answers depend on the first letter: f(ound), m(iss), h(elp). */
function conversation(at = { time: 0 }) {
  const seen: (readonly Turn[])[] = [];
  const replies: Readonly<Record<string, Answer>> = {
    f: found(),
    m: missed(),
    h: { kind: 'help', examples: [] },
  };
  const answer = remember(
    async (question: Question) => {
      seen.push(question.earlier ?? []);
      return replies[question.text.charAt(0)] ?? missed();
    },
    () => at.time,
  );
  const ask = async (text: string, conversation?: string): Promise<readonly Turn[]> => {
    await answer({ text, audience: { platform: 'terminal' }, ...(conversation && { conversation }) });
    return seen.at(-1) ?? [];
  };
  return { ask, answer, seen, at };
}

const texts = (turns: readonly Turn[]): readonly string[] => turns.map(({ question }) => question);

describe('the memory of a conversation', () => {
  it('gives each question the ones before it, with what was shown', async () => {
    const { ask } = conversation();
    await ask('first?', 'thread');
    await ask('missing?', 'thread');
    expect(await ask('and then?', 'thread')).toEqual([
      { question: 'first?', pointer: excerpts[0]?.pointer },
      { question: 'missing?' },
    ]);
  });

  it('keeps conversations apart, and knows nothing of questions that belong to none', async () => {
    const { ask } = conversation();
    await ask('first?', 'one');
    await ask('free?');
    expect(await ask('and?', 'two')).toEqual([]);
    expect(await ask('free again?')).toEqual([]);
    expect(texts(await ask('and?', 'one'))).toEqual(['first?']);
  });

  it('does not keep small talk', async () => {
    const { ask } = conversation();
    await ask('first?', 'thread');
    await ask('hello', 'thread');
    expect(texts(await ask('and?', 'thread'))).toEqual(['first?']);
  });

  it('keeps few questions of a conversation, and little of a long one', async () => {
    const { ask } = conversation();
    for (const name of ['a', 'b', 'c', 'd', 'e']) await ask(`f${name}`, 'thread');
    expect(texts(await ask('f', 'thread'))).toEqual(['fb', 'fc', 'fd', 'fe']);
    await ask('f'.repeat(4_000), 'long');
    expect(texts(await ask('f', 'long'))[0]).toHaveLength(500);
  });

  it('forgets after six hours without a question', async () => {
    const at = { time: 0 };
    const { ask } = conversation(at);
    await ask('first?', 'thread');
    at.time = 6 * 60 * 60 * 1000 - 1;
    expect(texts(await ask('second?', 'thread'))).toEqual(['first?']);
    at.time += 6 * 60 * 60 * 1000;
    expect(await ask('third?', 'thread')).toEqual([]);
  });

  it('is bounded: the conversation asked longest ago goes first', async () => {
    const { ask } = conversation();
    await ask('first?', 'oldest');
    await ask('first?', 'second');
    await ask('again?', 'oldest');
    for (let i = 0; i < 1_999; i++) await ask('f', `other ${i}`);
    expect(texts(await ask('and?', 'oldest'))).toEqual(['first?', 'again?']);
    expect(await ask('and?', 'second')).toEqual([]);
  });

  it('leaves what the platform itself knows of the conversation', async () => {
    const { answer, ask, seen } = conversation();
    await ask('first?', 'thread');
    const earlier = [{ question: 'the root of the thread' }];
    await answer({ text: 'and?', audience: { platform: 'slack' }, conversation: 'thread', earlier });
    expect(seen.at(-1)).toEqual(earlier);
  });

  it('keeps nothing of a question that could not be answered', async () => {
    let fails = true;
    const seen: unknown[] = [];
    const answer = remember(async ({ earlier }) => {
      seen.push(earlier);
      if (fails) throw new Error('the index is gone');
      return found();
    });
    const question = { text: 'f', audience: { platform: 'terminal' }, conversation: 'thread' } as const;
    await expect(answer(question)).rejects.toThrow('gone');
    fails = false;
    await answer(question);
    expect(seen.at(-1)).toEqual([]);
  });
});
