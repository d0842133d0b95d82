/**
 * Where sentences begin and end, in legal prose first.
 *
 * `Intl.Segmenter` was tried as the base and refused: it ends a sentence after `v.`, `Inc.`, `(D.C.` and `Cir.`, its bounds
 * change with the ICU of the Node that runs it, and V8 copies the whole text for each segment it hands out.
 *
 * @module
 */

import type { Span } from './types.ts';

/** These never end a sentence while text follows on the line. */
const NEVER_LAST = new Set('v vs mr mrs ms messrs mme cf e.g i.e viz hon'.split(' '));

/** These end a sentence only where the next word looks like the beginning of one. */
const ABBREVIATIONS = new Set(
  `dr prof sen sens rep reps gov gen col lt sgt capt rev st pres amb adm cmdr supt jr sr esq
  inc corp co cos ltd llc llp plc bros assn ass'n gmbh s.a n.v
  no nos art arts sec secs § ch cl para paras par pars ¶ p pp pt pts vol vols fig figs ex exs exh tab app apps n nn
  jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
  cir ct dist div dkt cal civ crim app supp fed reg regs stat stats pub cong rec sess ser rev ed eds trans rptr
  cert den aff'd rev'd ord res r reh'g id ibid op slip j jj cj tr dep decl mem mot opp'n pet resp br amend const compl
  dep't dept gov't govt int'l intl nat'l natl att'y atty sec'y comm'n comm comm'r ass't asst bd bldg ave blvd rd
  mass conn pa va md tex fla ariz colo wash ga ill mich minn wis tenn ky la miss mo ark okla kan neb ind del
  approx est al et ca c tel ext mt ft`.split(/\s+/),
);

/** Of these, the ones that are also common words: abbreviations only with a capital letter or before a number. */
const COMMON_WORDS = new Set(
  'no art arts sat sun mar ill miss wash ark app apps pet mass cal del op ed ex fig figs mem col ord res rev par tab am const slip id'.split(
    ' ',
  ),
);

/** Capitalised words that begin sentences and hardly ever go on a name. */
const STARTERS = new Set(
  `the a an this that these those he she it they we you his her its their our there here in on at by for from under after
  before when whenever while where although though as if since because but and or nor so yet however moreover furthermore
  thus therefore then also both each all no not none some many most several such what who whose which how why to with
  without within according additionally later earlier meanwhile instead still even only once until during between against
  among about over following despite unlike like nothing nobody neither either every another other two three four`.split(
    /\s+/,
  ),
);

const CLOSERS = new Set(['"', "'", '”', '’', '»', ')', ']', '}', '›', '*', '_']);
const OPENERS = new Set(['"', "'", '“', '‘', '«', '(', '[', '{', '‹', '„', '*', '_']);
const WIDE_STOPS = new Set(['。', '！', '？']);
const STOPS = new Set(['.', '!', '?', '…', '।', '؟', '‼', '⁇', ...WIDE_STOPS]);

/** Longest word that is looked at before or after a stop; bounds the work for each candidate. */
const REACH = 24;

const isSpace = (char: string | undefined): boolean => char !== undefined && /\s/.test(char);
const isLower = (char: string | undefined): boolean => char !== undefined && /\p{Ll}/u.test(char);
const isUpper = (char: string | undefined): boolean => char !== undefined && /\p{Lu}/u.test(char);
const isLetter = (char: string | undefined): boolean => char !== undefined && /\p{L}/u.test(char);
const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';

/**
 * The sentences of a text in order, without the white space around them. They never overlap, leave out nothing but white space, and a line feed always ends one.
 * Takes time linear in the length of the text.
 */
export function sentences(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = skipSpace(text, 0);
  let at = start;
  const close = (end: number): void => {
    if (end > start) spans.push({ start, end: trimEnd(text, start, end) });
    start = skipSpace(text, end);
    at = start;
  };
  while (at < text.length) {
    const char = text[at];
    if (char === '\n' || char === '\u2029') close(at);
    else if (char !== undefined && STOPS.has(char)) {
      const stop = stopAt(text, at);
      if (endsSentence(text, start, stop)) close(stop.end);
      else at = stop.end;
    } else at += 1;
  }
  close(text.length);
  return spans;
}

/** A run of stops with the quotation marks, brackets and note numbers that close behind it. */
interface Stop {
  readonly at: number;
  /** Behind the last stop. */
  readonly marks: number;
  /** Behind everything that closes. */
  readonly end: number;
}

function stopAt(text: string, at: number): Stop {
  let marks = at + 1;
  while (STOPS.has(text[marks] ?? '')) marks += 1;
  let end = marks;
  while (CLOSERS.has(text[end] ?? '')) end += 1;
  return { at, marks, end: skipNoteNumber(text, at, end) };
}

