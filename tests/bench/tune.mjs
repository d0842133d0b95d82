#!/usr/bin/env node
// Tunes the weights of the ranking (src/search/weights.ts) on question files, and says what each feature is worth.
//   node tests/bench/tune.mjs [FOLDER:]FILE ...
// FILE is as in questions.mjs. With ABLATION set, the weights are fitted once more without each feature.
// A softmax over all sentences of a question's candidates is fitted, so that those which match the gold come first
// (listwise, after Cao et al., "Learning to rank: from pairwise approach to listwise approach", ICML 2007).
import { FEATURES, WEIGHTS } from '../../dist/search/weights.js';
import { matcher, questionsOf } from './questions.mjs';

const CANDIDATES = 40;
const ROUNDS = 400;
const RATE = 0.05;
const SHRINKAGE = 0.002;
const FOLDS = 5;

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: node tests/bench/tune.mjs [FOLDER:]FILE ...');
  process.exit(2);
}

/** Every sentence of every candidate: features, whether it answers, whether its passage does. */
function examplesOf(question, index) {
  const matches = matcher(question);
  const rows = index
    .rank({ text: question.q })
    .ranked.slice(0, CANDIDATES)
    .flatMap(({ reading, sentences }, passage) => {
      const { text } = reading.passage;
      const passageAnswers = matches(text);
      return sentences.map(({ features }, s) => ({
        passage,
        values: FEATURES.map((name) => features[name]),
        answers: passageAnswers && matches(text.slice(reading.sentences[s].start, reading.sentences[s].end)),
        passageAnswers,
      }));
    });
  const canRank =
    rows.some(({ passageAnswers }) => passageAnswers) && rows.some(({ passageAnswers }) => !passageAnswers);
  return { rows, canRank };
}

const dot = (weights, values) => values.reduce((sum, value, i) => sum + value * weights[i], 0);

/** Gradient of the log-probability that a row chosen by the softmax is one of `isGood`. */
function addGradient(rows, weights, isGood, gradient, share) {
  const scores = rows.map(({ values }) => dot(weights, values));
  const top = Math.max(...scores);
  const exps = scores.map((score) => Math.exp(score - top));
  const all = exps.reduce((a, b) => a + b, 0);
  const good = exps.reduce((sum, value, i) => sum + (isGood(rows[i]) ? value : 0), 0);
  if (good === 0) return;
  rows.forEach((row, i) => {
    const pull = (isGood(row) ? exps[i] / good : 0) - exps[i] / all;
    row.values.forEach((value, f) => {
      gradient[f] += share * pull * value;
    });
  });
}

/** Projected gradient ascent with Adam's step sizes; weights stay at or above zero. */
function fitWeights(questions, frozen = new Set()) {
  const weights = FEATURES.map((name) => (frozen.has(name) ? 0 : 4 * WEIGHTS[name]));
  const first = weights.map(() => 0);
  const second = weights.map(() => 0);
  for (let round = 1; round <= ROUNDS; round++) {
    const gradient = weights.map((weight) => -SHRINKAGE * weight);
    for (const { rows } of questions) {
      addGradient(rows, weights, ({ passageAnswers }) => passageAnswers, gradient, 0.5 / questions.length);
      addGradient(rows, weights, ({ answers }) => answers, gradient, 0.5 / questions.length);
    }
    weights.forEach((_, f) => {
      if (frozen.has(FEATURES[f])) return;
      first[f] = 0.9 * first[f] + 0.1 * gradient[f];
      second[f] = 0.999 * second[f] + 0.001 * gradient[f] ** 2;
      const step =
        (RATE * (first[f] / (1 - 0.9 ** round))) / (Math.sqrt(second[f] / (1 - 0.999 ** round)) + 1e-8);
      weights[f] = Math.max(0, weights[f] + step);
    });
  }
  return weights;
}

function measure(questions, weights) {
  let excerpt = 0;
  let sentence = 0;
  let five = 0;
  for (const { rows } of questions) {
    const best = new Map();
    for (const row of rows) {
      const score = dot(weights, row.values);
      if (!best.has(row.passage) || score > best.get(row.passage).score + 1e-9)
        best.set(row.passage, { score, row });
    }
    const order = [...best.values()].sort((a, b) => b.score - a.score || a.row.passage - b.row.passage);
    excerpt += order[0]?.row.passageAnswers ? 1 : 0;
    sentence += order[0]?.row.answers ? 1 : 0;
    five += order.slice(0, 5).some(({ row }) => row.passageAnswers) ? 1 : 0;
  }
  return { excerpt, sentence, five };
}

const show = ({ excerpt, sentence, five }, of) =>
  `excerpt ${((100 * excerpt) / of).toFixed(1)} %  sentence ${((100 * sentence) / of).toFixed(1)} %  among five ${((100 * five) / of).toFixed(1)} %`;

const questions = [];
for (const argument of files) {
  const { file, index, questions: lines } = await questionsOf(argument);
  const group = lines.map((line) => ({ ...examplesOf(line, index), file }));
  console.log(
    `${file}: ${group.length} questions, now ${show(
      measure(
        group,
        FEATURES.map((name) => WEIGHTS[name]),
      ),
      group.length,
    )}`,
  );
  questions.push(...group);
}
const usable = questions.filter(({ canRank }) => canRank);
const folds = Array.from({ length: FOLDS }, (_, fold) => {
  const held = usable.filter((_, i) => i % FOLDS === fold);
  return measure(held, fitWeights(usable.filter((_, i) => i % FOLDS !== fold)));
});
const total = folds.reduce((sum, fold) => ({
  excerpt: sum.excerpt + fold.excerpt,
  sentence: sum.sentence + fold.sentence,
  five: sum.five + fold.five,
}));
console.log(
  `cross-validated over ${usable.length} questions with an answer among the candidates: ${show(total, usable.length)}`,
);

const fitted = fitWeights(usable);
const scale = Math.max(...fitted);
const all = measure(questions, fitted);
console.log(`fitted: ${show(all, questions.length)}`);
for (const [f, name] of FEATURES.entries()) console.log(`  ${name}: ${(fitted[f] / scale).toFixed(2)},`);
if (process.env.ABLATION) {
  console.log('without:');
  for (const name of FEATURES)
    console.log(
      `  ${name.padEnd(16)} ${show(measure(questions, fitWeights(usable, new Set([name]))), questions.length)}`,
    );
}
