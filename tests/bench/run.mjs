// Every benchmark in turn, each in a process of its own: `npm run bench` after `npm run build`. Names choose: npm run bench -- speed
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BENCHMARKS = ['speed', 'start', 'reading'];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !BENCHMARKS.includes(name));
if (unknown.length > 0) {
  console.error(`no benchmark is called ${unknown.join(', ')}; there are ${BENCHMARKS.join(', ')}`);
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : BENCHMARKS) {
  console.log(`\n== ${name}`);
  const file = fileURLToPath(new URL(`./${name}.mjs`, import.meta.url));
  const { status } = spawnSync(process.execPath, [file], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}
