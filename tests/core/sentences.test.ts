import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences } from '../../src/core/sentences.ts';

const cut = (text: string): string[] => sentences(text).map(({ start, end }) => text.slice(start, end));

/** Each row is a text whose true sentences are separated by ` | `. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  'case names and parties': [
    'Kaspersky Lab v. United States was filed in December. | Kaspersky Lab, Inc. v. DHS came first.',
    'The suit names Kaspersky Lab, Inc. and Kaspersky Labs Limited. | Both are companies.',
    'The plaintiff was Kaspersky Lab, Inc. | The defendant was the Department of Homeland Security.',
    'Nixon v. Adm’r of Gen. Servs. is quoted twice. | The panel followed it.',
    'Best Buy Co. Inc. removed the software. | Office Depot followed.',
    'Doe v. The Boeing Co. is no precedent here. | It was not cited.',
  ],
  'reporters, statutes and dockets': [
    'See Kaspersky Lab, Inc. v. DHS, 909 F.3d 446 (D.C. Cir. 2018). | Judge David S. Tatel wrote it.',
    'The district court ruled in 311 F. Supp. 3d 187 (D.D.C. 2018). | The D.C. Circuit affirmed.',
    'The notice is at 82 Fed. Reg. 43,782. | It was published in September.',
    'Section 1634 is part of Pub. L. No. 115-91, 131 Stat. 1283, 1739. | Congress passed it in November.',
    'The directive rests on 44 U.S.C. § 3553(b)(2). | The Secretary issued it.',
    'The appeal was No. 18-5176. | A second appeal was No. 18-5177.',
    'Nos. 18-5176 and 18-5177 were joined. | No. | The court did not hear them apart.',
    'The court quoted Art. I, § 9, cl. 3 of the U.S. Constitution. | It forbids bills of attainder.',
    'The argument fails. | Id. at 455. | The ban is prophylactic. | See id. § 1634.',
    'Compl. ¶ 14 says so. | Rule 12(b)(6) ends the matter.',
    'It cost $5.5 million in fiscal 2018. | Section 1634(a) took effect on Oct. 1, 2018. | Dec. 4 was the deadline.',
  ],
  'people, offices and places': [
    'Judge David S. Tatel wrote for the panel. | Judges A. Raymond Randolph and T.S. Ellis III joined.',
    'Sen. Jeanne Shaheen and Rep. Lamar Smith pressed on. | Mr. Kaspersky refused.',
    'Acting Sec. Elaine Duke signed it. | Dr. E. V. Kaspersky objected. | Gen. Mattis did not.',
    'Martin Luther King Jr. spoke there. | He left.',
    'The company has an office in Washington, D.C. | It lobbied the U.S. Senate.',
    'Sales fell in the U.S. and in the U.K. | They rose elsewhere.',
    'The Dep’t of Justice and the U.S. Dep’t of Homeland Security agreed. | The Att’y Gen. did as well.',
    'The St. Petersburg office closed. | The Moscow one stayed.',
  ],
  'times, numbers and initialisms': [
    'The hearing began at 9:30 a.m. on Friday and ended at 1 p.m. | The court rose at 5 p.m. Monday.',
    'Version 19.0.0.1088 had the flaw. | Version 2.0 did not.',
    'About 3.5 percent stayed. | Some left in 2017. | 2018 was worse.',
    'It was 90 days after. | 60 days were given.',
    'Some vendors, e.g. Kaspersky, and one product, i.e. the antivirus, were named. | Others were not.',
    'She felt ill. | Kaspersky said no. | Google pulled the app. | Microsoft kept it.',
    'Firms, agencies, etc. | They all complied.',
  ],
  'quotations and brackets': [
    'The judge wrote: "That does not make them unconstitutional." | She dismissed both suits.',
    'He called it “a nonpunitive measure.” | The company disagreed.',
    '“The ban stands.” | “It is over.” | Nobody appealed.',
    '"It is over!" he said. | "Why?" asked the judge.',
    'The company was “disappointed.” | ‘We disagree.’ | It will appeal.',
    'The ban applies (see section 1634.) | The rest does not. | (It was repealed.) | The end.',
    'She asked, "Who decided?" | Nobody answered.',
    'Yahoo! and others left. | Did Best Buy? | Yes! | It did.',
  ],
  'enumerations, ellipses and notes': [
    '1. The ban is no punishment. | 2. The company has no standing. | 3. Both suits fail.',
    'The court held: 1. The ban is no punishment. | 2. It is prophylactic.',
    'II. Background of the case',
    'A. The directive was issued first.',
    'It forbids "hardware ... and services" alike. | It says so twice.',
    'The ban covers the ... United States. | It trailed off... | Then nothing came.',
    'The text says "any . . . successor entity" too. | It goes on. . . . | Congress chose the words.',
    'Nobody knew… | Everybody guessed.',
    'The panel relied on the statute.12 | The company objected.[3] | It lost.',
  ],
  'other scripts': [
    '禁令は有効です。|控訴は棄却された。',
    'Суд отклонил иск. | Компания подала апелляцию. | Апелляция отклонена.',
  ],
};

describe('sentences', () => {
  for (const [topic, rows] of Object.entries(EXAMPLES)) {
    for (const row of rows) {
      it(`${topic}: ${row}`, () => {
        const expected = row.split(/ ?\| ?/);
        expect(cut(row.replaceAll(' | ', ' ').replaceAll('|', ''))).toEqual(expected);
      });
    }
  }

  it('ends a sentence at every line feed, whatever stands before it', () => {
    expect(cut('Kaspersky Lab v.\nUnited States\n\n  was filed.')).toEqual([
      'Kaspersky Lab v.',
      'United States',
      'was filed.',
    ]);
  });

  it('finds nothing in white space', () => {
    expect(sentences('')).toEqual([]);
    expect(sentences(' \n\t \u00a0 ')).toEqual([]);
  });

  it('covers every character but white space, once and in order', () => {
    const pieces = fc.constantFrom(
      '.',
      '?',
      '…',
      '"',
      '”',
      '(',
      ')',
      ' ',
      '\n',
      'v.',
      'Inc.',
      'U.S.',
      'The',
      'a',
      '5',
      'Ж',
      '😀',
      '。',
      '[1]',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const spans = sentences(text);
        let end = 0;
        let kept = '';
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          const sentence = text.slice(span.start, span.end);
          expect(sentence).toBe(sentence.trim());
          expect(sentence).not.toContain('\n');
          kept += sentence;
          end = span.end;
        }
        expect(kept.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });

  it('reads a megabyte of hostile text in one pass', () => {
    // Quadratic work would take hours here; the run would never end.
    for (const unit of ['a.', '. ', '" ', '."', '.(', '1. ', 'U.S. ', '...', '.[1', '. . ', "'", ' ']) {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
      expect(sentences(text).at(-1)?.end ?? text.length).toBeGreaterThan(0);
    }
  });
});
