// One index in a process of its own, asked over messages. Started by speed.mjs with --expose-gc.
import { setImmediate } from 'node:timers/promises';
import MiniSearch from 'minisearch';
import { openDesk } from '../../dist/commands/desk.js';
import { collectionOf } from './corpus.mjs';

const [kind, size] = process.argv.slice(2);
const collection = await collectionOf(size === 'shipped' ? undefined : Number(size));

/** What the reading of the folder leaves behind is gone after three or four of them. */
const COLLECTIONS = 8;

/** Bytes in use once all garbage is gone. */
async function memory() {
  for (let n = 0; n < COLLECTIONS; n += 1) {
    await setImmediate();
    globalThis.gc();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function plain() {
  const miniSearch = new MiniSearch({ fields: ['title', 'headings', 'text'] });
  miniSearch.addAll(
    collection.passages.map(({ id, document, headings, text }) => ({
      id,
      title: document.title,
      headings: headings.join(' '),
      text,
    })),
  );
  return (text) => miniSearch.search(text);
}

function pincite() {
  const { answer } = openDesk(collection);
  return (text) => answer({ text, audience: { platform: 'terminal' } });
}

const before = await memory();
const start = performance.now();
const ask = kind === 'plain' ? plain() : pincite();
const build = performance.now() - start;
process.send({ build, memory: (await memory()) - before, passages: collection.passages.length });

/** Milliseconds on the clock and of the processor, for each question. */
async function askAll(questions) {
  const times = [];
  for (const question of questions) {
    const cpu = process.cpuUsage();
    const from = performance.now();
    await ask(question);
    const wall = performance.now() - from;
    const { user, system } = process.cpuUsage(cpu);
    times.push({ wall, cpu: (user + system) / 1000 });
  }
  return times;
}

async function replyTo(questions) {
  const times = await askAll(questions);
  process.send({ times, memory: questions.length > 0 ? 0 : (await memory()) - before });
}

process.on('message', (questions) => void replyTo(questions));
