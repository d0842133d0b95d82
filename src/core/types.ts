/**
 * The nouns of the product and the ports that the outside implements.
 * Everything here is plain, read-only data: no mark-up and no platform type crosses the core's border.
 *
 * @module
 */

/** What a document's front matter, metadata or head may say about it. Unknown stays absent. */
export interface DocumentMetadata {
  /** Who published it: a court, an agency, a newspaper. */
  readonly source?: string;
  readonly author?: string;
  /** Calendar date of the document itself, as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly date?: string;
  /** Public address, `http:` or `https:` only. */
  readonly url?: string;
  /** Sort of document: opinion, order, directive, statute, filing, news, statement, digest ... */
  readonly kind?: string;
  /** How lawyers cite it, where the document says so: `909 F.3d 446`. */
  readonly cite?: string;
}

/** From character `at` of a text on, the text stands on page `page` (counted from 1, as in the file). */
export interface PageStart {
  readonly at: number;
  readonly page: number;
}

/** The source named for a stretch of text that ends at character `at`, as in a footnote. */
export interface Reference {
  readonly at: number;
  readonly text: string;
}

/** A heading, paragraph, list item, table row or footnote, in reading order. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'row' | 'note';
  /** Plain text without mark-up; white space within it is single spaces. */
  readonly text: string;
  /** Headings only: 1 (title) to 6. */
  readonly level?: number;
  /** First line in the file, counted from 1; text formats only. */
  readonly line?: number;
  /** Number printed in front of a numbered paragraph: `14`. */
  readonly paragraph?: string;
  /** Ascending; present only where the format has pages. */
  readonly pages?: readonly PageStart[];
  /** Sources that footnotes name for the block. */
  readonly references?: readonly Reference[];
}

/** A document as read, before it is cut into passages. */
export interface SourceDocument extends DocumentMetadata {
  /** Relative to the knowledge folder, with `/` on every system. */
  readonly path: string;
  readonly title: string;
  readonly format: 'markdown' | 'text' | 'pdf' | 'docx' | 'html';
  readonly blocks: readonly Block[];
  /** Number of pages, where the format has pages. */
  readonly pageCount?: number;
  /** SHA-256 of the file's bytes, in hex. */
  readonly hash: string;
  /** Last change of the file, milliseconds since the epoch; for display only. */
  readonly modified?: number;
}

/** The unit of retrieval: some 60 to 160 words on sentence bounds, never across a heading. */
export interface Passage {
  /** `path#slug`; further passages of the same section are numbered `path#slug-2`. Unique in the collection. */
  readonly id: string;
  readonly document: SourceDocument;
  /** Slug of the heading above it: the anchor in the document. Empty before the first heading. */
  readonly section: string;
  /** Headings above it, outermost first, without the document's title. */
  readonly headings: readonly string[];
  /** Paragraphs are separated by one line feed. */
  readonly text: string;
  /** Index of the passage's first and last block within the document. */
  readonly blocks: readonly [first: number, last: number];
  /** Offsets into the document's text, which is its blocks joined by line feeds. */
  readonly start: number;
  readonly end: number;
  /** First line in the file; text formats only. */
  readonly line?: number;
  readonly pages?: readonly PageStart[];
  /** Numbered paragraphs that start within the passage. */
  readonly paragraphs?: readonly { readonly at: number; readonly number: string }[];
  readonly references?: readonly Reference[];
}

/** One row of `questions.yaml`: phrasings and the section that answers them. */
export interface CuratedQuestion {
  /** `path#section`, or undefined where the documents do not answer (`answer: none`). */
  readonly answer: string | undefined;
  /** Further sections that say the same: right as well for `pincite eval`, but not indexed with the phrasings. */
  readonly also?: readonly string[];
  /** Words of the sentence that answers, where the row names it. */
  readonly quote?: string;
  /** Phrasings that are indexed with the section. */
  readonly ask: readonly string[];
  /** Phrasings that are only asked by `pincite eval`. */
  readonly check: readonly string[];
}

/** Words and phrases of `synonyms.yaml`. */
export interface Synonyms {
  /** Each group means the same, both ways. */
  readonly groups: readonly (readonly string[])[];
  /** From what people say to what documents say. */
  readonly oneWay: readonly { readonly from: string; readonly to: readonly string[] }[];
}

