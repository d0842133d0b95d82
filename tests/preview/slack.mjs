/**
 * Draws replies much as Slack does, to look at: `node tests/preview/slack.mjs page.html`, after a build.
 * With Chromium: `chromium --headless --screenshot=page.png --window-size=900,2600 page.html`.
 */
import { writeFileSync } from 'node:fs';
import { toSources } from '../../dist/adapters/slack/about.js';
import { homeView } from '../../dist/adapters/slack/home.js';
import { askView } from '../../dist/adapters/slack/modals.js';
import { showing, toReply, toShared } from '../../dist/adapters/slack/reply.js';
import { openDesk, SHIPPED_CASE } from '../../dist/commands/desk.js';
import { loadCollection } from '../../dist/knowledge/load.js';

const escapeHtml = (text) => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
const lines = (text) => escapeHtml(text).replace(/\n/gu, '<br>');

/** mrkdwn is escaped already; only its links are drawn. */
const mrkdwn = (text) => text.replace(/<([^|>]+)\|([^>]*)>/gu, '<a href="$1">$2</a>');
const object = ({ type, text }) => (type === 'mrkdwn' ? mrkdwn(text) : lines(text));

function leaf({ type, text, url, style }) {
  if (type === 'link') return `<a href="${escapeHtml(url)}">${escapeHtml(text ?? url)}</a>`;
  return style?.bold ? `<b>${lines(text)}</b>` : lines(text);
}

function richText({ type, elements }) {
  const inner = elements.map(type === 'rich_text_list' ? richText : leaf);
  if (type === 'rich_text_list') return `<ul>${inner.map((item) => `<li>${item}</li>`).join('')}</ul>`;
  return type === 'rich_text_quote' ? `<blockquote>${inner.join('')}</blockquote>` : inner.join('');
}

function draw(block) {
  switch (block.type) {
    case 'section':
      return `<p>${object(block.text)}</p>`;
    case 'header':
      return `<h2>${object(block.text)}</h2>`;
    case 'context':
      return `<div class="context">${block.elements.map((one) => `<span>${object(one)}</span>`).join(' ')}</div>`;
    case 'actions':
      return `<div>${block.elements.map((one) => `<button>${object(one.text)}</button>`).join(' ')}</div>`;
    case 'rich_text':
      return block.elements.map(richText).join('');
    case 'input':
      return `<label>${object(block.label)}</label><textarea placeholder="${escapeHtml(block.element.placeholder?.text ?? '')}"></textarea>`;
    default:
      return '<hr>';
  }
}

const card = (title, { blocks, text }) =>
  `<h3>${escapeHtml(title)}</h3><article><strong>Pincite</strong> <small>APP</small>${blocks.map(draw).join('')}</article>` +
  (text ? `<div class="notice">Notification: ${text}</div>` : '');

const { answer, library } = openDesk(await loadCollection(SHIPPED_CASE));
const audience = { platform: 'slack' };
const ask = (text) => answer({ text, audience });
const reply = async (text, share = false) => toReply(await ask(text), { share }, library);

const found = await ask('Why did the court say the statute is not a bill of attainder?');
const all = found.kind === 'found' ? [found.excerpt, ...found.more] : [];
const pointers = all.map(({ pointer }) => pointer);
const shown = { kind: 'found', pointers, page: 1, wide: false, note: '', share: 'none' };
const wide = library.widen(pointers[0], audience);

const cards = [
  card('Found, in a thread', await reply('Which judge dismissed the two lawsuits?')),
  card('Found, private', await reply('When did the D.C. Circuit rule?', true)),
  card('With further passages', showing(shown, { first: all[0], further: all.slice(1, 3) })),
  card(
    'Wider',
    showing(
      { ...shown, page: 0, wide: true },
      { first: wide.excerpt, further: [] },
      'The document has changed since. This is what it says there now.',
    ),
  ),
  card('Shared', toShared(shown, all[0], 'jane.doe')),
  card('A miss', await reply('What did Microsoft say about Kaspersky on Zanzibar television?')),
  card('Help', await reply('hello')),
  card('/ask sources', toSources(library.sources(audience))),
  card('/ask alone', askView(library, {})),
  card('Home tab', homeView(library, library.sources(audience))),
];

const style = `body{font:15px/1.46 Lato,Arial,sans-serif;max-width:720px;margin:24px auto;color:#1d1c1d}
article{border:1px solid #ddd;border-radius:8px;padding:12px 16px}small{background:#ddd;border-radius:2px;padding:0 3px;font-size:10px}
blockquote{margin:6px 0;border-left:4px solid #ddd;padding-left:12px}.context{color:#616061;font-size:12px;margin:4px 0 8px}
.context span{margin-right:4px}a{color:#1264a3;text-decoration:none}button{font:bold 13px Lato,Arial;background:#fff;border:1px solid #bbb;border-radius:4px;padding:5px 10px;margin:2px 0}
h3{color:#888;font-weight:normal;margin:28px 0 6px}h2{font-size:18px;margin:12px 0 4px}p{margin:6px 0}.notice{color:#888;font-size:12px;margin-top:4px}textarea{width:100%;height:60px}label{display:block;font-weight:bold}`;

writeFileSync(
  process.argv[2] ?? 'slack.html',
  `<!doctype html><meta charset="utf-8"><title>Replies on Slack</title><style>${style}</style>${cards.join('')}`,
);