/** `the statute.12 The` and `the statute.[12] The`: a note number belongs to the sentence before it. */
function skipNoteNumber(text: string, at: number, end: number): number {
  if (isDigit(text[at - 1]) && text[end] !== '[') return end;
  const bracket = text[end] === '[';
  let digits = bracket ? end + 1 : end;
  const first = digits;
  while (digits - first < 4 && isDigit(text[digits])) digits += 1;
  if (digits === first || (bracket && text[digits] !== ']')) return end;
  const behind = bracket ? digits + 1 : digits;
  return behind >= text.length || isSpace(text[behind]) ? behind : end;
}

function endsSentence(text: string, start: number, stop: Stop): boolean {
  if (WIDE_STOPS.has(text[stop.marks - 1] ?? '')) return true;
  if (stop.end < text.length && !isSpace(text[stop.end])) return false;
  const next = nextWord(text, stop.end);
  if (next === undefined) return true;
  if (isLower(next.first) || next.first === '§' || next.first === '¶') return false;
  const dots = text.slice(stop.at, stop.marks);
  if (dots === '…' || /^\.\.\.?$/.test(dots)) return endsAfterEllipsis(text, stop);
  if (dots !== '.') return true;
  if (isSpacedEllipsis(text, stop.at))
    return text.slice(Math.max(0, stop.at - 6), stop.at) === '. . . ' && isUpper(next.first);
  return endsAfterWord(text, start, stop, next);
}

/** `trailed off... Then` ends; `the ... United States` leaves something out and goes on. */
function endsAfterEllipsis(text: string, stop: Stop): boolean {
  return !isSpace(text[stop.at - 1]) || stop.end > stop.marks;
}

function isSpacedEllipsis(text: string, at: number): boolean {
  return text.slice(at - 2, at) === '. ' || text.slice(at + 1, at + 3) === ' .';
}

function endsAfterWord(text: string, start: number, stop: Stop, next: NextWord): boolean {
  if (isEnumerator(text, start, stop.at)) return false;
  const word = wordBefore(text, stop.at);
  if (NEVER_LAST.has(word.toLowerCase())) return false;
  return !isAbbreviation(word, next) || next.starts;
}

/** `1. The ban`, `(a). The`, `II. Background`, and `held: 2. The ban`: the number belongs to what follows it. */
function isEnumerator(text: string, start: number, at: number): boolean {
  if (at - start <= 6 && /^[([]?(?:\d{1,3}|[A-Za-z]|[IVXLCivxlc]{1,5})[)\]]?$/.test(text.slice(start, at)))
    return true;
  return /[:;—–] ?\(?\d{1,2}$/.test(text.slice(Math.max(start, at - 5), at));
}

function wordBefore(text: string, at: number): string {
  let from = at;
  while (from > 0 && at - from < REACH && /[\p{L}\p{M}\p{N}.'’§¶]/u.test(text[from - 1] ?? '')) from -= 1;
  return text
    .slice(from, at)
    .replaceAll('’', "'")
    .replace(/^['.]+/, '');
}

function isAbbreviation(word: string, next: NextWord): boolean {
  if (/^\p{Lu}$/u.test(word)) return true;
  if (/^\p{L}{1,3}(?:\.\p{L}{1,3})+$/u.test(word)) return true;
  if (COMMON_WORDS.has(word)) return isDigit(next.first);
  return ABBREVIATIONS.has(word.toLowerCase());
}

interface NextWord {
  /** First letter or digit behind the stop, quotation marks left aside; empty where there is neither. */
  readonly first: string;
  /** The word begins sentences. */
  readonly starts: boolean;
}

/** What follows on the same line; undefined where nothing does. */
function nextWord(text: string, at: number): NextWord | undefined {
  let from = at;
  while (from < text.length && isSpace(text[from])) {
    if (text[from] === '\n' || text[from] === '\u2029') return undefined;
    from += 1;
  }
  if (from >= text.length) return undefined;
  for (let opened = 0; opened < 4 && OPENERS.has(text[from] ?? ''); opened += 1) from += 1;
  let to = from;
  while (to - from < REACH && isLetter(text[to])) to += 1;
  const starts = text[to] !== '.' && STARTERS.has(text.slice(from, to).toLowerCase());
  return { first: String.fromCodePoint(text.codePointAt(from) ?? 0x20), starts };
}

function skipSpace(text: string, at: number): number {
  let from = at;
  while (isSpace(text[from])) from += 1;
  return from;
}

function trimEnd(text: string, start: number, end: number): number {
  let to = end;
  while (to > start && isSpace(text[to - 1])) to -= 1;
  return to;
}
