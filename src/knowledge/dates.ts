/** Month names as they are written in front matter, web pages and PDF metadata, by their first three letters. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A calendar date as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, whichever is known; undefined where the text names none.
 * Reads ISO dates (a time of day is cut off, the day stays as written), `November 30, 2018`, `30 Nov. 2018` and
 * `2018/11/30`; `03/04/2018` is refused, because it is another day on each side of the Atlantic.
 */
export function normalizeDate(text: string): string | undefined {
  const clean = text.trim();
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ].*)?$/.exec(clean);
  if (iso) return calendar(iso[1], iso[2], iso[3]);
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?\.? ([A-Za-z]{3,9})\.?,? (\d{4})$/.exec(clean);
  if (dayFirst) return calendar(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^([A-Za-z]{3,9})\.? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})$/.exec(clean);
  if (monthFirst) return calendar(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
  return undefined;
}

function monthNumber(name = ''): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

function calendar(year = '', month?: string, day?: string): string | undefined {
  if (Number(year) === 0) return undefined;
  if (month === undefined) return year;
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  const prefix = `${year}-${month.padStart(2, '0')}`;
  if (day === undefined) return prefix;
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= days ? `${prefix}-${day.padStart(2, '0')}` : undefined;
}
