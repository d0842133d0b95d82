/** What holds of every answer, whatever the documents and the question. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { openDesk } from '../../src/commands/desk.ts';
import { answeringSentence, excerptText } from '../../src/core/citation-text.ts';
import { EXCERPT_LENGTH } from '../../src/core/excerpt.ts';
import { sentences } from '../../src/core/sentences.ts';
import type { Answer, Collection, Excerpt, SourceDocument } from '../../src/core/types.ts';
import type { Language } from '../../src/search/corrections.ts';
import { buildIndexData } from '../../src/search/index-data.ts';
import { lexiconOf } from '../../src/search/lexicon.ts';
import { createPassageIndex } from '../../src/search/passage-index.ts';
import { Indexer, Postings } from '../../src/search/postings.ts';
import { analyse } from '../../src/search/question.ts';
import { spellingOf } from '../../src/search/spelling.ts';
import { thesaurusOf } from '../../src/search/synonyms.ts';
import { Vocabulary } from '../../src/search/vocabulary.ts';
import { shipped, sourceOf } from '../case/shipped.ts';
import { pincite } from '../fakes/run.ts';
import { collectionFolder, collectionOf } from '../fixtures/collection.ts';

// Hundreds of answers and a few processes; nothing here is a measurement.
vi.setConfig({ testTimeout: 120_000 });

const { answer } = openDesk(shipped);
const ask = (text: string, earlier: readonly string[] = []): Promise<Answer> =>
  answer({
    text,
    audience: { platform: 'terminal' },
    earlier: earlier.map((question) => ({ question })),
  });

const excerptsOf = (reply: Answer): readonly Excerpt[] => {
  switch (reply.kind) {
    case 'found':
      return [reply.excerpt, ...reply.more];
    case 'not-found':
      return reply.nearest;
    case 'help':
      return [];
  }
};

/** The text between two headings, block by block. */
function sectionsOf({ blocks }: SourceDocument): readonly string[] {
  const sections: string[][] = [[]];
  for (const { kind, text } of blocks)
    if (kind === 'heading') sections.push([]);
    else sections.at(-1)?.push(text);
  return sections.map((section) => section.join('\n'));
}

/** Whether the words are whole sentences of the text, one place of it at least. */
function isWholeSentencesOf(words: string, text: string): boolean {
  const bounds = sentences(text);
  return bounds.some(
    ({ start }) => text.startsWith(words, start) && bounds.some(({ end }) => end === start + words.length),
  );
}

function expectVerbatim(excerpt: Excerpt, { documents }: Collection): void {
  const document = documents.find(({ path }) => path === excerpt.citation.path);
  const text = excerptText(excerpt);
  const marked = answeringSentence(excerpt);
  const sections = document ? sectionsOf(document) : [];
  expect(sections.some((section) => isWholeSentencesOf(text, section))).toBe(true);
  expect(isWholeSentencesOf(marked, text)).toBe(true);
  expect(sentences(marked).length).toBeLessThanOrEqual(2);
  expect(text.length).toBeLessThanOrEqual(Math.max(EXCERPT_LENGTH, marked.length));
  expect(excerpt.pointer).toMatch(/^[\w.-]{1,40}$/);
}

/** Words as people type them: words of the case, curated questions, and what nobody should type. */
const words = [...new Set(shipped.passages.flatMap(({ text }) => text.split(/\s+/)))];
const phrasings = shipped.questions.flatMap(({ ask, check }) => [...ask, ...check]);
const HOSTILE = [
  '(a+)+$',
  '.*',
  '\\',
  '[',
  '{{x}}',
  '<!channel>',
  '@everyone',
  '\u202e',
  '\u0000',
  '\ud800',
  '👩‍👩‍👧‍👦',
  '\u0301',
  '__proto__',
  'constructor',
];

const question = fc.oneof(
  fc.constantFrom(...phrasings),
  fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }).map((some) => some.join(' ')),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...words),
        fc.constantFrom(...HOSTILE),
        fc.string({ unit: 'binary', maxLength: 12 }),
      ),
      { maxLength: 20 },
    )
    .map((some) => some.join(' ')),
  fc
    .tuple(fc.constantFrom(...HOSTILE, ...words.slice(0, 50)), fc.integer({ min: 1, max: 2_000 }))
    .map(([unit, times]) => unit.repeat(times).slice(0, 4_000)),
);

describe('every excerpt of the shipped case', () => {
  it('is whole sentences of one section, verbatim, with at most two neighbouring ones marked', async () => {
    await fc.assert(
      fc.asyncProperty(question, fc.array(question, { maxLength: 2 }), async (text, earlier) => {
        for (const excerpt of excerptsOf(await ask(text, earlier))) expectVerbatim(excerpt, shipped);
      }),
      { numRuns: 150 },
    );
  });

  it('stands in the file itself, white space and note marks aside', async () => {
    const squeezed = (text: string): string => text.replace(/\[\^[^\]]+\]/g, '').replace(/\s+/g, ' ');
    const sources = new Map(
      shipped.documents.map((document) => [document.path, squeezed(sourceOf(document))]),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...phrasings), async (text) => {
        for (const excerpt of excerptsOf(await ask(text)))
          for (const { text: run } of excerpt.runs)
            expect(sources.get(excerpt.citation.path)).toContain(squeezed(run).trim());
      }),
      { numRuns: 100 },
    );
  });
});

