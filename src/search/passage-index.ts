/**
 * The index: candidates by BM25+ from MiniSearch, then a scorer over the best of them.
 *
 * @module
 */
import MiniSearch from 'minisearch';
import type {
  Collection,
  Evidence,
  Hit,
  Passage,
  PassageIndex,
  SearchQuery,
  SearchResult,
} from '../core/types.ts';
import { abbreviations } from './abbreviations.ts';
import { type Phrasing, phrasingsByPassage } from './curated.ts';
import { lexiconBuilder } from './lexicon.ts';
import { type AnalysedQuestion, analyse, type Language, type QuestionWord } from './question.ts';
import { keySet, nameWords, type Reading, read } from './reading.ts';
import { type Scored, scoreReading } from './score.ts';
import { spellingBuilder } from './spelling.ts';
import { thesaurus } from './synonyms.ts';
import { type Term, termsOf } from './terms.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** Candidates that the scorer looks at. */
const CANDIDATES = 80;
/** Passages whose sentences are kept analysed between questions. */
const READINGS_KEPT = 4_000;
/** What a word of an earlier question is worth in a follow-up. */
const EARLIER_WORTH = 0.45;

const BOOSTS = { text: 1, headings: 1.6, title: 0.6, phrasings: 1.1 };

interface Entry {
  readonly number: number;
  readonly text: string;
  readonly headings: string;
  readonly title: string;
  readonly phrasings: string;
}

/** Indexes a collection. `weights` is for the tuning script alone. */
export function createPassageIndex(collection: Collection, weights: Weights = WEIGHTS): PassageIndex {
  const { passages } = collection;
  const phrasings = phrasingsByPassage(collection.questions, passages);
  const { miniSearch, language } = build(collection, phrasings);
  const readings = new Map<number, Reading>();

  const readingOf = (number: number): Reading | undefined => {
    const passage = passages[number];
    const kept = readings.get(number);
    if (kept || !passage) return kept;
    if (readings.size >= READINGS_KEPT) readings.clear();
    const reading = read(passage, phrasings.get(passage.id) ?? []);
    readings.set(number, reading);
    return reading;
  };

  return {
    search: async (query, { limit }): Promise<SearchResult> => {
      const question = complete(query, language);
      const ranked = candidates(miniSearch, question)
        .flatMap(({ number, bm25 }) => {
          const reading = readingOf(number);
          return reading ? [rank(question, reading, bm25, query, language, weights)] : [];
        })
        .sort((a, b) => b.score - a.score || (a.reading.passage.id < b.reading.passage.id ? -1 : 1));
      return {
        ...missingOf(question, language),
        hits: hitsOf(ranked, limit),
        corrections: question.corrections,
        words: question.words.length,
      };
    },
  };
}

function build({ passages, synonyms }: Collection, phrasings: ReadonlyMap<string, readonly Phrasing[]>) {
  const miniSearch = new MiniSearch<Entry>({
    idField: 'number',
    fields: Object.keys(BOOSTS),
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  });
  const lexicon = lexiconBuilder();
  const spelling = spellingBuilder();
  const found = abbreviations(passages);
  passages.forEach((passage, number) => {
    const terms = termsOf(passage.text);
    const headings = keySet(passage.headings.join(' . '));
    const title = keySet(`${passage.document.title} . ${nameWords(passage.document.path)}`);
    const asked = (phrasings.get(passage.id) ?? []).flatMap(({ keys }) => [...keys]);
    spelling.add(terms);
    spelling.add(termsOf(passage.headings.join(' . ')));
    const text = contentKeys(terms);
    lexicon.add(new Set([...text, ...headings, ...title]), new Set(asked));
    miniSearch.add({
      number,
      text: text.join(' '),
      headings: [...headings].join(' '),
      title: [...title].join(' '),
      phrasings: asked.join(' '),
    });
  });
  for (const list of phrasings.values()) for (const { text } of list) spelling.add(termsOf(text));
  const language: Language = {
    lexicon: lexicon.build(),
    thesaurus: thesaurus({ groups: [...synonyms.groups, ...found], oneWay: synonyms.oneWay }),
    spelling: spelling.build(),
  };
  return { miniSearch, language };
}

