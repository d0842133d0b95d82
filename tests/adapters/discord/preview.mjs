// Draws replies as Discord would: npm run build && node tests/adapters/discord/preview.mjs > preview.html
import { parse } from 'discord-markdown-parser';
import {
  answerReply,
  citationReply,
  excerptReply,
  passagesReply,
} from '../../../dist/adapters/discord/reply.js';
import { openDesk, SHIPPED_CASE } from '../../../dist/commands/desk.js';
import { loadCollection } from '../../../dist/knowledge/load.js';

const { answer, library } = openDesk(await loadCollection(SHIPPED_CASE));
const audience = { platform: 'discord' };
const ask = (text) => answer({ text, audience });
const context = (question, isPrivate = false) => ({ name: library.name, question, isPrivate });
const judge = 'Which judge dismissed the two lawsuits?';
const swallow = 'What is the airspeed velocity of an unladen swallow?';
const found = await ask(judge);

const replies = [
  answerReply(found, context(judge)),
  answerReply(await ask(swallow), context(swallow, true)),
  answerReply(await ask('hello'), context('hello')),
  passagesReply(found.more, ''),
  excerptReply(
    { excerpt: library.widen(found.excerpt.pointer, audience).excerpt, more: [], wide: true },
    context(judge, true),
  ),
  citationReply(found.excerpt, ''),
];

const plain = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
const tags = {
  strong: 'b',
  em: 'i',
  blockQuote: 'blockquote',
  codeBlock: 'pre',
  subtext: 'small',
  heading: 'h2',
};

function drawn(nodes) {
  return nodes
    .map(({ type, content, name }) => {
      const inside = Array.isArray(content)
        ? drawn(content)
        : plain(content ?? name ?? '').replaceAll('\n', '<br>');
      if (type === 'br') return '<br>';
      return tags[type] ? `<${tags[type]}>${inside}</${tags[type]}>` : inside;
    })
    .join('');
}
const markdown = (text) => drawn(parse(text ?? '', 'extended'));

function embed({ color, author, title, url, description, footer }) {
  return `<section style="border-color:#${color.toString(16).padStart(6, '0')}">
    ${author ? `<div class="author">${plain(author.name)}</div>` : ''}
    ${title ? `<div class="title">${url ? `<a href="${plain(url)}">${markdown(title)}</a>` : markdown(title)}</div>` : ''}
    <div>${markdown(description)}</div>${footer ? `<div class="footer">${plain(footer.text)}</div>` : ''}</section>`;
}

const component = ({ label, placeholder, options }) =>
  label
    ? `<button>${plain(label)}</button>`
    : `<div class="menu"><p>${plain(placeholder)} ⌄</p>${options.map((option) => `<p>${plain(option.label)}<br><i>${plain(option.description ?? '')}</i></p>`).join('')}</div>`;

const message = ({ content, embeds, components }) => `<article><b class="bot">Pincite</b>
  <div>${markdown(content)}</div>${embeds.map(embed).join('')}
  ${components.map((row) => `<div>${row.components.map(component).join('')}</div>`).join('')}</article>`;

process.stdout.write(`<!doctype html><meta charset="utf-8"><title>Replies on Discord</title><style>
  body { background: #313338; color: #dbdee1; font: 15px/1.35 "Noto Sans", sans-serif; width: 760px; margin: 16px }
  article { margin: 0 0 28px } section { background: #2b2d31; border-left: 4px solid; border-radius: 4px; padding: 10px 14px; margin: 6px 0; max-width: 500px; font-size: 14px }
  .bot { color: #f2f3f5 } .author { font-weight: 600; font-size: 13px; margin-bottom: 6px } .title { font-weight: 600; margin-bottom: 6px }
  a { color: #00a8fc; text-decoration: none } .footer { font-size: 12px; margin-top: 8px; color: #b5bac1 }
  blockquote { border-left: 4px solid #4e5058; margin: 0; padding: 0 8px 0 12px } small { font-size: 12px; color: #949ba4 }
  button { background: #4e5058; color: #fff; border: 0; border-radius: 3px; padding: 7px 14px; margin: 4px 8px 0 0; font-size: 14px }
  .menu { background: #1e1f22; border-radius: 4px; max-width: 420px; margin-top: 8px; padding: 4px 12px } .menu p { margin: 6px 0 } .menu i { color: #949ba4; font-size: 12px }
  pre { background: #2b2d31; border: 1px solid #1e1f22; padding: 8px; white-space: pre-wrap; font-size: 13px }
</style>${replies.map(message).join('')}`);
