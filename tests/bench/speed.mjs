// Whole answers beside a plain MiniSearch with default options over the same passages: time, memory, ratios.
//   node tests/bench/speed.mjs [shipped | PASSAGES] ...
// Each index has a process of its own, and both are asked by turns, so that whatever else the machine does meets both alike.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { collectionOf, manyQuestions, questionsFor } from './corpus.mjs';

const SIZES = ['shipped', '10000', '100000'];
/** Questions that one index is asked before it is the other's turn. */
const TURN = 5;
/** Milliseconds from which on the plain index is asked no more: at 100,000 passages it takes seconds for a question. */
const PLAIN_AT_MOST = 45_000;
const WARM_UP = 25;
const DISTINCT = 10_000;
/** Heap of each process, in MB. */
const HEAP = 4_096;

const engine = fileURLToPath(new URL('./engine.mjs', import.meta.url));
const shipped = await collectionOf();
const { short, long } = questionsFor(shipped);

async function start(kind, size) {
  const child = fork(engine, [kind, size], { execArgv: ['--expose-gc', `--max-old-space-size=${HEAP}`] });
  const [{ build, memory, passages }] = await once(child, 'message');
  const ask = async (questions) => {
    child.send(questions);
    const [reply] = await once(child, 'message');
    return reply;
  };
  return { kind, build, memory, passages, ask, stop: () => child.kill() };
}

function at(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** Both are asked the same questions, a few at a time; the plain index fewer of them where it is slow. */
async function byTurns(engines, questions) {
  const times = engines.map(() => []);
  let plain = 0;
  for (let from = 0; from < questions.length; from += TURN)
    for (const [i, { ask, kind }] of engines.entries()) {
      if (kind === 'plain' && plain > PLAIN_AT_MOST) continue;
      const turn = (await ask(questions.slice(from, from + TURN))).times;
      times[i].push(...turn);
      if (kind === 'plain') for (const { wall } of turn) plain += wall;
    }
  return times;
}

const ms = (value) => value.toFixed(value < 10 ? 2 : 0).padStart(8);
const ratio = (ours, plain) => `${(ours / plain).toFixed(2)} x`.padStart(9);

function print(name, [ours, plain]) {
  if (plain.length < ours.length)
    console.log(`  ${name}: the plain index was asked the first ${plain.length} of ${ours.length}`);
  for (const clock of ['wall', 'cpu'])
    for (const [label, share] of [
      ['median', 0.5],
      ['p99', 0.99],
    ]) {
      const [a, b] = [ours, plain].map((times) =>
        at(
          times.map((time) => time[clock]),
          share,
        ),
      );
      console.log(`  ${`${name}, ${label}, ${clock}`.padEnd(34)}${ms(a)} ms${ms(b)} ms${ratio(a, b)}`);
    }
}

const megabytes = (bytes) => (bytes / 1_048_576).toFixed(1).padStart(8);

async function measure(size) {
  const engines = [await start('pincite', size), await start('plain', size)];
  const [ours, plain] = engines;
  console.log(`${`${ours.passages.toLocaleString('en-US')} passages`.padEnd(38)}pincite      plain    ratio`);
  console.log(
    `  ${'build'.padEnd(34)}${ms(ours.build)} ms${ms(plain.build)} ms${ratio(ours.build, plain.build)}`,
  );
  // The first questions of a process run in code that is not compiled yet.
  await byTurns(engines, short.slice(0, WARM_UP));
  print('questions as people ask', await byTurns(engines, short));
  print('questions of 60 words', await byTurns(engines, long));
  const [warm, warmPlain] = [(await ours.ask([])).memory, (await plain.ask([])).memory];
  for (const [label, a, b] of [
    ['memory, index', ours.memory, plain.memory],
    ['memory, after these questions', warm, warmPlain],
  ])
    console.log(`  ${label.padEnd(34)}${megabytes(a)} MB${megabytes(b)} MB${ratio(a, b)}`);
  plain.stop();
  if (size === '10000') await grow(ours, warm);
  ours.stop();
}

/** What the memory of earlier questions costs. */
async function grow({ ask }, before) {
  const questions = manyQuestions(shipped, DISTINCT);
  await ask(questions.slice(0, DISTINCT / 2));
  const half = (await ask([])).memory;
  await ask(questions.slice(DISTINCT / 2));
  const all = (await ask([])).memory;
  const grown = [half - before, all - half].map((bytes) => `${megabytes(bytes).trim()} MB`);
  console.log(
    `  ${DISTINCT} further questions, all different: ${grown[0]} for the first half, ${grown[1]} for the second`,
  );
}

for (const size of process.argv.length > 2 ? process.argv.slice(2) : SIZES) await measure(size);
