/** Text between Slack's forms and plain text. */
import { clip } from '../../core/clip.ts';

/** Disables Slack's control sequences: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export function escapeText(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}

/** Longest top-level text that Slack advises. */
const advised = 4000;

/** Top-level text: what notifications and screen readers carry. */
export function topText(text: string): string {
  const escaped = escapeText(clip(text, advised - 500));
  // A character may become five, so that much less of a text full of them fits.
  return escaped.length <= advised ? escaped : escapeText(clip(text, advised / 5));
}

/** Without the characters that would turn around the direction of what follows them. */
export function withoutDirections(text: string): string {
  return text.replace(/[\u202A-\u202E\u2066-\u2069]/gu, '');
}

const lookalikes: Readonly<Record<string, string>> = {
  '*': '∗',
  _: 'ˍ',
  '~': '∼',
  '`': 'ˋ',
  ':': '∶',
  '|': '∣',
};

/**
 * Plain text for a mrkdwn field. Slack has no escape for `*`, `_`, `~`, backticks and `:emoji:`, so those that could
 * take effect become characters that look alike. Only for captions: quotations go into rich text, which is literal.
 */
export function literal(text: string): string {
  return escapeText(
    withoutDirections(text).replace(
      /(?<![\p{L}\p{N}])[*_~`]|[*_~`](?![\p{L}\p{N}])|\||:(?=[a-z0-9_+-]+:)/giu,
      (mark) => lookalikes[mark] ?? mark,
    ),
  );
}

/** A link in mrkdwn; `|` and `>` would end its address. */
export function link(url: string, label: string): string {
  return `<${escapeText(url.replace(/\|/gu, '%7C').replace(/>/gu, '%3E').replace(/</gu, '%3C'))}|${literal(label)}>`;
}

/** What somebody typed, as plain text: control sequences become their labels, mentions of `bot` and of others go. */
export function plainText(text: string): string {
  return text
    .replace(/<([^<>]*)>/gu, (_, inner: string) => wordsOf(inner))
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&amp;/gu, '&')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
}

/** `#C1|name` and `https://…|label` are worth their label, a bare address itself, people and `!here` nothing. */
function wordsOf(inner: string): string {
  const [target = '', label] = inner.split('|');
  if (/^[@!]/u.test(target)) return target.startsWith('!date') ? (label ?? '') : ' ';
  if (target.startsWith('#')) return label ?? ' ';
  return label ?? target.replace(/^mailto:/u, '');
}
