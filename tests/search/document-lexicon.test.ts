import { describe, expect, it } from 'vitest';
import { documentLexicon } from '../../src/search/document-lexicon.ts';
import { buildIndexData } from '../../src/search/index-data.ts';
import { Postings } from '../../src/search/postings.ts';
import type { QuestionWord } from '../../src/search/question.ts';
import { stem } from '../../src/search/stem.ts';
import { Vocabulary } from '../../src/search/vocabulary.ts';
import { collectionOf } from '../fixtures/collection.ts';

const collection = await collectionOf({
  'acme.md': '# The lease of Acme\n\nThe lease runs for two years. Ortega signed it.\n',
  'borax.md': '# The lease of Borax\n\nThe lease runs for five years, longer than that of Acme.\n',
  'cargill.md': '# The lease of Cargill\n\nThe rent is paid each month.\n',
});
const data = buildIndexData(collection);
const postings = new Postings(data.postings, new Vocabulary(data.vocabulary));
const documents = documentLexicon(collection.passages, postings);

const word = (surface: string, name = true): QuestionWord => ({
  key: stem(surface),
  surface,
  weight: 1,
  worth: 1,
  alternatives: [],
  name,
  focus: false,
  earlier: false,
});

describe('the document that a question names', () => {
  const namedBy = (...words: QuestionWord[]): readonly number[] => [...documents.namedBy(words)];

  it('has the name in its title, and no other document holds it', () => {
    expect(namedBy(word('cargill'), word('lease'))).toEqual([2]);
  });

  it('is none where another document holds the name, or where it stands in a text alone', () => {
    expect(namedBy(word('acme'))).toEqual([]);
    expect(namedBy(word('ortega'))).toEqual([]);
  });

  it('is none where the word is no name', () => {
    expect(namedBy(word('cargill', false))).toEqual([]);
  });
});

describe('how much of a question a document holds', () => {
  it('is the share of its words, the rare ones most, wherever in the document they stand', () => {
    const [acme = 0, borax = 0, cargill = 0] = documents.scores([
      word('lease'),
      word('year'),
      word('ortega'),
    ]);
    expect([acme > borax, borax > cargill, acme]).toEqual([true, true, 1]);
    expect(cargill).toBeGreaterThan(0);
  });
});
