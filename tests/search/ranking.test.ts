/** What ranks first, and why: a small case, its questions, and the reason for each. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answer.ts';
import { answeringSentence } from '../../src/core/citation-text.ts';
import type { Answer } from '../../src/core/types.ts';
import { createPassageIndex } from '../../src/search/passage-index.ts';
import { collectionOf } from '../fixtures/collection.ts';

const collection = await collectionOf({
  'appeal.md': `---
title: The appeal of Acme
date: 2019-03-12
---

# The appeal of Acme

## How the panel ruled

The panel of three judges affirmed the ruling below on March 12, 2019. Judge Maria Ortega wrote for the court. Nobody dissented, and the mandate went out in May.

## What Acme argued on appeal

Acme argued that the recall order of the Road Safety Board (RSB) punished it without a trial. Its lawyers relied on two old decisions about oaths of loyalty.

## The docket of the appeal

The appeal was docketed as No. 18-5176. The district court's case had been No. 17-cv-2697.
`,
  'order.md': `---
title: Recall order of the Road Safety Board
date: 2017-09-13
---

# Recall order of the Road Safety Board

## What the order demands

Dealers must stop selling the Acme trailer within 30 days. They must tell every owner in writing within 60 days.

## Why the board acted

The board acted because brakes had failed in 41 trailers. It called the risk unreasonable, for children most of all.

## How many trailers are affected

Some 12,400 trailers are on the road. In 2016 dealers had sold a third of them.

## Section 1634(c) of the statute

Section 1634(c) tells the board to report to Congress each year. The report of the board is public.
`,
  'people.md': `---
title: People in the Acme case
---

# People in the Acme case

## The trial judge

Judge Henrik Lund dismissed the suit of Acme on May 30, 2018. He has sat in Denver since 2009.

## The founder

Wilma Acker founded Acme in a barn near Boise. She is its chief executive to this day.

## The lawyers of Acme

Acme was represented by Pruitt & Bell. The firm is known for recalls.
`,
  'glossary.md': `---
title: Words of the Acme case
---

# Words of the Acme case

## Recall

A recall is an order to take a product back. It is no punishment in the eyes of the law.

## Mandate

The mandate is the paper with which an appeals court ends its work. It goes to the district court.
`,
  'synonyms.yaml': `
- [trailer, caravan]
- boss: [chief executive]
- thrown out: [dismissed]
`,
  'questions.yaml': `
- answer: people.md#the-founder
  quote: founded Acme in a barn
  ask: [Where did it all begin?, In which building was the firm born?]
- answer: order.md#what-the-order-demands
  quote: tell every owner in writing
  ask: [Do people who bought one hear of it?]
- answer: none
  ask: [What does an Acme trailer cost?, Is the Acme share listed?]
`,
});

const index = createPassageIndex(collection);
const answer = createAnswerer(collection, index);
const ask = (text: string): Promise<Answer> => answer({ text, audience: { platform: 'terminal' } });

/** The marked sentence of the best passage, and its section. */
async function best(question: string): Promise<{ readonly section: string; readonly sentence: string }> {
  const { hits } = await index.search({ text: question }, { limit: 1 });
  const [hit] = hits;
  const span = hit?.sentences[hit.best];
  return { section: hit?.passage.id ?? '', sentence: hit?.passage.text.slice(span?.start, span?.end) ?? '' };
}

