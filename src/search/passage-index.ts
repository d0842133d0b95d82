/**
 * The index: candidates by BM25+ from MiniSearch, then a scorer over the best of them.
 *
 * @module
 */
import type { Collection, Passage, PassageIndex, SearchQuery, SearchResult } from '../core/types.ts';
import { candidates } from './candidates.ts';
import { ceilingOf } from './ceiling.ts';
import { type Comparison, compare } from './comparison.ts';
import type { Language } from './corrections.ts';
import { CounterExamples } from './counter-examples.ts';
import { documentLexicon } from './document-lexicon.ts';
import { evidenceOf } from './evidence.ts';
import { type Ranked, RankedHit } from './hits.ts';
import { buildIndexData, type IndexData } from './index-data.ts';
import { lexiconOf } from './lexicon.ts';
import { createLikeness, twoHighest } from './likeness.ts';
import { createOutliner } from './outlines.ts';
import { Pairs } from './pairs.ts';
import { Phrasings } from './phrasings.ts';
import { Postings } from './postings.ts';
import { type AnalysedQuestion, analyse, isKnown } from './question.ts';
import { Readings } from './reading.ts';
import { type Given, scoreReading } from './score.ts';
import { spellingOf } from './spelling.ts';
import { thesaurusOf } from './synonyms.ts';
import { Vocabulary } from './vocabulary.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** What a word of the last question is worth in a follow-up, and one of the question before it. */
const LAST_WORTH = 0.45;
const BEFORE_WORTH = 0.2;

/** How far it can be trusted how a follow-up is put: few phrasings are put like one, whether they are answered or not. */
const FOLLOW_UP_TRUST = 0.7;
/** What a follow-up, which is short, is taken to have held at least, as of `Evidence.heldPairs`. */
const FOLLOW_UP_PAIRS = 0.5;

/** A candidate with its features, as the tuning script sees it. */
interface Ranking {
  readonly comparison: Comparison;
  readonly ranked: readonly Ranked[];
}

export interface RankingIndex extends PassageIndex {
  /** Every candidate with its features, best first. */
  rank(query: SearchQuery): Ranking;
}

/** Indexes a collection. `weights` is for the tuning script alone; `data` saves the work where it was kept. */
export function createPassageIndex(
  collection: Collection,
  weights: Weights = WEIGHTS,
  data: IndexData = buildIndexData(collection),
): RankingIndex {
  const { passages } = collection;
  const vocabulary = new Vocabulary(data.vocabulary);
  const postings = new Postings(data.postings, vocabulary);
  const phrasings = new Phrasings(data.phrasings, vocabulary);
  const pairs = new Pairs(data.pairs);
  const counterExamples = new CounterExamples(data.counterExamples);
  const language: Language = {
    lexicon: lexiconOf(postings),
    thesaurus: thesaurusOf(data.thesaurus, vocabulary),
    spelling: spellingOf(data.spelling),
  };
  const documents = documentLexicon(passages, postings);
  const likenessTo = createLikeness(phrasings, language.lexicon);
  const outline = createOutliner(postings);
  const readings = new Readings(passages, phrasings, data.readings, vocabulary);

  const candidatesOf = (comparison: Comparison, query: SearchQuery): readonly Likely[] => {
    const { question, keys } = comparison;
    const held = documents.scores(question.words);
    const named = documents.namedBy(question.words);
    const found = candidates(postings, question, documents, held, phrasings.passageOf(question.wording));
    const outlines = outline(
      keys,
      question.words.length,
      found.map(({ number }) => number),
    );
    return found.flatMap(({ number, bm25 }, i) => {
      const [passage, outlined] = [passages[number], outlines[i]];
      if (!passage || !outlined) return [];
      const given = {
        bm25,
        document: held[documents.of[number] ?? 0] ?? 0,
        named: named.has(documents.of[number] ?? -1) ? 1 : 0,
        isFirst: documents.passagesOf(documents.of[number] ?? 0)[0] === number,
        pairs: pairs.shareIn(number, question.pairs),
        context: contextOf(passage, query.context?.shown?.passage),
      };
      const likest = outlined.phrasings.length > 0 ? likestOf(phrasings.rangeOf(number), comparison) : UNLIKE;
      return [
        { number, given, ceiling: ceilingOf(comparison, outlined, likest, given, query.context, weights) },
      ];
    });
  };

  /** The best `limit` candidates. Those that cannot be among them are not read. */
  const rank = (query: SearchQuery, limit = Number.POSITIVE_INFINITY): Ranking => {
    const question = complete(query, language);
    const comparison = compare(question, phrasings, likenessTo(question));
    const ranked: Ranked[] = [];
    for (const { number, given, ceiling } of candidatesOf(comparison, query).toSorted(byCeiling)) {
      const least = ranked[limit - 1];
      if (least && ceiling < least.score) break;
      const reading = readings.of(number);
      if (reading)
        ranked.push({ ...scoreReading(comparison, reading, given, query.context, weights), reading });
      ranked.sort(byScore);
    }
    return { comparison, ranked: ranked.slice(0, limit) };
  };
  return {
    rank,
    search: async (query, { limit }): Promise<SearchResult> => {
      const { comparison, ranked } = rank(query, limit);
      const { question } = comparison;
      const trust = query.context ? FOLLOW_UP_TRUST : 1;
      const put = {
        manner: trust * pairs.mannerOf(question.pairs),
        counterExample: trust * counterExamples.nearest(question.asking, question.pairs),
        leastPairs: query.context ? FOLLOW_UP_PAIRS : 0,
      };
      return {
        missing: question.words
          .filter((word) => !isKnown(word, language.lexicon))
          .map(({ surface }) => surface),
        hits: ranked.map(
          (candidate) =>
            new RankedHit(candidate, () => evidenceOf(comparison, candidate.reading, candidate, put)),
        ),
        corrections: question.corrections,
        words: question.words.length,
      };
    },
  };
}

/** A candidate that may be read. */
interface Likely {
  readonly number: number;
  readonly given: Given;
  readonly ceiling: number;
}

const byCeiling = (a: Likely, b: Likely): number => b.ceiling - a.ceiling || a.number - b.number;

const byScore = (a: Ranked, b: Ranked): number =>
  b.score - a.score || (a.reading.passage.id < b.reading.passage.id ? -1 : 1);

const UNLIKE = [0, 0] as const;

/** Likenesses of the two nearest of these phrasings. */
const likestOf = ([from, to]: readonly [number, number], { likeness }: Comparison): [number, number] =>
  twoHighest(to - from, (i) => likeness(from + i));

/** The question, and behind it what the conversation's earlier questions add. */
function complete({ text, context }: SearchQuery, language: Language): AnalysedQuestion {
  const question = analyse(text, language);
  const known = new Set(question.words.map(({ key }) => key));
  const added = (context?.questions ?? [])
    .toReversed()
    .flatMap((earlier, i) => analyse(earlier, language, i === 0 ? LAST_WORTH : BEFORE_WORTH).words)
    .filter(({ key }) => !known.has(key) && known.add(key))
    .map((word) => ({ ...word, earlier: true, focus: false }));
  return { ...question, words: [...question.words, ...added] };
}

/** 1 in the section shown last, half in its document. */
function contextOf(passage: Passage, shown: Passage | undefined): number {
  if (!shown || shown.document.path !== passage.document.path) return 0;
  return shown.section === passage.section ? 1 : 0.5;
}