/** A file that could not be read, or only in part. */
export interface Warning {
  /** Relative to the knowledge folder. */
  readonly path: string;
  /** What is wrong and what to do about it, in one sentence. */
  readonly message: string;
  /** True where nothing of the file could be used. */
  readonly failed: boolean;
  /** Pages of which nothing could be read, ascending, where the rest of the file could. */
  readonly pages?: readonly number[];
}

/** Everything that is known at one moment; replaced as a whole, never changed. */
export interface Collection {
  /** Name of the case: `name` in `case.yaml`, else the folder's name. */
  readonly name: string;
  readonly documents: readonly SourceDocument[];
  /** In order of path and position. */
  readonly passages: readonly Passage[];
  readonly questions: readonly CuratedQuestion[];
  readonly synonyms: Synonyms;
  readonly warnings: readonly Warning[];
}

/** Who will see the reply: ids, never names; they decide which documents may be shown. */
export interface Audience {
  readonly platform: 'slack' | 'discord' | 'terminal';
  /** Slack team or Discord guild. */
  readonly workspace?: string;
  readonly channel?: string;
  readonly thread?: string;
  readonly user?: string;
  readonly roles?: readonly string[];
}

/** An earlier question of the same conversation and what was shown for it. */
export interface Turn {
  readonly question: string;
  readonly pointer?: string;
}

export interface Question {
  /** As asked, without the mention of the bot. */
  readonly text: string;
  readonly audience: Audience;
  /** Names the conversation that the question belongs to (a thread, a direct message); absent: it stands alone. */
  readonly conversation?: string;
  /** Earlier questions of the conversation, oldest first; filled in by `remember`. */
  readonly earlier?: readonly Turn[];
}

/** A stretch of excerpt text, and whether it is the answering sentence. */
export interface TextRun {
  readonly text: string;
  readonly highlight: boolean;
}

/** What a reader can check. Unknown stays absent, never guessed. */
export interface Citation {
  readonly title: string;
  readonly section?: string;
  /** Relative to the knowledge folder. */
  readonly path: string;
  /** Page on which the marked sentence starts. */
  readonly page?: number;
  /** Numbered paragraph in which the marked sentence stands. */
  readonly paragraph?: string;
  readonly url?: string;
  readonly date?: string;
  readonly source?: string;
  readonly cite?: string;
  /** Source that a footnote names for the marked sentence. */
  readonly reference?: string;
}

/** Part of a passage as it is shown, with its citation. */
export interface Excerpt {
  /** Joined, the runs are verbatim text of one passage. */
  readonly runs: readonly TextRun[];
  readonly citation: Citation;
  /**
   * Short, stable name of this very excerpt (passage, version and marked sentence), at most 40 characters of
   * `[A-Za-z0-9._-]`. Safe in a button; `Library.open` shows the same excerpt again, after a restart and in any process.
   */
  readonly pointer: string;
  /** True where the document retells its source: the words do not stand at the citation's address. */
  readonly retold?: boolean;
}

/** A word of the question that was read as another one. */
export interface Correction {
  readonly from: string;
  readonly to: string;
}

export interface FoundAnswer {
  readonly kind: 'found';
  readonly excerpt: Excerpt;
  /** Further passages, best first, at most 4. */
  readonly more: readonly Excerpt[];
  readonly corrections: readonly Correction[];
}

export interface NotFoundAnswer {
  readonly kind: 'not-found';
  /** Words of the question that occur nowhere in the documents. */
  readonly missing: readonly string[];
  /** Nearest passages, not an answer, at most 3. */
  readonly nearest: readonly Excerpt[];
  readonly searched: { readonly documents: number; readonly passages: number };
  /** Files and pages that could not be read, and so not searched. */
  readonly unreadable: readonly Warning[];
  readonly corrections: readonly Correction[];
}

export interface HelpAnswer {
  readonly kind: 'help';
  /** Questions to try. */
  readonly examples: readonly string[];
}

/** What the bot says: switches over `kind` are exhaustive. */
export type Answer = FoundAnswer | NotFoundAnswer | HelpAnswer;

/** Answers one question. Never rejects because of what the question says. */
export type Answerer = (question: Question) => Promise<Answer>;

