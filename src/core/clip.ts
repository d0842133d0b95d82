const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * `text` in at most `limit` UTF-16 units, the measure both platforms use: cut at a word where one ends in the last
 * half, never within a grapheme, and closed with `…`.
 */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, limit + 1))) {
    if (index + segment.length > limit - 1) break;
    end = index + segment.length;
  }
  const space = text.lastIndexOf(' ', end);
  return `${text.slice(0, space > limit / 2 ? space : end).trimEnd()}…`;
}
