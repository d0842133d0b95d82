/**
 * What a candidate can reach at most, without reading it: those that cannot be among the best are not read.
 *
 * @module
 */
import type { SearchQuery } from '../core/types.ts';
import type { Comparison } from './comparison.ts';
import type { Outline } from './outlines.ts';
import { type Given, localShare, openingOf, weigh, worthAsked } from './score.ts';
import { type Features, PLACES, type Weights } from './weights.ts';

/**
 * No sentence of the candidate scores higher: as if one sentence held all of its words. No weight may be below 0.
 *
 * @param likest likenesses of its two nearest phrasings
 */
export function ceilingOf(
  { rarities, worthsIn }: Comparison,
  outline: Outline,
  [likest, second]: readonly [number, number],
  given: Given,
  context: SearchQuery['context'],
  weights: Weights,
): number {
  const title = worthsIn(outline.title);
  const headings = worthsIn(outline.headings);
  const text = worthsIn(outline.text);
  const asked = worthsIn(outline.phrasings);
  let open = 0;
  let inside = 0;
  let around = 0;
  let vouched = 0;
  let pairs = 0;
  let found = 0;
  for (let i = 0; i < rarities.length; i++) {
    const rarity = rarities[i] ?? 0;
    const nameWorth = title[i] ?? 0;
    const worth = text[i] ?? 0;
    const askedWorth = worthAsked(asked[i] ?? 0, outline.times[i] ?? 0);
    const heading = PLACES.heading * (headings[i] ?? 0);
    const local = rarity * localShare(nameWorth);
    open += local;
    inside += local * worth;
    vouched += local * askedWorth;
    around += local * Math.max(worth, askedWorth, heading, PLACES.title * nameWorth);
    const pair = Math.min(rarity, rarities[i + 1] ?? 0);
    pairs += pair;
    if (worth === 1 && text[i + 1] === 1) found += pair;
  }
  // One literal with all fields: spreading `given` into it takes longer than all of the sums above.
  const most: Features = {
    bm25: given.bm25,
    document: given.document,
    named: given.named,
    context: given.context,
    opening: openingOf(given, title),
    sentence: inside / (open || 1),
    around: around / (open || 1),
    asked: vouched / (open || 1),
    order: found / (pairs || 1),
    phrasing: likest,
    exact: likest === 1 ? 1 : 0,
    phrasings: (likest + second) / 2,
    pairs: given.pairs,
    own: context ? 1 : 0,
    fresh: context ? 1 : 0,
    answerType: 1,
  };
  // Sums of the same figures in another order differ in their last digits.
  return weigh(most, weights) + 1e-9;
}