const contentKeys = (terms: readonly Term[]): readonly string[] =>
  terms.filter(({ stop }) => !stop).map(({ key }) => key);

/** The question, and behind it what the conversation's earlier questions add. */
function complete({ text, context }: SearchQuery, language: Language): AnalysedQuestion {
  const question = analyse(text, language);
  const known = new Set(question.words.map(({ key }) => key));
  const added = (context?.questions ?? [])
    .flatMap((earlier) => analyse(earlier, language, EARLIER_WORTH).words)
    .filter(({ key }) => !known.has(key) && known.add(key));
  return { ...question, words: [...question.words, ...added] };
}

interface Candidate {
  readonly number: number;
  /** As a share of the best candidate's score. */
  readonly bm25: number;
}

function candidates(miniSearch: MiniSearch<Entry>, { words }: AnalysedQuestion): readonly Candidate[] {
  const boosts = new Map<string, number>();
  for (const { key, alternatives, weight } of words) {
    const base = weight;
    boosts.set(key, Math.max(boosts.get(key) ?? 0, base > 0 ? 1 : 0.2));
    for (const { keys, worth } of alternatives)
      for (const part of keys) boosts.set(part, Math.max(boosts.get(part) ?? 0, (0.7 * worth) / keys.length));
  }
  if (!boosts.size) return [];
  const results = miniSearch.search([...boosts.keys()].join(' '), {
    boost: BOOSTS,
    boostTerm: (term) => boosts.get(term) ?? 1,
  });
  const top = results[0]?.score ?? 1;
  return results.slice(0, CANDIDATES).map(({ id, score }) => ({ number: Number(id), bm25: score / top }));
}

interface Ranked extends Scored {
  readonly reading: Reading;
  readonly score: number;
}

function rank(
  question: AnalysedQuestion,
  reading: Reading,
  bm25: number,
  query: SearchQuery,
  { lexicon }: Language,
  weights: Weights,
): Ranked {
  const scored = scoreReading(question, reading, lexicon);
  const { sentence, passage, order, heading, title, phrasing, answerType } = scored.features;
  const score =
    weights.sentence * sentence +
    weights.passage * passage +
    weights.bm25 * bm25 +
    weights.order * order +
    weights.heading * heading +
    weights.title * title +
    weights.phrasing * phrasing ** 2 +
    weights.answerType * answerType +
    weights.context * contextOf(reading.passage, query.context?.passage);
  return { ...scored, reading, score };
}

/** 1 in the section shown last, half in its document. */
function contextOf(passage: Passage, shown: Passage | undefined): number {
  if (!shown || shown.document.path !== passage.document.path) return 0;
  return shown.section === passage.section ? 1 : 0.5;
}

function hitsOf(ranked: readonly Ranked[], limit: number): readonly Hit[] {
  return ranked.slice(0, limit).map(({ reading, score, best, coverage, features }) => {
    const rival =
      ranked.find((other) => other.reading.passage.document !== reading.passage.document)?.score ?? 0;
    const evidence: Evidence = {
      coverage,
      phrasing: features.phrasing,
      answerType: features.answerType,
      lead: score > 0 ? (score - rival) / score : 0,
    };
    return {
      passage: reading.passage,
      score,
      sentences: reading.sentences.map(({ start, end }) => ({ start, end })),
      best,
      evidence,
    };
  });
}

function missingOf(
  { words }: AnalysedQuestion,
  { lexicon }: Language,
): Pick<SearchResult, 'missing' | 'missingName'> {
  const missing = words.filter((word) => !occurs(word, lexicon));
  return { missing: missing.map(({ surface }) => surface), missingName: missing.some(({ name }) => name) };
}

function occurs({ key, alternatives }: QuestionWord, lexicon: Language['lexicon']): boolean {
  return (
    lexicon.isInDocuments(key) ||
    alternatives.some(({ keys }) => keys.every((part) => lexicon.isInDocuments(part)))
  );
}
