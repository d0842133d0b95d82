/** The buttons of a reply: in a channel, before one person, and in a form. */
import type { ModalView } from '@slack/types';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { encode } from '../../../src/adapters/slack/shown.ts';
import { changedLine, goneLine, labels, wholeSectionLine } from '../../../src/core/wording.ts';
import { buttons, knownBlocks, type Message, type OpenView, visibleText } from '../../fakes/slack/slack.ts';
import { createCore, excerpts, sentence } from '../core.ts';
import { type Options, openStage, type SlackStage } from './stage.ts';

let stage: SlackStage | undefined;
afterEach(async () => {
  await stage?.stop();
  stage = undefined;
});

const question = 'Which judge dismissed the lawsuits?';
const second = 'The statute is not a bill of attainder.';
const third = 'The plaintiffs lack standing.';
const fourth = 'The directive was superseded.';

/** The stage with one answer, in a channel or private. */
async function answered(way: 'channel' | 'private' = 'channel', options: Options = {}) {
  const core = createCore();
  stage = await openStage(core, options);
  const { slack } = stage;
  if (way === 'channel') slack.mention(question);
  else slack.slash(question);
  await vi.waitFor(() => expect(slack.said()).toHaveLength(1));
  const [message] = slack.said();
  if (!message) throw new Error('not answered');
  const text = () => visibleText(message.blocks);
  const press = async (action: string) => {
    const before = message.edits;
    await slack.press(message, action).acknowledged;
    await vi.waitFor(() => expect(message.edits).toBe(before + 1));
  };
  return { slack, core, message, text, press };
}

async function onlyView(running: SlackStage): Promise<OpenView> {
  await vi.waitFor(() => expect(running.slack.state.views).toHaveLength(1));
  const [view] = running.slack.state.views;
  if (!view) throw new Error('no view');
  return view;
}

