import { describe, expect, it } from 'vitest';
import { type AnswerType, answerTypeOf } from '../../src/search/answer-type.ts';
import { answersType } from '../../src/search/held-type.ts';
import { distinctKeys } from '../../src/search/keys.ts';
import { termsOf } from '../../src/search/terms.ts';

describe('what a question asks for', () => {
  it.each<[AnswerType, string]>([
    ['person', 'Who wrote the opinion?'],
    ['person', 'Which judge dismissed the suits?'],
    ['person', "what was the author's name"],
    ['person', 'judge appeal'],
    ['date', 'When was the directive issued?'],
    ['date', 'On what date did the court rule?'],
    ['date', 'In which year did the FBI begin?'],
    ['date', 'How long did agencies have?'],
    ['date', 'appeal ruling date'],
    ['place', 'Where is the company based?'],
    ['place', 'In which country did it move its data?'],
    ['number', 'How many agencies used the software?'],
    ['number', 'What percentage of revenue came from the US?'],
    ['number', 'How much did it cost?'],
    ['reason', 'Why was the suit dismissed?'],
    ['reason', 'What was the reason for the ban?'],
    ['definition', 'What does standing mean?'],
    ['definition', 'definition of a bill of attainder'],
    ['identifier', 'What is the docket number of the appeal?'],
    ['identifier', 'docket appeal'],
    ['what', 'What did the court say about punishment?'],
    ['which', 'Which tests did the court use?'],
    ['how', 'How did the company react?'],
    ['yes or no', 'Did the company that sued win?'],
    ['keywords', 'ban statute punishment'],
    ['keywords', ''],
  ])('%s: %s', (type, question) => {
    expect(answerTypeOf(termsOf(question))).toBe(type);
  });
});

describe('a sentence', () => {
  const holds = (question: string, sentence: string): number => {
    const type = answerTypeOf(termsOf(question));
    const asked = new Set(distinctKeys(question));
    return answersType(type, { words: termsOf(sentence) }, asked, new Set(['agenc', 'agency', 'agenci']));
  };

  it.each([
    ['Who wrote the opinion?', 'Judge Tatel wrote it.', 'The opinion was written in November 2018.'],
    ['Where is it based?', 'The company is based in Moscow.', 'The company is based abroad.'],
    ['When was it issued?', 'It was issued on September 13, 2017.', 'It was issued at once.'],
    ['How many agencies?', 'Some 15 of the agencies had it.', 'Most of the agencies had it.'],
    ['What is the docket number?', 'It is No. 18-5176.', 'It is with the clerk.'],
    ['Why was it banned?', 'It was banned because of a risk.', 'It was banned in a hurry.'],
    ['What does standing mean?', 'Standing is the right to sue.', 'Both plaintiffs claimed standing.'],
  ])('answers with what was asked for: %s', (question, right, wrong) => {
    expect(holds(question, right)).toBe(1);
    expect(holds(question, wrong)).toBeLessThan(1);
  });

  it('does not answer with what the question says itself', () => {
    expect(holds('Who is David Tatel?', 'David Tatel is meant.')).toBe(0);
    expect(holds('When in 2017 was it?', 'It was in 2017.')).toBe(0);
  });

  it('answers when with a year, a decade or a century of any age, but not with a number that is none', () => {
    const sentences = [
      'in 1622',
      'in the 1050s',
      'in the 12th century',
      'by section 1634',
      'to 1,622 people',
    ];
    expect(sentences.map((sentence) => holds('When was it?', `It came ${sentence}.`))).toEqual([
      1, 1, 1, 0, 0,
    ]);
  });

  it('answers how many best with a number beside what is counted, and hardly with a year', () => {
    const beside = holds('How many agencies had it?', 'In all 15 agencies had it.');
    const elsewhere = holds(
      'How many agencies had it?',
      'Some 15 judges in the land never knew that any agencies had it.',
    );
    const year = holds('How many agencies had it?', 'In 2017 agencies had it.');
    expect(beside).toBe(1);
    expect(elsewhere).toBeLessThan(beside);
    expect(year).toBeLessThan(elsewhere);
  });
});