describe('every excerpt of any case', () => {
  /** A document of plain words: prose that Markdown has no meaning for. */
  const prose = fc
    .array(
      fc
        .array(
          fc.constantFrom(
            'Acme',
            'the',
            'court',
            'ruled',
            'v.',
            'No.',
            '18-5176',
            'U.S.',
            'trailer',
            'and',
            'Ünïted',
            '禁令',
            '🙂',
            'why?',
            'It',
            'This',
          ),
          {
            minLength: 1,
            maxLength: 40,
          },
        )
        .map((some) => `${some.join(' ')}.`),
      { minLength: 1, maxLength: 12 },
    )
    .map((some) => some.join(' '));
  const file = fc
    .array(
      fc.tuple(
        fc.constantFrom('Ruling', 'Standing', 'Remedy', 'Ruling of the court'),
        fc.array(prose, { maxLength: 3 }),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((sections) =>
      sections.map(([heading, paragraphs]) => `## ${heading}\n\n${paragraphs.join('\n\n')}\n`).join('\n'),
    );

  it('is whole sentences of one section, verbatim, also behind its pointer and where it is widened', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 3 }), prose, async (files, text) => {
        const named = Object.fromEntries(
          files.map((content, i) => [`${i}.md`, `# Document ${i}\n\n${content}`]),
        );
        const collection = await collectionOf(named);
        const desk = openDesk(collection);
        const audience = { platform: 'terminal' } as const;
        const reply = await desk.answer({ text: text.slice(0, 80), audience });
        for (const excerpt of excerptsOf(reply)) {
          expectVerbatim(excerpt, collection);
          expect(desk.library.open(excerpt.pointer, audience)).toEqual({ kind: 'current', excerpt });
          const wide = desk.library.widen(excerpt.pointer, audience);
          if (wide.kind === 'gone') throw new Error('gone');
          expect(answeringSentence(wide.excerpt)).toBe(answeringSentence(excerpt));
          const document = collection.documents.find(({ path }) => path === excerpt.citation.path);
          const squeezed = (shown: string): string => shown.replace(/\s+/g, ' ');
          const sections = document ? sectionsOf(document).map(squeezed) : [];
          expect(sections.some((section) => section.includes(squeezed(excerptText(wide.excerpt))))).toBe(
            true,
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the same question', () => {
  const asked = phrasings.filter((_, i) => i % 400 === 0);

  it('gets the same answer again, whatever was asked in between', async () => {
    const before = [];
    for (const text of asked) before.push(await ask(text));
    for (const text of HOSTILE) await ask(text, asked.slice(0, 2));
    const after = [];
    for (const text of asked.toReversed()) after.unshift(await ask(text));
    expect(after).toEqual(before);
  });

  it('gets the same bytes in two processes, whatever the order in which files came', async () => {
    const files = shipped.documents
      .slice(0, 12)
      .map((document): [string, string] => [document.path, sourceOf(document)]);
    const folders = [files, files.toReversed()].map((some) => collectionFolder(Object.fromEntries(some)));
    try {
      const answers = [];
      for (const { folder } of folders)
        answers.push(await pincite(['ask', '--knowledge', folder, '--json'], asked.join('\n')));
      expect(answers[0]?.out.split('\n').length).toBe(asked.length + 1);
      expect(answers[1]).toEqual(answers[0]);
    } finally {
      for (const { remove } of folders) remove();
    }
  });
});

describe('a hostile question', () => {
  it('never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        expect(['found', 'not-found', 'help']).toContain((await ask(text)).kind);
      }),
      { numRuns: 200 },
    );
  });

  it.each(HOSTILE)('of %j alone, and of thousands, gets one answer', async (unit) => {
    for (const times of [1, 40, 4_000]) expect(await ask(unit.repeat(times))).toHaveProperty('kind');
  });

  it('takes no more work from some length on', () => {
    const data = buildIndexData(shipped);
    let looked = 0;
    const counted =
      <Arguments extends unknown[], Result>(look: (...given: Arguments) => Result) =>
      (...given: Arguments): Result => {
        looked++;
        return look(...given);
      };
    const vocabulary = new Vocabulary(data.vocabulary);
    const lexicon = lexiconOf(new Postings(data.postings, vocabulary));
    const spelling = spellingOf(data.spelling);
    const language: Language = {
      lexicon: { ...lexicon, rarity: counted(lexicon.rarity), frequency: counted(lexicon.frequency) },
      thesaurus: thesaurusOf(data.thesaurus, vocabulary),
      spelling: { correct: counted(spelling.correct) },
    };
    const workFor = (text: string): number => {
      looked = 0;
      expect(analyse(text, language).words.length).toBeLessThanOrEqual(48);
      return looked;
    };
    const everything = shipped.passages.map(({ text }) => text).join(' ');
    expect(workFor(everything)).toBe(workFor(everything.slice(0, 4_000)));
    expect(workFor(everything.slice(0, 4_000))).toBeLessThan(50_000);
  });

  it('of hundreds of unknown words is not compared with every word of the documents each', () => {
    let compared = 0;
    const unknown = Array.from(
      { length: 500 },
      (_, i) => `xq${'abcdefghij'.charAt(i % 10)}${'klmnopqrst'.charAt((i / 10) % 10)}zz`,
    );
    const language: Language = {
      lexicon: lexiconOf(new Postings(new Indexer().flat(), new Vocabulary(''))),
      thesaurus: { find: () => [], knows: () => false },
      spelling: {
        correct: () => {
          compared++;
          return undefined;
        },
      },
    };
    analyse(unknown.join(' '), language);
    expect(compared).toBeGreaterThan(0);
    expect(compared).toBeLessThanOrEqual(16);
  });

  it('is held against a bounded number of passages', () => {
    const index = createPassageIndex(shipped);
    const text = shipped.passages.map((passage) => passage.text).join(' ');
    expect(index.rank({ text }).ranked.length).toBeLessThanOrEqual(120);
    expect(index.rank({ text: 'Kaspersky' }).ranked.length).toBeLessThanOrEqual(120);
  });
});
