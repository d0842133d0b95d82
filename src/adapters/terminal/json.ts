import { answeringSentence, excerptText } from '../../core/citation-text.ts';
import type { Answer, Citation, Excerpt } from '../../core/types.ts';

/** One answer as the object of the command line's JSON contract. */
export function toJson(question: string, answer: Answer): Readonly<Record<string, unknown>> {
  switch (answer.kind) {
    case 'found': {
      const { excerpt, more, corrections } = answer;
      return {
        question,
        kind: answer.kind,
        ...excerptJson(excerpt),
        more: more.map(excerptJson),
        ...(corrections.length > 0 && { corrections }),
      };
    }
    case 'not-found': {
      const { missing, nearest, searched, corrections, unreadable } = answer;
      return {
        question,
        kind: answer.kind,
        missing,
        nearest: nearest.map(excerptJson),
        searched,
        ...(corrections.length > 0 && { corrections }),
        ...(unreadable.length > 0 && {
          unreadable: unreadable.map(({ path, message }) => ({ path, message })),
        }),
      };
    }
    case 'help':
      return { question, kind: answer.kind, examples: answer.examples };
  }
}

function excerptJson(excerpt: Excerpt): { excerpt: string; highlight: string; citation: Citation } {
  return {
    excerpt: excerptText(excerpt).trim(),
    highlight: answeringSentence(excerpt),
    citation: excerpt.citation,
  };
}
