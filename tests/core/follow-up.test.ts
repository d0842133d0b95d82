import { describe, expect, it } from 'vitest';
import { dependenceOf } from '../../src/core/follow-up.ts';

describe('a question', () => {
  it.each([
    'why?',
    'When?',
    'how much',
    'by whom?',
    'and the appeal?',
    'But when did they file it?',
    'What about the second lawsuit?',
    'who wrote it?',
    'When was that?',
    'Did he appeal?',
    'Did the same judge decide both?',
    'more',
    'Source?',
  ])('leans on the conversation: %s', (text) => {
    expect(dependenceOf(text)).toBe('leans');
  });

  it.each(['which judge decided?', 'the docket number', 'Which panel heard the appeal?'])(
    'may lean without showing it where it is short: %s',
    (text) => {
      expect(dependenceOf(text)).toBe('may-lean');
    },
  );

  it.each([
    'Which judge of the district court dismissed the two lawsuits in May 2018?',
    'On what date did the Department of Homeland Security issue the directive to agencies?',
    'What did the company say about the claim that its software was used by spies, and did it deny that?',
  ])('stands where it says enough of itself: %s', (text) => {
    expect(dependenceOf(text)).toBe('stands');
  });
});