describe.each(['channel', 'private'] as const)('the buttons of a %s reply', (way) => {
  it('show further passages in place, a few at a time, with a way back, and never push the answer out of sight', async () => {
    const { slack, message, text, press } = await answered(way);
    expect(buttons(message.blocks)).not.toContain(labels.back);
    await press('more');
    expect(text().indexOf(sentence)).toBeLessThan(text().indexOf(second));
    expect(text()).toContain(third);
    expect(text()).not.toContain(fourth);
    await press('more');
    expect(text()).toContain(sentence);
    expect(text()).toContain(fourth);
    expect(text()).not.toContain(second);
    expect(buttons(message.blocks)).not.toContain(labels.more);
    await press('back');
    await press('back');
    expect(text()).toContain(sentence);
    expect(text()).not.toContain(second);
    expect(slack.said()).toHaveLength(1);
    expect(slack.state.refused).toEqual([]);
  });

  it('show the paragraphs around, and the excerpt again', async () => {
    const { message, text, press } = await answered(way);
    await press('wider');
    expect(text()).toContain('The paragraph before it.');
    expect(text()).toContain(sentence);
    expect(buttons(message.blocks)).toContain(labels.narrower);
    await press('narrower');
    expect(text()).not.toContain('The paragraph before it.');
  });

  it('say so when there is nothing around', async () => {
    const { core, text, press } = await answered(way);
    core.alone.add('p1.a');
    await press('wider');
    expect(text()).toContain(wholeSectionLine);
    await press('narrower');
    expect(text()).not.toContain(wholeSectionLine);
  });

  it('offer the citation to copy, in one line with its address', async () => {
    const { slack, message } = await answered(way);
    await slack.press(message, 'copy').acknowledged;
    const { view } = await onlyView(stage as SlackStage);
    expect(JSON.stringify(view)).toContain(
      '"Memorandum Opinion, p. 55 (30 May 2018). https://example.org/opinion"',
    );
  });

  it('say calmly when the document has changed since, and show what stands there now', async () => {
    const { core, text, press } = await answered(way);
    core.changed.add('p1.a');
    await press('wider');
    expect(text()).toContain(changedLine);
    expect(text()).toContain('The court has since amended this.');
  });

  it('say calmly when the passage is gone, and leave what was shown', async () => {
    const { slack, core, message, text } = await answered(way);
    const before = text();
    core.gone.add('p1.a');
    for (const action of ['wider', 'more', 'copy']) {
      const count = slack.said().length;
      await slack.press(message, action).acknowledged;
      await vi.waitFor(() => expect(slack.said()).toHaveLength(count + 1));
      expect(slack.said().at(-1)).toMatchObject({ text: goneLine, only: 'U0ASKER' });
    }
    expect(text()).toBe(before);
  });

  it('leave out a further passage that is gone', async () => {
    const { core, text, press } = await answered(way);
    core.gone.add('p2.b');
    await press('more');
    expect(text()).not.toContain(second);
    expect(text()).toContain(third);
    expect(text()).toContain(sentence);
  });

  it('carry pointers and nothing that was decided: no question, no permission, no person', async () => {
    const { message } = await answered(way);
    const values = JSON.stringify(message.blocks.filter(({ type }) => type === 'actions'));
    for (const { pointer } of excerpts) expect(values).toContain(pointer);
    expect(values).not.toMatch(/judge|U0ASKER|T0HOME|C0CASE|xox/u);
  });

  it('do nothing when what they carry is not theirs', async () => {
    const { slack, message, text } = await answered(way);
    const before = text();
    for (const value of ['', '{}', '[]', 'null', '{"p":["../../etc/passwd"]}', '{"p":[1]}']) {
      const tampered: Message = {
        ...message,
        blocks: JSON.parse(JSON.stringify(message.blocks), (key, old: unknown) =>
          key === 'value' ? value : old,
        ),
      };
      await slack.press(tampered, 'more').acknowledged;
    }
    expect(text()).toBe(before);
    expect(slack.said()).toHaveLength(1);
  });

  it('tell the person, and the log, when Slack refuses what they do', async () => {
    const { slack, core, message } = await answered(way);
    slack.fail('views.open', { error: 'expired_trigger_id' });
    await slack.press(message, 'copy').acknowledged;
    await vi.waitFor(() => expect(slack.said()).toHaveLength(2));
    expect(slack.said()[1]?.text).toContain('too long for Slack');
    expect(core.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });
});

describe('sharing', () => {
  it('is offered on private replies alone', async () => {
    const { message } = await answered('channel');
    expect(buttons(message.blocks)).not.toContain(labels.share);
    await stage?.stop();
    const other = await answered('private');
    expect(buttons(other.message.blocks)).toContain(labels.share);
  });

  it('posts the same answer with who shared it, once, pings nobody, and is not offered again', async () => {
    const { slack, message, press } = await answered('private');
    const quotation = JSON.stringify(message.blocks[0]);
    const pressed = slack.press(message, 'share');
    await pressed.acknowledged;
    await pressed.redeliver();
    await vi.waitFor(() => expect(slack.said()).toHaveLength(2));
    await vi.waitFor(() => expect(message.edits).toBe(1));
    const shared = slack.said()[1];
    expect(shared).toMatchObject({ channel: 'C0CASE' });
    expect(shared?.only).toBeUndefined();
    expect(JSON.stringify(shared?.blocks)).toContain(quotation);
    expect(visibleText(shared?.blocks)).toContain('Shared by asker');
    expect(JSON.stringify(shared)).not.toContain('<@');
    expect(buttons(message.blocks)).not.toContain(labels.share);
    expect(buttons(shared?.blocks ?? [])).not.toContain(labels.share);
    await press('more');
    expect(buttons(message.blocks)).not.toContain(labels.share);
    expect(slack.said()).toHaveLength(2);
  });

  it('asks Slack whether the bot may post there, and says what to do where it may not', async () => {
    const { slack, core, message } = await answered('private');
    slack.state.channels.delete('C0CASE');
    await slack.press(message, 'share').acknowledged;
    await vi.waitFor(() => expect(slack.said()).toHaveLength(2));
    expect(slack.said()[1]).toMatchObject({ only: 'U0ASKER' });
    expect(slack.said()[1]?.text).toContain('/invite');
    expect(JSON.stringify(core.lines)).toContain('not_in_channel');
    slack.state.channels.add('C0CASE');
    await slack.press(message, 'share').acknowledged;
    await vi.waitFor(() => expect(slack.said().some(({ only }) => only === undefined)).toBe(true));
  });

  it('of a message that was looked up goes into that message’s thread', async () => {
    const core = createCore();
    stage = await openStage(core);
    const { slack } = stage;
    const { ts } = slack.message(question, { channel: 'C0CASE' });
    slack.messageShortcut(ts);
    await vi.waitFor(() => expect(slack.said()).toHaveLength(1));
    const [reply] = slack.said();
    if (!reply) throw new Error('not answered');
    slack.press(reply, 'share');
    await vi.waitFor(() => expect(slack.said()[1]).toMatchObject({ channel: 'C0CASE', thread_ts: ts }));
  });

  it('works from a form that was opened in a channel, and shows there that it did', async () => {
    stage = await openStage();
    const { slack } = stage;
    slack.slash('');
    const form = await onlyView(stage);
    slack.submit(form, question);
    await vi.waitFor(() => expect(visibleText(form.view)).toContain(sentence));
    slack.press(form, 'share');
    await vi.waitFor(() => expect(slack.said()[0]).toMatchObject({ channel: 'C0CASE' }));
    await vi.waitFor(() => expect(visibleText(form.view)).toContain('Shared to the channel.'));
  });
});

describe('buttons in a form', () => {
  it('turn pages, widen and copy there', async () => {
    stage = await openStage();
    const { slack } = stage;
    slack.globalShortcut();
    const form = await onlyView(stage);
    slack.submit(form, question);
    await vi.waitFor(() => expect(visibleText(form.view)).toContain(sentence));
    expect(buttons(knownBlocks(form.view))).not.toContain(labels.share);
    slack.press(form, 'more');
    await vi.waitFor(() => expect(visibleText(form.view)).toContain(second));
    slack.press(form, 'wider');
    await vi.waitFor(() => expect(visibleText(form.view)).toContain('The paragraph before it.'));
    slack.press(form, 'copy');
    await vi.waitFor(() => expect(slack.state.views).toHaveLength(2));
    const copy = slack.state.views[1]?.view as ModalView;
    expect(JSON.stringify(copy)).toContain('p. 55');
    expect(slack.callsTo('views.push')).toHaveLength(1);
    expect(slack.state.refused).toEqual([]);
  });
});

it('a button’s value stays within Slack’s limit, however long the note and the pointers', () => {
  const value = encode({
    kind: 'not-found',
    pointers: Array.from({ length: 5 }, () => 'x'.repeat(40)),
    page: 2,
    wide: true,
    note: '"\\'.repeat(2000),
    share: 'done',
    thread: '1760000000.000100',
  });
  expect(value.length).toBeLessThanOrEqual(2000);
});
