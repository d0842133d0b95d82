import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCollection } from '../../src/knowledge/load.ts';
import { folderWith, prose } from './folder.ts';

const DIRECTIVE = `---
title: Binding Operational Directive 17-01
source: Department of Homeland Security
date: September 13, 2017
url: https://cyber.dhs.gov/bod/17-01/
kind: directive
---

# Binding Operational Directive 17-01

## The three deadlines

Acting Secretary Elaine Duke issued it.[^bod] It set **three** deadlines: 30, 60 and 90 days.[^bod][^fr]

| Day | Duty |
| --- | --- |
| 30 | find the products |

- First item of a list.

  Its second paragraph.

[^bod]: BOD 17-01, DHS, 2017-09-13. https://cyber.dhs.gov/bod/17-01/
[^fr]: 82 Fed. Reg. 43782.
`;

describe('loadCollection', () => {
  it('reads Markdown with its front matter, headings, tables, lists and the sources that footnotes name', async () => {
    const folder = folderWith({
      'us/bod.md': DIRECTIVE,
      'case.yaml': 'name: Kaspersky Lab v. United States',
    });
    const { name, documents, passages, warnings } = await loadCollection(folder);
    expect(warnings).toEqual([]);
    expect(name).toBe('Kaspersky Lab v. United States');
    expect(documents).toMatchObject([
      {
        path: 'us/bod.md',
        title: 'Binding Operational Directive 17-01',
        date: '2017-09-13',
        kind: 'directive',
        format: 'markdown',
      },
    ]);
    const sentence = 'Acting Secretary Elaine Duke issued it. It set three deadlines: 30, 60 and 90 days.';
    expect(passages).toMatchObject([
      {
        id: 'us/bod.md#the-three-deadlines',
        section: 'the-three-deadlines',
        headings: ['The three deadlines'],
        line: 13,
        text: `${sentence}\nDay | Duty\n30 | find the products\nFirst item of a list.\nIts second paragraph.`,
        references: [
          { at: 39, text: 'BOD 17-01, DHS, 2017-09-13. https://cyber.dhs.gov/bod/17-01/' },
          { at: sentence.length, text: 'BOD 17-01, DHS, 2017-09-13. https://cyber.dhs.gov/bod/17-01/' },
          { at: sentence.length, text: '82 Fed. Reg. 43782.' },
        ],
      },
    ]);
  });

  it('reads plain text: the first line is the title, short lines that stand alone are headings', async () => {
    const folder = folderWith({
      'news.txt': 'The ban is upheld\n\nThe court ruled\non Friday.\n\nWhat is next\n\nNobody knows.\n',
    });
    const { documents, passages } = await loadCollection(folder);
    expect(documents[0]?.title).toBe('The ban is upheld');
    expect(passages.map(({ id, text, line }) => [id, text, line])).toEqual([
      ['news.txt#the-ban-is-upheld', 'The court ruled on Friday.', 3],
      ['news.txt#what-is-next', 'Nobody knows.', 8],
    ]);
  });

  it('takes the file name for a title where the document names none', async () => {
    const { documents } = await loadCollection(folderWith({ 'a_motion-to-dismiss.txt': `${prose(30)}\n` }));
    expect(documents[0]?.title).toBe('a motion to dismiss');
  });

  it('gives the same collection for the same files, in order of path', async () => {
    const files = { 'b.md': '# B\n\nText of b.', 'a/z.md': '# Z\n\nText of z.', 'a.md': '# A\n\nText of a.' };
    const first = await loadCollection(folderWith(files));
    const second = await loadCollection(folderWith(Object.fromEntries(Object.entries(files).reverse())));
    const ids = (collection: typeof first) =>
      collection.passages.map(({ id, start, end }) => [id, start, end]);
    expect(first.documents.map(({ path }) => path)).toEqual(['a.md', 'a/z.md', 'b.md']);
    expect(ids(second)).toEqual(ids(first));
  });

  it('reads questions with their quotes, and synonyms both ways and one way', async () => {
    const folder = folderWith({
      'bod.md': DIRECTIVE,
      'questions.yaml':
        '- answer: bod.md#the-three-deadlines\n  quote: three deadlines\n  ask: [how long did they have]\n- answer: [bod.md#the-three-deadlines, act.md#the-date]\n  check: by when\n- answer: none\n  check: who won the cup\n',
      'act.md': '# Act\n\n## The date\n\nIt took effect in October.',
      'synonyms.yaml':
        '- [DHS, Homeland Security]\n- boss: [chief executive, CEO]\n  spy: FSB\n- [1634, section 1634]\n',
    });
    const { questions, synonyms, warnings } = await loadCollection(folder);
    expect(warnings).toEqual([]);
    expect(questions).toEqual([
      {
        answer: 'bod.md#the-three-deadlines',
        quote: 'three deadlines',
        ask: ['how long did they have'],
        check: [],
      },
      { answer: 'bod.md#the-three-deadlines', also: ['act.md#the-date'], ask: [], check: ['by when'] },
      { answer: undefined, ask: [], check: ['who won the cup'] },
    ]);
    expect(synonyms).toEqual({
      groups: [
        ['DHS', 'Homeland Security'],
        ['1634', 'section 1634'],
      ],
      oneWay: [
        { from: 'boss', to: ['chief executive', 'CEO'] },
        { from: 'spy', to: ['FSB'] },
      ],
    });
  });
});

