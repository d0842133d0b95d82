/** `pincite eval`: golden questions of a folder, counted. */
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { pincite } from '../fakes/run.ts';
import { folderWith } from '../knowledge/folder.ts';

// Processes start; nothing here is a measurement.
vi.setConfig({ testTimeout: 60_000 });

const files = {
  'a.md': `# A

## Due

The walrus memorandum is due on Tuesday. Nobody asked for more time. Judge Henrik Lund ordered the walrus memorandum.

## Void

The pelican clause is void, says the court.

## Elsewhere

Dealers must stop selling the trailer within thirty days.
`,
  'questions.yaml': `
- answer: a.md#due
  quote: is due on Tuesday
  check: [When is the walrus memorandum due?]
- answer: a.md#due
  quote: is due on Tuesday
  check: [Who ordered the walrus memorandum?]
- answer: a.md#void
  check: [Is the pelican clause void?]
- answer: none
  check: [Who won the volleyball tournament in Zanzibar?, When is the walrus memorandum due on Tuesday?]
`,
};

describe('golden questions', () => {
  it('are counted by type: right excerpt, right sentence where the row quotes it, right among those shown', async () => {
    const { status, out, err } = await pincite(['eval', '--knowledge', folderWith(files)]);
    expect([status, err]).toEqual([0, '']);
    expect(out.split('\n').slice(0, 5)).toEqual([
      'type         asked    first   marked    shown',
      'date             1  100.0 %  100.0 %  100.0 %',
      'person           1  100.0 %    0.0 %  100.0 %',
      'yes or no        1  100.0 %        -  100.0 %',
      'all              3  100.0 %   50.0 %  100.0 %',
    ]);
    expect(out).toContain('must not be answered: 2, answered all the same: 1 (50.0 %)');
    expect(out).toContain('answered: When is the walrus memorandum due on Tuesday?');
  });

  it('may stand in another file; one that is lost is named, and ends with status 1', async () => {
    const folder = folderWith({
      ...files,
      'other/golden.yaml': '- answer: a.md#void\n  check: [Must dealers stop selling the trailer?]\n',
    });
    const { status, out } = await pincite(['eval', '--knowledge', folder, join(folder, 'other/golden.yaml')]);
    expect(status).toBe(1);
    expect(out).toContain('lost: Must dealers stop selling the trailer?  [a.md#void]');
  });

  it.each<[string, string, string]>([
    ['no row', '', 'There are no golden questions.'],
    [
      'rows without a question to check',
      '- answer: a.md#void\n  ask: [Is it void?]\n',
      'There are no golden questions.',
    ],
    ['a row that names no answer', '- check: [Is it void?]\n', 'line 1: has no answer'],
    ['no YAML', 'answer: [', 'is not valid YAML'],
    ['no text', 'a\0\0\0b', 'is no text'],
  ])('are refused where the file holds %s', async (_what, content, message) => {
    const folder = folderWith({ ...files, 'golden/rows.yaml': content });
    const { status, out, err } = await pincite([
      'eval',
      '--knowledge',
      folder,
      join(folder, 'golden/rows.yaml'),
    ]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err).not.toMatch(/^\s+at /mu);
  });
});
