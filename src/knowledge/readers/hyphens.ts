/** How printed lines become running text again. */
export interface LineJoiner {
  /** What stands between two lines, and how many characters of the first one's end are dropped. */
  join(before: string, after: string): { readonly drop: number; readonly between: '' | ' ' };
}

/**
 * Joins lines and takes back hyphens at line ends. Whether `non-` and `punitive` are one word or a compound is decided by
 * the document itself: the form that it uses elsewhere wins; failing that, two words of their own stay a compound.
 */
export function lineJoiner(lines: readonly string[]): LineJoiner {
  const words = vocabulary(lines);
  const isCompound = (head: string, tail: string): boolean => {
    if (words.has(head + tail)) return false;
    return words.has(`${head}-${tail}`) || (words.has(head) && words.has(tail));
  };
  return {
    join(before, after) {
      if (before.endsWith('\u00ad')) return { drop: 1, between: '' };
      const [, head] = /([\p{L}][\p{L}\p{N}'’-]*)[-\u2010]$/u.exec(before.slice(-60)) ?? [];
      const [tail] = /^\p{L}[\p{L}\p{N}'’-]*/u.exec(after.slice(0, 60)) ?? [];
      if (!head || !tail)
        return { drop: 0, between: /[\p{L}\p{N}][-\u2010–—/]$/u.test(before.slice(-2)) ? '' : ' ' };
      const isOneWord = /^\p{Ll}/u.test(tail) && !isCompound(head.toLowerCase(), tail.toLowerCase());
      return { drop: isOneWord ? 1 : 0, between: '' };
    },
  };
}

/** Whole words of the lines: not the halves that stand before and behind a hyphen at a line's end. */
function vocabulary(lines: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  lines.forEach((line, index) => {
    const found = line.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
    const isTorn = /[-\u2010\u00ad]$/.test(lines[index - 1] ?? '');
    for (const word of isTorn ? found.slice(1) : found) words.add(word);
  });
  return words;
}
