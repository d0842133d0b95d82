import { describe, expect, it } from 'vitest';
import { answeringSentence, excerptText } from '../../src/core/citation-text.ts';
import { createLibrary } from '../../src/core/library.ts';
import { pointerTo } from '../../src/core/pointer.ts';
import type { Collection, Opened, Passage } from '../../src/core/types.ts';
import { collectionOf } from '../fixtures/collection.ts';
import { prose } from '../knowledge/folder.ts';

const audience = { platform: 'terminal' } as const;

const OPINION = `---
title: Acme v. United States
date: 2018-05-30
url: https://court.example/opinion
---

# Acme v. United States

## Standing

${prose(90, 'alpha')} The plaintiff has no standing. The suit ends here.

${prose(90, 'beta')}

${prose(90, 'gamma')}

## Remedy

${prose(90, 'delta')}
`;

const QUESTIONS = `
- answer: opinion.md#standing
  ask: [Who has standing in the case?, standing, Why does the suit end?]
- answer: opinion.md#remedy
  ask: [What was the remedy, Was Müller's remedy granted?]
- answer: none
  ask: [Who is the tallest judge?]
`;

const files = {
  'opinion.md': OPINION,
  'letter.txt': 'A letter\n\nNothing of note.\n',
  'questions.yaml': QUESTIONS,
};
const collection = await collectionOf(files);
const library = createLibrary(collection);

const passageWith = ({ passages }: Collection, words: string): Passage => {
  const passage = passages.find(({ text }) => text.includes(words));
  if (!passage) throw new Error(`no passage says "${words}"`);
  return passage;
};
const pointer = (() => {
  const passage = passageWith(collection, 'no standing');
  const before = passage.text.slice(0, passage.text.indexOf('The plaintiff'));
  const sentence = before.split('. ').length - 1;
  return pointerTo(passage, sentence, sentence);
})();
const shown = (opened: Opened) => {
  if (opened.kind === 'gone') throw new Error('gone');
  return opened.excerpt;
};

describe('sources', () => {
  it('list every document with what is known of it', () => {
    const { documents, passages, pages, warnings } = library.sources(audience);
    expect(documents).toMatchObject([
      { path: 'letter.txt', title: 'A letter', format: 'text', passages: 1 },
      {
        path: 'opinion.md',
        title: 'Acme v. United States',
        format: 'markdown',
        passages: 4,
        date: '2018-05-30',
        url: 'https://court.example/opinion',
      },
    ]);
    expect(documents[0]).not.toHaveProperty('date');
    expect([passages, pages, warnings]).toEqual([5, 0, []]);
    expect(library.name).toBe('Acme v. United States');
  });

  it('of an empty folder are none, and say why', async () => {
    const { documents, modified, warnings } = createLibrary(await collectionOf({})).sources(audience);
    expect([documents, modified]).toEqual([[], undefined]);
    expect(warnings[0]?.message).toContain('holds no document');
  });
});

describe('an excerpt by its pointer', () => {
  it('is shown again as it was', () => {
    const opened = library.open(pointer, audience);
    expect(opened.kind).toBe('current');
    expect(answeringSentence(shown(opened))).toBe('The plaintiff has no standing.');
    expect(shown(opened).pointer).toBe(pointer);
  });

  it('is shown by another process as well, whatever else came into the folder', async () => {
    const more = await collectionOf({ ...files, 'a.md': '# A\n\n## B\n\nAnother document.\n' });
    expect(createLibrary(more).open(pointer, audience)).toEqual(library.open(pointer, audience));
  });

  it('is changed where the passage says something else now', async () => {
    const edited = OPINION.replace('The plaintiff has no standing.', 'The plaintiff has standing.');
    const opened = createLibrary(await collectionOf({ ...files, 'opinion.md': edited })).open(
      pointer,
      audience,
    );
    expect(opened.kind).toBe('changed');
    expect(answeringSentence(shown(opened))).toBe('The plaintiff has standing.');
    expect(shown(opened).pointer).not.toBe(pointer);
  });

  it('is gone where the passage is', async () => {
    const without = createLibrary(await collectionOf({ 'letter.txt': 'A letter\n\nNothing.\n' }));
    expect(without.open(pointer, audience)).toEqual({ kind: 'gone' });
    expect(without.widen(pointer, audience)).toEqual({ kind: 'gone' });
  });

  it.each(['', 'x', '__proto__', `${pointer}.0`, pointer.replace(/\.\w+\.\w+$/, '.9.1')])(
    'is gone where nobody was ever given it: %j',
    (text) => {
      expect(library.open(text, audience)).toEqual({ kind: 'gone' });
      expect(library.widen(text, audience)).toEqual({ kind: 'gone' });
    },
  );
});

