import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { listFiles } from '../../src/knowledge/files.ts';
import { folderWith } from './folder.ts';

// Twenty thousand files take a while to write; nothing here is a measurement.
vi.setConfig({ testTimeout: 120_000 });

it('lists no more files than can be read, always the same ones, and says so', async () => {
  const folder = folderWith({});
  for (let index = 0; index < 20_010; index += 1)
    writeFileSync(join(folder, `${String(index).padStart(6, '0')}.md`), '');
  const { files, warnings } = await listFiles(folder);
  expect(files).toHaveLength(20_000);
  expect(files.at(-1)?.path).toBe('019999.md');
  expect(warnings).toEqual([
    {
      path: '.',
      message:
        'the folder holds more than 20,000 files, and the rest is not read; divide it into several folders',
      failed: true,
    },
  ]);
});
