/**
 * What the quick start saves: reading a folder for the first time, again, and after one file changed. Run with `npm run bench`
 * after `npm run build`; the built program is measured, in processes of their own where that is what people wait for.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCollection } from '../../dist/knowledge/load.js';
import { createReader } from '../../dist/knowledge/reader.js';

const ROUNDS = 5;
const PDF_FILES = 12;
const PDF_PAGES = 60;

const root = fileURLToPath(new URL('../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'pincite-bench-'));

/** A PDF of so many pages of prose, one line of numbers on each of its own. */
function pdf(pages, seed) {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', ''];
  const font = '<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >> >>';
  for (let page = 1; page <= pages; page += 1) {
    const lines = Array.from(
      { length: 40 },
      (_, line) =>
        `(Line ${line} of page ${page} of file ${seed} speaks about exhibit ${page * line} at some length.) ' `,
    );
    const content = `BT /F 11 Tf 14 TL 72 740 Td ${lines.join('\n')} ET`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources ${font} /Contents ${objects.length + 2} 0 R >>`,
    );
    objects.push(`<< /Length ${content.length} >> stream\n${content}\nendstream`);
  }
  const kids = Array.from({ length: pages }, (_, page) => `${3 + 2 * page} 0 R`);
  objects[1] = `<< /Type /Pages /Count ${pages} /Kids [${kids.join(' ')}] >>`;
  // Without a table of objects pdf.js looks for them itself.
  return `%PDF-1.4\n${objects.map((object, index) => `${index + 1} 0 obj ${object} endobj`).join('\n')}\ntrailer << /Root 1 0 R >>\n`;
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

async function read(folder, cacheFolder) {
  const reader = createReader();
  try {
    return await loadCollection(folder, {
      read: reader.read,
      cache: { folder: cacheFolder, version: 'bench' },
    });
  } finally {
    reader.stop();
  }
}

async function measure(name, folder, change) {
  const first = [];
  const again = [];
  const changed = [];
  let collection;
  for (let round = 0; round < ROUNDS; round += 1) {
    const cache = join(work, `cache-${name}-${round}`);
    first.push(await timed(async () => (collection = await read(folder, cache))));
    again.push(await timed(() => read(folder, cache)));
    change(folder, round);
    changed.push(await timed(() => read(folder, cache)));
  }
  const [all, kept, one] = [first, again, changed].map(median);
  const pages = collection.documents.reduce((sum, { pageCount = 0 }) => sum + pageCount, 0);
  const size = `${collection.documents.length} documents, ${pages} pages, ${collection.passages.length} passages`;
  console.log(`${name}: ${size}`);
  console.log(
    `  first ${all.toFixed(0)} ms · again ${kept.toFixed(0)} ms (saves ${(100 - (100 * kept) / all).toFixed(0)} %) · one file changed ${one.toFixed(0)} ms`,
  );
}

function processTime(folder) {
  return timed(() =>
    execFileSync(process.execPath, [
      join(root, 'dist/main.js'),
      'ask',
      '--knowledge',
      folder,
      'When did the court rule?',
    ]),
  );
}

try {
  const shipped = join(work, 'shipped');
  cpSync(join(root, 'knowledge'), shipped, { recursive: true });
  mkdirSync(join(work, 'pdf'));
  for (let file = 0; file < PDF_FILES; file += 1)
    writeFileSync(join(work, 'pdf', `${file}.pdf`), pdf(PDF_PAGES, file));
  writeFileSync(join(shipped, 'bench.md'), '# Bench\n\nA file that changes.\n');
  await measure('shipped folder', shipped, (folder, round) =>
    appendFileSync(join(folder, 'bench.md'), `\nRound ${round}.\n`),
  );
  await measure('court PDFs', join(work, 'pdf'), (folder, round) =>
    writeFileSync(join(folder, '0.pdf'), pdf(PDF_PAGES, `0-${round}`)),
  );
  const cold = await processTime(shipped);
  const warm = [];
  for (let round = 0; round < ROUNDS; round += 1) warm.push(await processTime(shipped));
  console.log(
    `pincite ask, whole process, shipped folder: first ${cold.toFixed(0)} ms · again ${median(warm).toFixed(0)} ms`,
  );
} finally {
  rmSync(work, { recursive: true, force: true });
}