describe('loadCollection, given what is broken', () => {
  const warningsOf = async (files: Readonly<Record<string, string | Uint8Array>>) => {
    const { warnings, documents } = await loadCollection(
      folderWith({ 'good.md': '# Good\n\nGood text.', ...files }),
    );
    expect(documents.map(({ path }) => path)).toContain('good.md');
    return warnings;
  };

  it('refuses a folder that is not there, or is no folder, in one line with path and remedy', async () => {
    const folder = folderWith({ 'file.md': 'text' });
    await expect(loadCollection(join(folder, 'no'))).rejects.toThrow(
      /^The knowledge folder ".*no" does not exist; create it/,
    );
    await expect(loadCollection(join(folder, 'file.md'))).rejects.toThrow(
      /^The knowledge folder ".*file.md" is no folder; /,
    );
  });

  it('gives an empty collection and a warning for an empty folder', async () => {
    const { documents, passages, warnings } = await loadCollection(folderWith({}));
    expect([documents, passages]).toEqual([[], []]);
    expect(warnings).toMatchObject([{ path: '.', message: expect.stringContaining('holds no document') }]);
  });

  it('names empty files, binary files and files without text, and reads the rest', async () => {
    const warnings = await warningsOf({
      'empty.txt': '',
      'blank.md': ' \n\n',
      'binary.txt': Uint8Array.from([0x50, 0x4b, 0, 1, 2]),
      'headings.md': '# Only\n\n## Headings\n',
    });
    expect(warnings.map(({ path, failed }) => [path, failed])).toEqual([
      ['binary.txt', true],
      ['blank.md', true],
      ['empty.txt', true],
      ['headings.md', true],
    ]);
  });

  it('saves what it can of broken front matter', async () => {
    const folder = folderWith({
      'colon.md': '---\ntitle: The ban: an account\nkind: news\n---\n\nThe text.',
      'open.md': '---\ntitle: The ban\n\nThe text.',
      'list.md': '---\n- a\n---\n\n# Named below\n\nThe text.',
      'values.md':
        '---\ntitle: T\ndate: 2017-02-30\nurl: "javascript:alert(1)"\nauthor: {a: b}\n---\n\nThe text.',
    });
    const { documents, passages, warnings } = await loadCollection(folder);
    expect(documents.map(({ title }) => title)).toEqual([
      'The ban: an account',
      'Named below',
      'The ban',
      'T',
    ]);
    expect(passages.map(({ text }) => text)).toEqual(Array(4).fill('The text.'));
    expect(documents[3]).not.toHaveProperty('url');
    expect(documents[3]).not.toHaveProperty('date');
    expect(warnings.map(({ path, failed, message }) => [path, failed, message.split(/[ ;]/)[0]])).toEqual([
      ['colon.md', false, 'the'],
      ['list.md', false, 'the'],
      ['open.md', false, 'the'],
      ['values.md', false, 'author'],
      ['values.md', false, 'date'],
      ['values.md', false, 'url'],
    ]);
  });

  it('names file, line and remedy where questions or synonyms are broken', async () => {
    const warnings = await warningsOf({
      'questions.yaml':
        '- answer: good.md#nowhere\n  ask: [a]\n- ask: [b]\n- text\n- answer: good.md#good\n  quote: bad text\n  ask: c\n',
      'synonyms.yaml': 'a: [b\n',
      'case.yaml': 'title: A v. B\n',
    });
    expect(warnings.map(({ path, message }) => `${path} ${message}`)).toEqual([
      expect.stringMatching(/^case.yaml line 1: names no case; write "name: /),
      expect.stringMatching(/^questions.yaml line 3: has no answer; write /),
      expect.stringMatching(/^questions.yaml line 4: is no row; write /),
      expect.stringMatching(/^questions.yaml line 1: no document has the section good.md#nowhere; correct /),
      expect.stringMatching(/^questions.yaml line 5: "bad text" does not stand in good.md#good; correct /),
      expect.stringMatching(/^synonyms.yaml line \d: is not valid YAML/),
    ]);
  });

  it('never reads outside the folder, nor dotfiles, node_modules, pipes and links to folders', async () => {
    const outside = folderWith({ 'secret.md': '# Secret\n\nSecret.', 'deep/more.md': '# More\n\nMore.' });
    const folder = folderWith({
      'in.md': '# In\n\nIn.',
      '.hidden.md': 'x',
      '.git/x.md': 'x',
      'node_modules/x.md': 'x',
    });
    symlinkSync(join(outside, 'secret.md'), join(folder, 'out.md'));
    symlinkSync(join(outside, 'deep'), join(folder, 'deep'));
    symlinkSync(folder, join(folder, 'loop'));
    symlinkSync(join(folder, 'in.md'), join(folder, 'alias.md'));
    symlinkSync('nowhere', join(folder, 'dangling.md'));
    execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', join(folder, 'pipe.md')]);
    const { documents, warnings } = await loadCollection(folder);
    expect(documents.map(({ path }) => path)).toEqual(['alias.md', 'in.md']);
    const told = ['dangling.md', 'deep', 'in.md', 'loop', 'out.md', 'pipe.md'];
    expect(warnings.map(({ path }) => path)).toEqual(told);
    expect(warnings[2]?.message).toBe('has the same content as alias.md; remove one of them');
  });

  it.skipIf(process.getuid?.() === 0)('names a file and a folder that this user may not read', async () => {
    const folder = folderWith({ 'good.md': '# Good\n\nGood.', 'locked.md': 'x' });
    chmodSync(join(folder, 'locked.md'), 0);
    mkdirSync(join(folder, 'closed'), { mode: 0 });
    const { warnings } = await loadCollection(folder);
    expect(warnings.map(({ path }) => path)).toEqual(['closed', 'locked.md']);
  });
});