/** Half-open range of UTF-16 offsets into a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Why a hit may or may not answer; every figure is from 0 to 1, and shares are weighted by the rarity of words. */
export interface Evidence {
  /** Share of the question that stands in the passage, its headings and the phrasings of the marked sentence. */
  readonly coverage: number;
  /** Part of the question's words, each counting alike, that stand nowhere around. */
  readonly uncovered: number;
  /** Likeness to the nearest phrasing of the passage that asks for the same sort of thing; 1 for the very same words alone. */
  readonly phrasing: number;
  /** Likeness to the nearest phrasing that the documents do not answer, function words included; 1 as above. */
  readonly counterExample: number;
  /** From -1, put as questions are that the documents do not answer, to 1, put as others are; 0 where no phrasings tell. */
  readonly manner: number;
  /** Share of the question's pairs of neighbouring words that the passage or its phrasings hold, squared, so that a large one counts. */
  readonly pairs: number;
  /** How many of them they hold: near 1 for a dozen, and never little for a follow-up. */
  readonly heldPairs: number;
  /** Whether the marked sentence holds what was asked for: a person, a date, a number ...; 1 where nothing particular was. */
  readonly answerType: number;
  /** 1 where a name or number of the question stands nowhere around. */
  readonly strangeName: number;
  /** 1 where a private or physical detail is asked for that the passage does not speak of. */
  readonly unsaidDetail: number;
}

export interface Hit {
  readonly passage: Passage;
  readonly score: number;
  /** Sentences of the passage. */
  readonly sentences: readonly Span[];
  /** Index of the sentence that answers best. */
  readonly best: number;
  /** A neighbour of it that answers nearly as well, if there is one. */
  readonly second?: number;
  readonly evidence: Evidence;
}

/** What is searched for. */
export interface SearchQuery {
  readonly text: string;
  /** What the question leans on: it completes the question, at a discount. */
  readonly context?: {
    readonly questions: readonly string[];
    readonly shown?: Shown;
  };
}

/** The passage that answered last, and the sentence that was marked. */
export interface Shown {
  readonly passage: Passage;
  readonly sentence: number;
}

export interface SearchResult {
  /** Best first; ties are broken by passage id. */
  readonly hits: readonly Hit[];
  /** Words of the question, as written, that occur nowhere in the documents. */
  readonly missing: readonly string[];
  readonly corrections: readonly Correction[];
  /** Number of words that were searched for. */
  readonly words: number;
}

/** Port: finds passages. Asynchronous, so that a search server can stand behind it one day. */
export interface PassageIndex {
  search(query: SearchQuery, options: { readonly limit: number }): Promise<SearchResult>;
}

/** One document of the list that `sources` shows. */
export interface SourceSummary {
  readonly path: string;
  readonly title: string;
  readonly format: SourceDocument['format'];
  readonly passages: number;
  readonly pages?: number;
  readonly date?: string;
  readonly url?: string;
  readonly modified?: number;
}

export interface Sources {
  readonly documents: readonly SourceSummary[];
  readonly passages: number;
  /** Pages over all documents that have pages. */
  readonly pages: number;
  /** Latest change of any document, milliseconds since the epoch. */
  readonly modified?: number;
  readonly warnings: readonly Warning[];
}

/**
 * What a pointer leads to: `current` is the excerpt as it was shown, `changed` what stands at that place now that the
 * document says something else, `gone` that the passage is not there any more (or not for this audience).
 */
export type Opened =
  | { readonly kind: 'current' | 'changed'; readonly excerpt: Excerpt }
  | { readonly kind: 'gone' };

/** What an adapter may look up besides asking. */
export interface Library {
  /** Name of the case, for greetings and presence. */
  readonly name: string;
  sources(audience: Audience): Sources;
  /** The excerpt that a pointer names. */
  open(pointer: string, audience: Audience): Opened;
  /** The paragraphs around the excerpt that a pointer names, within its section, at most about 2,400 characters; the same sentence is marked. */
  widen(pointer: string, audience: Audience): Opened;
  /** Headings and curated questions that match what was typed so far, best first; never raw text. */
  suggest(typed: string, limit: number, audience: Audience): readonly string[];
  /** Curated questions to try, always the same ones. */
  examples(limit: number): readonly string[];
}

/** A platform: lifecycle only. It is given the core; the core never calls it to send. */
export interface Adapter {
  readonly name: string;
  /** Resolves once questions are answered; rejects with a `StartError` when the platform refuses. */
  start(): Promise<void>;
  /** Takes nothing new, finishes what is in flight, disconnects. */
  stop(): Promise<void>;
  /** Whether the connection to the platform lives. */
  isConnected(): boolean;
}

/** Failures are logged in one line; never with a token, a question or an answer. */
export interface Logger {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** Something that the operator must mend before the program can go on; the message names the variable or file and the remedy. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
