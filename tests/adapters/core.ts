/**
 * A small core for tests of adapters: three passages of one opinion, a library over them, and answers that depend on
 * nothing but the words of the question.
 *
 * @module
 */
import type {
  Answer,
  Answerer,
  Excerpt,
  FoundAnswer,
  Library,
  Logger,
  NotFoundAnswer,
  Opened,
  Question,
} from '../../src/core/types.ts';

interface LogLine {
  readonly level: keyof Logger;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface Core {
  readonly answer: Answerer;
  readonly library: Library;
  readonly log: Logger;
  /** Questions that reached the core, in order. */
  readonly asked: readonly Question[];
  readonly lines: readonly LogLine[];
  /** Pointers of passages that were deleted or changed since. */
  readonly gone: Set<string>;
  readonly changed: Set<string>;
  /** Pointers of passages with nothing around them in their section. */
  readonly alone: Set<string>;
}

export const sentence = 'The court dismissed both lawsuits.';

export function excerpt(
  pointer: string,
  marked: string,
  citation: Partial<Excerpt['citation']> = {},
): Excerpt {
  return {
    pointer,
    runs: [
      { text: 'Judge Colleen Kollar-Kotelly ruled on May 30, 2018. ', highlight: false },
      { text: marked, highlight: true },
      { text: ' Kaspersky appealed.', highlight: false },
    ],
    citation: {
      title: 'Memorandum Opinion',
      section: 'Conclusion',
      path: 'opinion.md',
      url: 'https://example.org/opinion',
      date: '2018-05-30',
      source: 'D.D.C.',
      ...citation,
    },
  };
}

export const excerpts: readonly Excerpt[] = [
  excerpt('p1.a', sentence, { page: 55 }),
  excerpt('p2.b', 'The statute is not a bill of attainder.', { section: 'Attainder', page: 31 }),
  excerpt('p3.c', 'The plaintiffs lack standing.', { section: 'Standing', page: 48 }),
  excerpt('p4.d', 'The directive was superseded.', { section: 'Directive', page: 12 }),
];

export function found(...shown: readonly Excerpt[]): FoundAnswer {
  const [first, ...more] = shown.length > 0 ? shown : excerpts;
  if (!first) throw new Error('a found answer has an excerpt');
  return { kind: 'found', excerpt: first, more, corrections: [] };
}

export function missed(...missing: readonly string[]): NotFoundAnswer {
  return {
    kind: 'not-found',
    missing,
    nearest: excerpts.slice(1),
    searched: { documents: 2, passages: 40 },
    unreadable: [],
    corrections: [],
  };
}

export const examples = ['Which judge dismissed the two lawsuits?', 'When did the D.C. Circuit rule?'];

/** Found, unless the question is blank (help), speaks of unicorns (a miss) or says "explode" (rejects). */
function answerTo({ text }: Question): Answer {
  if (/explode/u.test(text)) throw new Error('the index is on fire: secret detail');
  if (/unicorn/u.test(text)) return missed('unicorn');
  if (!/[\p{L}\p{N}]/u.test(text)) return { kind: 'help', examples };
  return found();
}

export function createCore(answer: (question: Question) => Answer | Promise<Answer> = answerTo): Core {
  const asked: Question[] = [];
  const lines: LogLine[] = [];
  const gone = new Set<string>();
  const changed = new Set<string>();
  const alone = new Set<string>();
  const write =
    (level: keyof Logger) =>
    (message: string, fields: Readonly<Record<string, unknown>> = {}) => {
      lines.push({ level, message, fields });
    };
  const open = (pointer: string): Opened => {
    const known = excerpts.find((candidate) => candidate.pointer === pointer);
    if (!known || gone.has(pointer)) return { kind: 'gone' };
    return changed.has(pointer)
      ? { kind: 'changed', excerpt: excerpt(`${pointer}2`, 'The court has since amended this.') }
      : { kind: 'current', excerpt: known };
  };
  return {
    asked,
    lines,
    gone,
    changed,
    alone,
    answer: async (question) => {
      asked.push(question);
      return answer(question);
    },
    library: {
      name: 'Kaspersky Lab v. United States',
      sources: () => ({
        documents: [
          {
            path: 'opinion.md',
            title: 'Memorandum Opinion',
            format: 'markdown',
            passages: 30,
            date: '2018-05-30',
            url: 'https://example.org/opinion',
          },
          { path: 'brief.pdf', title: 'Brief', format: 'pdf', passages: 10, pages: 12 },
        ],
        passages: 40,
        pages: 12,
        modified: Date.UTC(2026, 0, 2),
        warnings: [{ path: 'scan.pdf', message: 'page 7 has no text layer', failed: false }],
      }),
      open,
      widen: (pointer) => {
        const opened = open(pointer);
        if (opened.kind === 'gone' || alone.has(pointer)) return opened;
        const before = { text: 'The paragraph before it.\n', highlight: false };
        return { ...opened, excerpt: { ...opened.excerpt, runs: [before, ...opened.excerpt.runs] } };
      },
      suggest: (typed, limit) => examples.filter((example) => example.includes(typed)).slice(0, limit),
      examples: (limit) => examples.slice(0, limit),
    },
    log: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
  };
}
