/**
 * `pincite eval`: the golden questions of a folder, asked as anybody would ask them.
 *
 * @module
 */
import { answeringSentence, excerptText } from '../core/citation-text.ts';
import {
  type Answer,
  type Answerer,
  type Collection,
  type CuratedQuestion,
  type Excerpt,
  type Passage,
  StartError,
} from '../core/types.ts';
import { loadQuestions } from '../knowledge/load.ts';
import { answerTypeOf } from '../search/answer-type.ts';
import { termsOf } from '../search/terms.ts';
import { SHIPPED_CASE } from './desk.ts';
import { readDesk } from './reading.ts';

/** Counts of one type of question. */
interface Tally {
  asked: number;
  first: number;
  amongFive: number;
  /** Of those whose row quotes the sentence that answers. */
  marked: number;
  quoted: number;
}

interface Outcome {
  readonly first: boolean;
  readonly amongFive: boolean;
  /** Undefined where the row does not say which sentence answers. */
  readonly marked?: boolean;
}

/**
 * Asks every `check` phrasing of the folder's `questions.yaml` (or of `file`) and prints figures by question type and
 * what was lost: `first` is right with the excerpt, `marked` with the marked sentence as well (of the rows that quote
 * it), `shown` with any of the passages shown. Exit status 1 where a must-answer is not among the passages shown.
 *
 * @throws StartError where there is no question to ask.
 */
export async function evaluate(file: string | undefined, folder: string | undefined): Promise<number> {
  const { collection, desk } = await readDesk(folder || SHIPPED_CASE);
  const questions = file === undefined ? collection.questions : await loadQuestions(file);
  if (!questions.some(({ check }) => check.length > 0)) throw new StartError(NO_QUESTIONS);
  const { answer } = desk;
  const sections = new Map(collection.passages.map((passage) => [keyOf(passage), passage]));
  const tallies = new Map<string, Tally>();
  const misses: string[] = [];
  let lost = 0;
  for (const row of questions.filter(({ answer }) => answer !== undefined))
    for (const text of row.check) {
      const outcome = outcomeOf(row, await ask(answer, text), collection);
      count(tallies, typeOf(text), outcome);
      if (!outcome.amongFive) lost++;
      if (!outcome.first)
        misses.push(`${outcome.amongFive ? 'not first' : 'lost'}: ${text}  [${row.answer}]`);
    }
  const wrong = await answeredWrongly(questions, answer);
  print(tallies, wrong, misses, sections.size);
  return lost > 0 ? 1 : 0;
}

const NO_QUESTIONS =
  'There are no golden questions. Write rows with "check:" into questions.yaml of the folder, or name a file of such rows.';

const ask = (answer: Answerer, text: string): Promise<Answer> =>
  answer({ text, audience: { platform: 'terminal' } });

const keyOf = ({ document, section }: Passage): string => `${document.path}#${section}`;

const typeOf = (text: string): string => answerTypeOf(termsOf(text));

/** Right is a passage of a section that the row names. */
function outcomeOf(row: CuratedQuestion, reply: Answer, { passages }: Collection): Outcome {
  const answers = new Set([row.answer, ...(row.also ?? [])]);
  const named = passages.filter((passage) => answers.has(keyOf(passage)) || answers.has(passage.id));
  const isRight = (excerpt: Excerpt): boolean => {
    const text = excerptText(excerpt);
    return named.some((passage) => passage.text.includes(text));
  };
  const shown =
    reply.kind === 'found' ? [reply.excerpt, ...reply.more] : reply.kind === 'not-found' ? reply.nearest : [];
  const [best] = shown;
  const first = reply.kind === 'found' && best !== undefined && isRight(best);
  const marked = best ? answeringSentence(best) : '';
  return {
    first,
    amongFive: shown.some(isRight),
    ...(row.quote !== undefined && { marked: first && marked.includes(row.quote) }),
  };
}

function count(tallies: Map<string, Tally>, type: string, { first, amongFive, marked }: Outcome): void {
  for (const name of [type, 'all']) {
    const tally = tallies.get(name) ?? { asked: 0, first: 0, amongFive: 0, marked: 0, quoted: 0 };
    tally.asked++;
    tally.first += Number(first);
    tally.amongFive += Number(amongFive);
    tally.marked += Number(marked ?? false);
    tally.quoted += Number(marked !== undefined);
    tallies.set(name, tally);
  }
}

/** Phrasings that must not be answered, and were. */
async function answeredWrongly(
  questions: readonly CuratedQuestion[],
  answer: Answerer,
): Promise<{ asked: number; answered: readonly string[] }> {
  const mustNot = questions.filter((row) => row.answer === undefined).flatMap(({ check }) => check);
  const answered: string[] = [];
  for (const text of mustNot) if ((await ask(answer, text)).kind === 'found') answered.push(text);
  return { asked: mustNot.length, answered };
}

function print(
  tallies: ReadonlyMap<string, Tally>,
  wrong: { asked: number; answered: readonly string[] },
  misses: readonly string[],
  sections: number,
): void {
  const percent = (part: number, of: number): string =>
    (of === 0 ? '-' : `${((100 * part) / of).toFixed(1)} %`).padStart(9);
  const rows = [...tallies].sort(([a], [b]) => Number(a === 'all') - Number(b === 'all') || (a < b ? -1 : 1));
  const table = rows.map(
    ([type, { asked, first, marked, quoted, amongFive }]) =>
      `${type.padEnd(12)}${String(asked).padStart(6)}${percent(first, asked)}${percent(marked, quoted)}${percent(amongFive, asked)}`,
  );
  const lines = [
    `${'type'.padEnd(12)}${'asked'.padStart(6)}${'first'.padStart(9)}${'marked'.padStart(9)}${'shown'.padStart(9)}`,
    ...table,
    '',
    `must not be answered: ${wrong.asked}, answered all the same: ${wrong.answered.length} (${percent(wrong.answered.length, wrong.asked).trim()})`,
    `sections: ${sections}`,
    ...(misses.length + wrong.answered.length > 0
      ? ['', ...misses, ...wrong.answered.map((text) => `answered: ${text}`)]
      : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
