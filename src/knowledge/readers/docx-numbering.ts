import { childrenOf, wordValue, type XmlElement } from './xml.ts';

/** Number of a paragraph in one of the document's lists. */
export interface ListNumber {
  readonly list: string;
  readonly level: number;
  /** As printed, for lists counted 1, 2, 3; undefined for bullets and letters. */
  readonly number: string | undefined;
}

/** Counts numbered paragraphs as Word does when it prints them. */
export interface ListCounter {
  next(listId: string, level: number): ListNumber;
}

interface Level {
  readonly start: number;
  readonly decimal: boolean;
}

/** A counter over the lists that `numbering.xml` defines; the ids are those that paragraphs name. */
export function listCounter(numbering: XmlElement | undefined): ListCounter {
  const root = childrenOf(numbering, 'w:numbering')[0];
  const abstracts = new Map(
    childrenOf(root, 'w:abstractNum').map((each) => [each.attributes['w:abstractNumId'], each]),
  );
  const lists = new Map(childrenOf(root, 'w:num').map((each) => [each.attributes['w:numId'], each]));
  const counts = new Map<string, number[]>();
  return {
    next(listId, level) {
      const list = lists.get(listId);
      const abstractId = wordValue(list, 'w:abstractNumId') ?? listId;
      const restart = startOverride(list, level);
      // A list whose start is overridden counts by itself; others go on with the numbering that they share.
      const key = restart === undefined ? abstractId : `${abstractId} ${listId}`;
      const { start, decimal } = levelOf(abstracts.get(abstractId), level);
      const counters = (counts.get(key) ?? []).slice(0, level + 1);
      counters[level] = (counters[level] ?? (restart ?? start) - 1) + 1;
      counts.set(key, counters);
      return { list: key, level, number: decimal ? String(counters[level]) : undefined };
    },
  };
}

function startOverride(list: XmlElement | undefined, level: number): number | undefined {
  const override = childrenOf(list, 'w:lvlOverride').find(
    (each) => each.attributes['w:ilvl'] === String(level),
  );
  const start = wordValue(override, 'w:startOverride');
  return start === undefined ? undefined : Number(start);
}

function levelOf(abstract: XmlElement | undefined, level: number): Level {
  const definition = childrenOf(abstract, 'w:lvl').find(
    (each) => each.attributes['w:ilvl'] === String(level),
  );
  const format = wordValue(definition, 'w:numFmt');
  const pattern = wordValue(definition, 'w:lvlText') ?? '';
  const start = Number(wordValue(definition, 'w:start') ?? 1);
  return {
    start: Number.isFinite(start) ? start : 1,
    decimal: format === 'decimal' && /^\W*%\d\W*$/.test(pattern),
  };
}
