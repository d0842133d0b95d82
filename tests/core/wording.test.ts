import { describe, expect, it } from 'vitest';
import { citationLine, citationLink, copyCitation, dateInWords } from '../../src/core/citation-text.ts';
import { clip } from '../../src/core/clip.ts';
import type { Citation, Excerpt, NotFoundAnswer } from '../../src/core/types.ts';
import * as wording from '../../src/core/wording.ts';

const opinion: Citation = {
  title: 'Kaspersky Lab, Inc. v. DHS',
  cite: '909 F.3d 446',
  section: 'Standing',
  path: 'opinion.pdf',
  page: 12,
  paragraph: '14',
  date: '2018-11-30',
  source: 'D.C. Circuit',
};

function excerpt(citation: Partial<Citation>, ...runs: Excerpt['runs']): Excerpt {
  return { runs, citation: { title: 'Brief', path: 'brief.md', ...citation }, pointer: 'p1' };
}

const miss: NotFoundAnswer = {
  kind: 'not-found',
  missing: [],
  nearest: [],
  searched: { documents: 12, passages: 1340 },
  unreadable: [],
  corrections: [],
};

describe('a citation in words', () => {
  it('names title, reporter, section, page, paragraph, date and source', () => {
    expect(citationLine(opinion)).toBe(
      'Kaspersky Lab, Inc. v. DHS, 909 F.3d 446, Standing · p. 12, ¶ 14 · Nov. 30, 2018 · D.C. Circuit',
    );
  });

  it('leaves out what is not known', () => {
    expect(citationLine({ title: 'Brief', path: 'brief.md' })).toBe('Brief');
  });

  it('says a date only as exactly as it is known', () => {
    expect(['2018-11-30', '2018-11', '2018', 'Michaelmas 2018', '2018-13'].map(dateInWords)).toEqual([
      'Nov. 30, 2018',
      'Nov. 2018',
      '2018',
      'Michaelmas 2018',
      '2018-13',
    ]);
  });

  it('is copied as lawyers write it: title, reporter, page, day', () => {
    const { paragraph: _, source: __, ...paged } = { ...opinion, page: 14 };
    expect(copyCitation(paged)).toBe('Kaspersky Lab, Inc. v. DHS, 909 F.3d 446, p. 14 (30 Nov 2018)');
  });

  it('is copied with the section where there is no page, the source that a footnote names, and the bare address', () => {
    expect(
      copyCitation({
        title: 'Brief',
        path: 'brief.md',
        section: 'Standing',
        date: '2018-11',
        reference: 'Venable LLP.',
        url: 'https://example.org/a',
      }),
    ).toBe('Brief, Standing (Nov 2018), citing Venable LLP. https://example.org/a');
    expect(copyCitation({ title: 'Brief', path: 'brief.md' })).toBe('Brief');
  });
});

describe('the link of a citation', () => {
  const sentence = {
    text: 'The well-known ban (2017) stands, as the court of appeals held.',
    highlight: true,
  };

  it('is the bare address where the document retells what stands there', () => {
    const shown = { ...excerpt({ url: 'https://example.org/a' }, sentence), retold: true };
    expect(citationLink(shown)).toBe('https://example.org/a');
  });

  it('opens a web page at the sentence, with every character that has a meaning encoded', () => {
    expect(citationLink(excerpt({ url: 'https://example.org/a' }, sentence))).toBe(
      'https://example.org/a#:~:text=The%20well%2Dknown%20ban%20%282017%29,court%20of%20appeals%20held.',
    );
  });

  it('keeps an anchor that the address has, so that the worst case is the right section', () => {
    expect(citationLink(excerpt({ url: 'https://example.org/a#b' }, { text: 'Yes.', highlight: true }))).toBe(
      'https://example.org/a#b:~:text=Yes.',
    );
  });

  it('opens a PDF file at the page', () => {
    expect(citationLink(excerpt({ url: 'https://example.org/a.pdf', page: 7 }, sentence))).toBe(
      'https://example.org/a.pdf#page=7',
    );
  });

  it.each(['javascript:alert(1)', 'no address', 'file:///etc/passwd'])('is absent for %s', (url) => {
    expect(citationLink(excerpt({ url }, sentence))).toBeUndefined();
  });
});

describe('a miss', () => {
  it('says so in one sentence where every word is known', () => {
    expect(wording.missLine(miss)).toBe('The documents do not answer this.');
  });

  it('names the words that stand nowhere', () => {
    expect(wording.missLine({ ...miss, missing: ['tariff', 'steel'] })).toBe(
      'The documents do not answer this. These words stand nowhere in them: “tariff”, “steel”.',
    );
  });

  it('says what was searched and what was not', () => {
    expect(wording.searchedLine(miss)).toBe('Searched 12 documents, 1,340 passages.');
    expect(wording.unreadableLine([])).toBe('');
    expect(
      wording.unreadableLine(
        ['a.pdf', 'b.pdf'].map((path) => ({ path, message: 'has no text layer', failed: true })),
      ),
    ).toBe('Not searched, because it could not be read: a.pdf and 1 other.');
  });

  it('says that there is nothing to search in an empty folder', () => {
    expect(wording.missLine({ ...miss, searched: { documents: 0, passages: 0 } })).toBe(
      'There are no documents to search yet.',
    );
  });
});

describe('sources', () => {
  it('are summed up with pages only where there are pages', () => {
    const sources = { documents: [], passages: 1, pages: 0, warnings: [] };
    expect(wording.sourcesLine(sources)).toBe('0 documents, 1 passage.');
    expect(wording.sourcesLine({ ...sources, pages: 2, modified: Date.UTC(2018, 4, 30) })).toBe(
      '0 documents, 2 pages, 1 passage; last change May 30, 2018.',
    );
  });
});

it('what the bot says of its own is calm', () => {
  const sentences = Object.values(wording).filter((value) => typeof value === 'string');
  expect(sentences.length).toBeGreaterThan(8);
  expect(sentences.filter((sentence) => /[!]/u.test(sentence))).toEqual([]);
});

describe('clip', () => {
  it('leaves a text that fits', () => {
    expect(clip('as it is', 8)).toBe('as it is');
  });

  it('cuts at a word', () => {
    expect(clip('the court of appeals held', 20)).toBe('the court of…');
  });

  it('never cuts a grapheme in half', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(clip(family.repeat(3), family.length + 5)).toBe(`${family}…`);
  });

  it('never passes the limit', () => {
    for (let limit = 1; limit < 40; limit++)
      expect(clip('a word, ünï 👩‍👩‍👧‍👦 and anotherverylongword', limit).length).toBeLessThanOrEqual(limit);
  });
});
