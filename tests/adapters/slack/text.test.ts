import { describe, expect, it } from 'vitest';
import { escapeText, link, literal, plainText } from '../../../src/adapters/slack/text.ts';
import { fitRuns } from '../../../src/adapters/slack/window.ts';

describe('what somebody typed', () => {
  it.each([
    ['<@U0BOT> who?', 'who?'],
    ['who,<@U0BOT>?', 'who, ?'],
    ['<@U0BOT|pincite> who?', 'who?'],
    ['in <#C01|court-room> or <#C02>?', 'in court-room or ?'],
    ['<https://x.example/a?b=1|this> and <https://y.example>', 'this and https://y.example'],
    ['<mailto:a@b.example|a@b.example>', 'a@b.example'],
    ['<!channel> <!here> <!subteam^S01|@all> now', 'now'],
    ['<!date^1|{date}^x|May 30, 2018>', '{date}^x'],
    ['1 &lt; 2 &amp;&amp; 3 &gt; 2', '1 < 2 && 3 > 2'],
    ['&amp;lt;', '&lt;'],
    ['a  \t b\nc', 'a b\nc'],
    ['   ', ''],
  ])('%j is asked as %j', (typed, asked) => {
    expect(plainText(typed)).toBe(asked);
  });
});

describe('text in a field with mark-up', () => {
  it('cannot ping, link or end a link', () => {
    expect(escapeText('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
    expect(link('https://x.example/a|b>c', 'a > b')).toBe('<https://x.example/a%7Cb%3Ec|a &gt; b>');
  });

  it.each([
    ['*bold*', '∗bold∗'],
    ['_it_ and ~gone~ and `code`', 'ˍitˍ and ∼gone∼ and ˋcodeˋ'],
    [':tada:', '∶tada:'],
    ['snake_case_name 12:30:45', 'snake_case_name 12∶30:45'],
    ['Kaspersky Lab, Inc. v. DHS', 'Kaspersky Lab, Inc. v. DHS'],
  ])('%j takes no effect', (text, shown) => {
    expect(literal(text)).toBe(shown);
  });
});

describe('an excerpt that is longer than there is room for', () => {
  const run = (text: string, highlight = false) => ({ text, highlight });
  const length = (runs: readonly { readonly text: string }[]) =>
    runs.reduce((sum, { text }) => sum + text.length, 0);

  it('is left as it is where it fits', () => {
    const runs = [run('a '), run('b', true)];
    expect(fitRuns(runs, 3)).toBe(runs);
  });

  it('keeps the answering sentence, and of its surroundings what is nearest, from word to word', () => {
    const shown = fitRuns(
      [run('one two three four five '), run('The answer.', true), run(' six seven eight nine')],
      30,
    );
    expect(shown).toEqual([run('… five '), run('The answer.', true), run(' six seven…')]);
  });

  it('gives room that one side does not need to the other', () => {
    const shown = fitRuns([run('x '), run('The answer.', true), run(' six seven eight nine ten')], 32);
    expect(shown).toEqual([run('x '), run('The answer.', true), run(' six seven eight…')]);
  });

  it('is cut at the end where nothing is marked, and within the sentence where that alone is too long', () => {
    expect(fitRuns([run('one two three four')], 10)).toEqual([run('one two…')]);
    expect(fitRuns([run('before'), run('one two three four', true)], 10)).toEqual([run('one two…', true)]);
  });

  it('never passes the limit and never cuts an emoji', () => {
    const text = '👩‍👩‍👧‍👦 word '.repeat(20);
    for (let limit = 20; limit < 200; limit += 7) {
      const shown = fitRuns([run(text), run('The answer.', true), run(text)], limit);
      expect(length(shown)).toBeLessThanOrEqual(limit);
      expect(JSON.stringify(shown)).not.toMatch(/\\ud/u);
      expect(shown.some(({ highlight }) => highlight)).toBe(true);
    }
  });
});