describe('the passage that ranks first, and its sentence', () => {
  it.each([
    [
      'Who wrote for the court?',
      'Judge Maria Ortega wrote for the court.',
      'the sentence holds every word, and a person',
    ],
    [
      'When did the panel affirm the ruling?',
      'The panel of three judges affirmed the ruling below',
      'of two sentences about the ruling one holds a date',
    ],
    [
      'Which judge dismissed the suit?',
      'Judge Henrik Lund dismissed the suit',
      'both words stand in one sentence, although other passages speak of judges',
    ],
    [
      'Why did the board act?',
      'The board acted because brakes had failed',
      'the heading asks the same, and the sentence holds a reason',
    ],
    [
      'How many trailers are affected?',
      'Some 12,400 trailers are on the road.',
      'a number beside what is counted; the year beside it is none',
    ],
    [
      'What is a recall?',
      'A recall is an order to take a product back.',
      'it defines the word, where others only use it',
    ],
    ['18-5176', 'The appeal was docketed as No. 18-5176.', 'an identifier is one word'],
    [
      'Which case was 17-2697?',
      "The district court's case had been No. 17-cv-2697.",
      'the docket number is the same in its short form',
    ],
    ['What does 1634(c) require?', 'Section 1634(c) tells the board to report', 'a subsection is one word'],
    [
      'What happened on 30 May 2018?',
      'Judge Henrik Lund dismissed the suit of Acme on May 30, 2018.',
      'a date is the same however it is written',
    ],
    [
      'What did the RSB demand of dealers?',
      'Dealers must stop selling the Acme trailer',
      'the documents themselves introduce RSB for the board',
    ],
    [
      'Must dealers stop selling the caravan?',
      'Dealers must stop selling the Acme trailer',
      'a caravan is a trailer here',
    ],
    [
      'Who is the boss?',
      'She is its chief executive to this day.',
      'people say boss, the documents chief executive',
    ],
    [
      'Was the suit thrown out?',
      'Judge Henrik Lund dismissed the suit',
      'a phrase of people for a word of the documents',
    ],
    [
      'who represnted Acme',
      'Acme was represented by Pruitt & Bell.',
      'a typing error is read as the word of the documents',
    ],
    [
      'Where did it all begin?',
      'Wilma Acker founded Acme in a barn',
      'these very words are a curated phrasing',
    ],
    [
      'In what building was the company born?',
      'Wilma Acker founded Acme in a barn',
      'it is like a curated phrasing',
    ],
    [
      'Do people hear of it who bought one?',
      'They must tell every owner in writing',
      'the phrasing names the second sentence of its section',
    ],
    ['thirty days', 'Dealers must stop selling the Acme trailer within 30 days.', 'thirty is 30'],
  ])('%s', async (question, sentence, _why) => {
    expect((await best(question)).sentence).toContain(sentence);
  });

  it('does not hang on a word that only names the document', async () => {
    // "Recall", "order", "Road", "Safety" and "Board" stand in the title; what is left decides between its passages.
    const named = 'Under the recall order of the Road Safety Board,';
    expect((await best(`${named} how many trailers are affected?`)).section).toBe(
      'order.md#how-many-trailers-are-affected',
    );
    expect((await best(`${named} when must owners be told in writing?`)).section).toBe(
      'order.md#what-the-order-demands',
    );
    expect((await best(`${named} why did brakes matter?`)).section).toBe('order.md#why-the-board-acted');
  });

  it('is the one that a phrasing of the very same words names, however common the words are', async () => {
    const asked = 'Why only Acme and not other makers?';
    const phrased = await collectionOf({
      ...Object.fromEntries(
        Array.from({ length: 100 }, (_, i) => [`${i}.md`, `# Acme ${i}\n\nAcme and other makers met.\n`]),
      ),
      'z.md': '# Brakes\n\n## Cause\n\nThe brakes alone had failed.\n',
      'questions.yaml': `- answer: z.md#cause\n  ask: [${asked}]\n- answer: 1.md#acme-1\n  ask: [What did Acme and the makers do?]\n`,
    });
    const { hits } = await createPassageIndex(phrased).search({ text: asked.toLowerCase() }, { limit: 1 });
    expect(hits[0]?.passage.id).toBe('z.md#cause');
  });

  it('stands in the document that the question names, however well another one is worded', async () => {
    const agreement = (name: string, clause: string) => `# ${name}\n\n## Duties\n\n${clause}\n`;
    const contracts = await collectionOf({
      'birch.md': agreement('Birch Agreement', 'Papers go back in ten days. The archive may retain copies.'),
      'larch.md': agreement('Larch Agreement', 'The receiving party may retain its own copies.'),
      'rowan.md': agreement('Rowan Agreement', 'Each side pays its own costs.'),
    });
    const question = "Consider Birch's agreement: may the receiving party retain copies in its archive?";
    const { hits } = await createPassageIndex(contracts).search({ text: question }, { limit: 1 });
    expect(hits[0]?.passage.document.path).toBe('birch.md');
  });

  it('opens the document where a question says little but its name', async () => {
    const river = await collectionOf({
      'river.md':
        '# The Rhine\n\n## Course\n\nThe Rhine is a river of Europe.\n\n## Plain\n\nThe Rhine plain is long. The Rhine is wide there.\n',
    });
    const { hits } = await createPassageIndex(river).search({ text: 'What is the Rhine?' }, { limit: 1 });
    expect(hits[0]?.passage.text).toContain('a river of Europe');
  });

  it('is the same for wordy questions: what is said around the question counts less', async () => {
    const asides = 'I am writing about the board for our newsletter.';
    expect((await best(`${asides} Who founded Acme?`)).section).toBe('people.md#the-founder');
  });
});

