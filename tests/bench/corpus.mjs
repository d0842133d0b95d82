// Collections of any size, made of the shipped case: its own documents first, then documents of which each sentence is one of
// theirs, with rare words exchanged for others. The same size always gives the same collection.
import { SHIPPED_CASE } from '../../dist/commands/desk.js';
import { sentences } from '../../dist/core/sentences.js';
import { loadCollection } from '../../dist/knowledge/load.js';
import { toPassages } from '../../dist/knowledge/passages.js';

/** Words that stand in at most so many shipped passages may be exchanged. */
const RARE = 3;
/** Share of the rare words that is exchanged, and of these the share that only the document itself has. */
const EXCHANGED = 0.5;
const OWN = 0.4;
/** Words that every made document adds: 5,000 documents have a vocabulary of some 130,000 words, as large collections do. */
const NEW_WORDS = 25;
const SYLLABLES =
  'ba be bor can car del den dor fal fen gar gel hal hem jor kel kor lan lem mar mel nor pal per ral ren sal sor tal tem tor val ven vor wil zan'.split(
    ' ',
  );

/** Numbers from 0 to 1 (mulberry32). */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A collection of exactly `size` passages; without a size, the shipped one. */
export async function collectionOf(size) {
  const shipped = await loadCollection(SHIPPED_CASE);
  if (size === undefined) return shipped;
  const material = materialOf(shipped);
  const documents = [...shipped.documents];
  const passages = [...shipped.passages];
  const pool = [];
  for (let number = 1; passages.length < size; number += 1) {
    const document = madeDocument(number, material, pool);
    documents.push(document);
    passages.push(...toPassages(document));
  }
  return { ...shipped, documents, passages: passages.slice(0, size) };
}

function materialOf({ passages }) {
  const counts = new Map();
  for (const { text } of passages)
    for (const word of new Set(text.match(/\p{L}+/gu))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return {
    sentences: passages.flatMap(({ text }) =>
      sentences(text).map(({ start, end }) => text.slice(start, end)),
    ),
    headings: [...new Set(passages.flatMap(({ headings }) => headings))],
    isRare: (word) => word.length > 3 && (counts.get(word) ?? 0) <= RARE,
  };
}

/** Twelve sections of up to three paragraphs of three to seven sentences. */
function madeDocument(number, material, pool) {
  const next = random(number);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const own = Array.from({ length: NEW_WORDS }, () => newWord(pick, next));
  pool.push(...own);
  const exchange = (word) => {
    if (!material.isRare(word) || next() >= EXCHANGED) return word;
    const other = next() < OWN ? pick(own) : pool[Math.floor(next() ** 3 * pool.length)];
    return /^\p{Lu}/u.test(word) ? other.charAt(0).toUpperCase() + other.slice(1) : other;
  };
  const sentence = () => pick(material.sentences).replace(/\p{L}+/gu, exchange);
  const blocks = [];
  for (let section = 0; section < 12; section += 1) {
    blocks.push({ kind: 'heading', level: 2, text: pick(material.headings).replace(/\p{L}+/gu, exchange) });
    for (let paragraph = 1 + Math.floor(next() * 3); paragraph > 0; paragraph -= 1) {
      const text = Array.from({ length: 3 + Math.floor(next() * 5) }, sentence).join(' ');
      blocks.push({ kind: 'paragraph', text });
    }
  }
  const title = `${pick(material.headings)} of ${pick(own)} and ${pick(own)}`;
  return { path: `made/${number}.md`, title, format: 'markdown', blocks, hash: String(number) };
}

function newWord(pick, next) {
  return Array.from({ length: 2 + Math.floor(next() * 2) }, () => pick(SYLLABLES)).join('');
}

/** Every phrasing that is only for checks, and as many questions of sixty words made of them. */
export function questionsFor({ questions }) {
  const short = [...new Set(questions.flatMap(({ check }) => check))];
  const words = short.flatMap((text) => text.split(/\s+/));
  const next = random(60);
  const long = Array.from({ length: Math.ceil(short.length / 4) }, () => {
    const from = Math.floor(next() * (words.length - 60));
    return words.slice(from, from + 60).join(' ');
  });
  return { short, long };
}

/** So many questions of eight words, all different. */
export function manyQuestions({ passages }, count) {
  const next = random(8);
  return Array.from({ length: count }, (_, number) => {
    const words = passages[Math.floor(next() * passages.length)]?.text.split(/\s+/) ?? [];
    const from = Math.floor(next() * Math.max(1, words.length - 8));
    return `${words.slice(from, from + 8).join(' ')} ${number}?`;
  });
}
