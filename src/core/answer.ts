/**
 * Question to answer.
 *
 * @module
 */
import { oddsOf } from './decide.ts';
import { EXCERPT_LENGTH, excerptOf } from './excerpt.ts';
import { dependenceOf } from './follow-up.ts';
import { parsePointer, passageAt } from './pointer.ts';
import { isOrder, isSmallTalk } from './small-talk.ts';
import type {
  Answer,
  Answerer,
  Collection,
  Excerpt,
  Hit,
  PassageIndex,
  Question,
  SearchQuery,
  SearchResult,
  Shown,
} from './types.ts';

/** Further passages shown with an answer. */
const FURTHER = 4;
/** Nearest passages shown with a miss. */
const NEAREST = 3;
const EXAMPLES = 3;
/** Log-odds from which on a question is not read in the light of the ones before it. */
const CERTAIN = 1;

/** Answers questions from a collection and its index. */
export function createAnswerer(collection: Collection, index: PassageIndex): Answerer {
  let examples: readonly string[] | undefined;
  const shownLast = ({ earlier = [] }: Question): Shown | undefined => {
    const pointer = earlier.findLast((turn) => turn.pointer !== undefined)?.pointer;
    const parsed = pointer === undefined ? undefined : parsePointer(pointer);
    const passage = parsed && passageAt(collection, parsed);
    return passage && { passage, sentence: parsed.last };
  };
  return async (asked) => {
    const question = { ...asked, text: asked.text.replace(MENTIONS, ' ') };
    if (isOrder(question.text) || isTalk(question)) {
      examples ??= examplesOf(collection, EXAMPLES);
      return { kind: 'help', examples };
    }
    return toAnswer(await searchFor(question, index, shownLast(question)), collection);
  };
}

/** Mentions as Slack and Discord write them say whom a question is put to, not what it asks. */
const MENTIONS = /<[@#!][^<>]{0,100}>/g;

/** "Really?" and "more" are small talk only where there is nothing to lean on. */
const isTalk = ({ text, earlier = [] }: Question): boolean =>
  isSmallTalk(text) && (earlier.length === 0 || dependenceOf(text) !== 'leans');

async function searchFor(
  question: Question,
  index: PassageIndex,
  shown: Shown | undefined,
): Promise<SearchResult> {
  const { text, earlier = [] } = question;
  const search = (query: SearchQuery): Promise<SearchResult> => index.search(query, { limit: 1 + FURTHER });
  const dependence = earlier.length ? dependenceOf(text) : 'stands';
  if (dependence === 'stands') return search({ text });
  const questions = earlier.slice(-2).map((turn) => turn.question);
  const together = await search({ text, context: { questions, ...(shown && { shown }) } });
  if (dependence === 'leans') return together;
  const alone = await search({ text });
  return oddsOfBest(alone) >= CERTAIN || oddsOfBest(together) < 0 ? alone : together;
}

/** Log-odds that the best hit answers; minus infinity where nothing was found. */
function oddsOfBest({ hits: [best], words }: SearchResult): number {
  return best && words > 0 ? oddsOf(best) : Number.NEGATIVE_INFINITY;
}

function toAnswer(result: SearchResult, collection: Collection): Answer {
  const { hits, missing, corrections } = result;
  const [best, ...further] = hits;
  if (best && oddsOfBest(result) >= 0)
    return {
      kind: 'found',
      excerpt: excerptOfHit(best),
      more: further.slice(0, FURTHER).map(excerptOfHit),
      corrections,
    };
  return {
    kind: 'not-found',
    missing,
    nearest: hits.slice(0, NEAREST).map(excerptOfHit),
    searched: { documents: collection.documents.length, passages: collection.passages.length },
    unreadable: collection.warnings.filter(({ failed, pages }) => failed || pages !== undefined),
    corrections,
  };
}

/** A sentence that points back ("This ...") is marked together with the one before it. */
const POINTS_BACK = /^(?:this|that|these|those|it|he|she|they|such)\b/i;

function excerptOfHit({ passage, sentences, best, second }: Hit): Excerpt {
  const span = sentences[best];
  const pointsBack =
    best > 0 && span !== undefined && POINTS_BACK.test(passage.text.slice(span.start, span.end));
  const other = pointsBack ? best - 1 : (second ?? best);
  return excerptOf(passage, Math.min(best, other), Math.max(best, other), EXCERPT_LENGTH, sentences);
}

/** Curated questions to try, one from each of the documents that have most of them. */
export function examplesOf({ questions }: Collection, limit: number): readonly string[] {
  const byDocument = new Map<string, string[]>();
  for (const { answer, ask } of questions) {
    if (answer === undefined) continue;
    const document = answer.replace(/#.*/, '');
    byDocument.set(document, [...(byDocument.get(document) ?? []), ...ask.filter(isWellFormed)]);
  }
  return [...byDocument.entries()]
    .filter(([, asks]) => asks.length > 0)
    .sort(([a, first], [b, second]) => second.length - first.length || (a < b ? -1 : 1))
    .flatMap(([, asks]) => asks.slice(0, 1))
    .slice(0, limit);
}

/** Reads as a question to show: opens with an interrogative, ends with its mark, and is short. */
const isWellFormed = (ask: string): boolean =>
  /^(?:Who|When|Where|Why|How|What|Which|Did|Does|Is|Was|Were|Are|Can|Could)\b.{10,60}\?$/.test(ask);