describe('a wider excerpt', () => {
  const wide = shown(library.widen(pointer, audience));

  it('shows the paragraphs around, and marks the same sentence', () => {
    expect(answeringSentence(wide)).toBe('The plaintiff has no standing.');
    expect(excerptText(wide)).toContain('Alpha alpha');
    expect(excerptText(wide)).toContain('Gamma gamma');
    expect(wide.pointer).toBe(pointer);
  });

  it('stays within its section', () => {
    expect(excerptText(wide)).not.toContain('Delta');
    const remedy = pointerTo(passageWith(collection, 'Delta'), 0, 0);
    expect(excerptText(shown(library.widen(remedy, audience)))).not.toContain('Gamma');
  });

  it('is verbatim, and at most about 2,400 characters', async () => {
    const long = Array.from({ length: 20 }, (_, i) => `Paragraph ${i} starts. ${prose(70)}`).join('\n\n');
    const { passages } = await collectionOf({ 'long.md': `# Long\n\n## Section\n\n${long}\n` });
    const whole = passages.map(({ text }) => text).join('\n');
    const tenth = passages.find(({ text }) => text.includes('Paragraph 10 '));
    if (!tenth) throw new Error('no tenth paragraph');
    const opened = createLibrary(
      await collectionOf({ 'long.md': `# Long\n\n## Section\n\n${long}\n` }),
    ).widen(pointerTo(tenth, 0, 0), audience);
    const text = excerptText(shown(opened));
    expect(text.length).toBeLessThanOrEqual(2_400);
    expect(text.length).toBeGreaterThan(1_500);
    expect(whole).toContain(text);
  });
});

describe('suggestions', () => {
  const suggest = (typed: string, limit = 10) => library.suggest(typed, limit, audience);

  it('are curated questions and headings in which every word typed begins a word', () => {
    expect(suggest('stand')).toEqual(['Standing', 'Who has standing in the case?']);
    expect(suggest('tanding')).toEqual([]);
    expect(suggest('who cas')).toEqual(['Who has standing in the case?']);
  });

  it('put first what begins with the words typed, shorter before longer', () => {
    expect(suggest('w')[0]).toBe('Why does the suit end?');
    expect(suggest('remedy')).toEqual(['Remedy', "Was Müller's remedy granted?"]);
  });

  it('do not mind capitals and accents', () => {
    expect(suggest('MULLER')).toEqual(["Was Müller's remedy granted?"]);
  });

  it('never hold raw text, keyword phrasings or questions that are not answered', () => {
    expect(suggest('')).toHaveLength(5);
    expect(suggest('plaintiff')).toEqual([]);
    expect(suggest('tallest')).toEqual([]);
  });

  it('are at most as many as asked for, whatever was typed', () => {
    expect(suggest('', 2)).toHaveLength(2);
    for (const typed of ['.*', '(((', '\u0000', '🙂', 'a '.repeat(2_000), 'x'.repeat(4_000)])
      expect(suggest(typed).length).toBeLessThanOrEqual(10);
  });
});

describe('examples', () => {
  it('are well-formed curated questions, one of a document, always the same', () => {
    expect(library.examples(3)).toEqual(['Who has standing in the case?']);
    expect(library.examples(0)).toEqual([]);
  });
});
