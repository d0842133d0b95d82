// `pincite ask` as a whole process, from nothing to the answer, on the shipped folder: with what is kept between starts, without
// the index, and without anything. A copy of the program is measured, so that what the copy at work keeps stays there.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROUNDS = 7;
const QUESTION = 'Who wrote the opinion of the court of appeals?';

const root = fileURLToPath(new URL('../..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'pincite-start-'));
const kept = join(copy, '.pincite/cache');

function ask(nodeArguments, programArguments) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [...nodeArguments, ...programArguments], {
    cwd: copy,
  });
  if (status !== 0) throw new Error(`ended with ${status}: ${stderr}`);
  return performance.now() - start;
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

function measure(name, prepare, programArguments) {
  const walls = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    prepare();
    walls.push(ask([], programArguments));
  }
  console.log(
    `${name.padEnd(44)}${median(walls).toFixed(0).padStart(6)} ms (least ${Math.min(...walls).toFixed(0)} ms)`,
  );
}

try {
  for (const part of ['dist', 'package.json', 'knowledge'])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const program = [join(copy, 'dist/main.js'), 'ask', QUESTION];
  measure('nothing kept', () => rmSync(kept, { recursive: true, force: true }), program);
  measure('documents kept', () => rmSync(join(kept, 'indexes'), { recursive: true, force: true }), program);
  measure('documents and index kept', () => {}, program);
  measure('Node alone, for comparison', () => {}, ['-e', '0']);
} finally {
  rmSync(copy, { recursive: true, force: true });
}
