#!/usr/bin/env node
// Fits the decision between found and not found (ODDS in src/core/decide.ts) on questions with and without an answer.
//   node tests/bench/tune-decision.mjs [FOLDER:]FILE ... --none [FOLDER:]FILE ...
// FILE is as in questions.mjs; after --none only {"q"} of it is read. Answers are given from even odds on: take the threshold that
// lets through what you can bear off the constant.
// Logistic regression with a small quadratic penalty; prints, from cross-validation, which part of the right answers is kept
// where a given part of the questions without an answer is let through, and the coefficients fitted on all.
import { isOrder, isSmallTalk } from '../../dist/core/small-talk.js';
import { matcher, questionsOf } from './questions.mjs';

const ROUNDS = 1_500;
const RATE = 0.05;
const PENALTY = 0.002;
const FOLDS = 5;
/** A wrong answer to a question that has one does little harm beside a miss; an answer where there is none does more. */
const WORTH = { right: 1, wrong: 0.15, none: 1.6 };

const split = process.argv.indexOf('--none');
if (split < 3) {
  console.error('usage: node tests/bench/tune-decision.mjs [FOLDER:]FILE ... --none [FOLDER:]FILE ...');
  process.exit(2);
}

async function rowsOf(argument, hasAnswer) {
  const { index, questions } = await questionsOf(argument);
  const rows = [];
  for (const question of questions) {
    if (isSmallTalk(question.q) || isOrder(question.q)) continue;
    const { hits } = await index.search({ text: question.q }, { limit: 1 });
    if (!hits[0]) continue;
    const label = !hasAnswer ? 'none' : matcher(question)(hits[0].passage.text) ? 'right' : 'wrong';
    rows.push({ evidence: hits[0].evidence, label });
  }
  return rows;
}

const rows = [];
for (const argument of process.argv.slice(2, split)) rows.push(...(await rowsOf(argument, true)));
for (const argument of process.argv.slice(split + 1)) rows.push(...(await rowsOf(argument, false)));
const names = Object.keys(rows[0].evidence);
const oddsOf = (model, { evidence }) =>
  names.reduce((sum, name, i) => sum + model[i + 1] * evidence[name], model[0]);

/** Gradient ascent on the penalised log-likelihood, with Adam's step sizes. */
function fitModel(examples) {
  const model = new Array(names.length + 1).fill(0);
  const first = model.map(() => 0);
  const second = model.map(() => 0);
  for (let round = 1; round <= ROUNDS; round++) {
    const gradient = model.map((value, i) => (i === 0 ? 0 : -PENALTY * value));
    for (const example of examples) {
      const chance = 1 / (1 + Math.exp(-oddsOf(model, example)));
      const pull = (WORTH[example.label] * ((example.label === 'none' ? 0 : 1) - chance)) / examples.length;
      gradient[0] += pull;
      names.forEach((name, i) => {
        gradient[i + 1] += pull * example.evidence[name];
      });
    }
    model.forEach((_, i) => {
      first[i] = 0.9 * first[i] + 0.1 * gradient[i];
      second[i] = 0.999 * second[i] + 0.001 * gradient[i] ** 2;
      model[i] +=
        (RATE * (first[i] / (1 - 0.9 ** round))) / (Math.sqrt(second[i] / (1 - 0.999 ** round)) + 1e-8);
    });
  }
  return model;
}

const held = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const model = fitModel(rows.filter((_, i) => i % FOLDS !== fold));
  for (const row of rows.filter((_, i) => i % FOLDS === fold))
    held.push({ label: row.label, odds: oddsOf(model, row) });
}
const none = held
  .filter(({ label }) => label === 'none')
  .map(({ odds }) => odds)
  .sort((a, b) => b - a);
const right = held.filter(({ label }) => label === 'right').map(({ odds }) => odds);
for (const part of [0.02, 0.05, 0.1, 0.15, 0.2]) {
  const threshold = none[Math.floor(part * none.length)];
  const kept = right.filter((odds) => odds > threshold).length / right.length;
  console.log(
    `threshold ${threshold.toFixed(2)}: ${(100 * part).toFixed(0)} % let through, ${(100 * kept).toFixed(1)} % of right answers kept`,
  );
}
const [constant, ...coefficients] = fitModel(rows);
console.log(`  constant: ${constant.toFixed(2)},`);
names.forEach((name, i) => {
  console.log(`  ${name}: ${coefficients[i].toFixed(2)},`);
});