describe('what ranks behind the first', () => {
  it('is in order of score, and of id where scores are equal', async () => {
    const { hits } = await index.search({ text: 'Acme board judge' }, { limit: 10 });
    expect(hits.length).toBeGreaterThan(3);
    const ordered = hits.toSorted((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1));
    expect(hits.map(({ passage }) => passage.id)).toEqual(ordered.map(({ passage }) => passage.id));
  });

  it('is in order of id where passages say the same', async () => {
    const text = '# Twin\n\n## Same\n\nThe twin clause is void.\n';
    const twins = createPassageIndex(await collectionOf({ 'c.md': text, 'a.md': text, 'b.md': text }));
    const { hits } = await twins.search({ text: 'Is the twin clause void?' }, { limit: 3 });
    expect(hits.map(({ passage }) => passage.document.path)).toEqual(['a.md', 'b.md', 'c.md']);
  });

  it('is never more than was asked for', async () => {
    expect((await index.search({ text: 'Acme' }, { limit: 2 })).hits).toHaveLength(2);
    expect((await index.search({ text: 'of the' }, { limit: 5 })).hits).toEqual([]);
  });
});

describe('the words of a question', () => {
  const searchFor = (text: string) => index.search({ text }, { limit: 1 });

  it('that stand nowhere in the documents are told as they were written', async () => {
    expect((await searchFor('Which Volcano erupted near the trailer?')).missing).toEqual([
      'Volcano',
      'erupted',
    ]);
  });

  it('find a country by what is called after it, and the other way round', async () => {
    const text =
      'The Dutch ministry kept the Acme trailer. The authority of Switzerland banned the Acme trailer.';
    const abroad = createPassageIndex(await collectionOf({ 'a.md': `# A\n\n## B\n\n${text}\n` }));
    const best = async (question: string) => {
      const { hits, missing } = await abroad.search({ text: question }, { limit: 1 });
      return [hits[0]?.best, missing];
    };
    expect(await best('What did the Netherlands do?')).toEqual([0, []]);
    expect(await best('What did the Swiss do?')).toEqual([1, []]);
    expect(await best('What did the French do?')).toEqual([undefined, ['French']]);
  });

  it('are known where a synonym is', async () => {
    expect((await searchFor('Is the caravan recalled? Who is the boss?')).missing).toEqual([]);
  });

  it('are corrected only where neither documents nor synonyms know them, and the correction is told', async () => {
    expect((await searchFor('the caravan of the boss dismised')).corrections).toEqual([
      { from: 'dismised', to: 'dismissed' },
    ]);
    expect((await searchFor('boards boarding panels')).corrections).toEqual([]);
  });

  it('are left aside where they are function words with a slip, and nothing is said of it', async () => {
    const { missing, corrections, hits } = await index.search(
      { text: 'hwo mnay trailers wree affected, adn wehre?' },
      { limit: 1 },
    );
    expect({ missing, corrections }).toEqual({ missing: [], corrections: [] });
    expect(hits[0]?.passage.id).toBe('order.md#how-many-trailers-are-affected');
  });

  it('are no typing errors where they are English', async () => {
    const text = 'These theses assay a tale of loss, the lobby and a wire.';
    const near = createPassageIndex(await collectionOf({ 'a.md': `# A\n\n## B\n\n${text}\n` }));
    for (const word of ['thesis', 'essay', 'tall', 'boss', 'hobby', 'wife'])
      expect((await near.search({ text: word }, { limit: 1 })).corrections).toEqual([]);
    expect((await near.search({ text: 'lobyb' }, { limit: 1 })).corrections).toEqual([
      { from: 'lobyb', to: 'lobby' },
    ]);
  });

  it('are no typing errors where they are English, or an abbreviation, that no document holds', async () => {
    const { missing, corrections } = await index.search(
      { text: 'dissected baths, a quiet form, BRAKS' },
      { limit: 1 },
    );
    expect({ missing, corrections }).toEqual({
      missing: ['dissected', 'baths', 'quiet', 'form', 'BRAKS'],
      corrections: [],
    });
  });
});

describe('a question that is like a counter-example', () => {
  it.each(['What does an Acme trailer cost?', 'what does an acme trailer cost', 'Is the Acme share listed?'])(
    'is not answered: %s',
    async (question) => {
      expect((await ask(question)).kind).toBe('not-found');
    },
  );

  it('does not keep others from being answered', async () => {
    const reply = await ask('What must dealers do with the Acme trailer?');
    expect(reply.kind === 'found' && answeringSentence(reply.excerpt)).toContain('Dealers must stop selling');
  });
});

describe('a follow-up', () => {
  const searchFor = async (text: string, ...questions: readonly string[]): Promise<string> => {
    const { hits } = await index.search({ text, context: { questions } }, { limit: 1 });
    return hits[0]?.passage.id ?? '';
  };

  it('is completed by the questions before it', async () => {
    expect(await searchFor('Who wrote it?', 'How did the panel rule?')).toBe('appeal.md#how-the-panel-ruled');
    expect(await searchFor('and why?', 'When did the board act?')).toBe('order.md#why-the-board-acted');
  });

  it('is still about its own words', async () => {
    expect(await searchFor('And who founded Acme?', 'How did the panel rule?')).toBe('people.md#the-founder');
  });
});
