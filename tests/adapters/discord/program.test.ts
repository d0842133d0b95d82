import { ComponentType, InteractionContextType, MessageFlags } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findCommand } from '../../../src/adapters/discord/commands.ts';
import { labels, nothingAsked, unreadableMessageLine } from '../../../src/core/wording.ts';
import type { Interaction } from '../../fakes/discord/interactions.ts';
import type { Posted } from '../../fakes/discord/messages.ts';
import { visible } from '../../fakes/discord/reader.ts';
import { alice, bob, bot, places } from '../../fakes/discord/world.ts';
import { eventually, type Served, served } from './program.ts';

const judge = 'Which judge dismissed the two lawsuits?';
const mention = `<@${bot.id}>`;

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let run: Served;
beforeAll(async () => {
  run = await served();
}, 120_000);
afterAll(async () => {
  await run.stop();
  // What Discord would refuse is our mistake, whatever the test was about.
  expect(run.discord.traffic.filter(({ code }) => code === 50035)).toEqual([]);
  expect(run.discord.invalidRequests()).toEqual([]);
  expect(run.program.log()).not.toMatch(/Warning/u);
});

const replies = (to: Posted) => run.discord.fromBot().filter(({ reference }) => reference === to.id);
const replyTo = (message: Posted) => eventually(() => replies(message)[0]);
const responses = ({ id }: Interaction) =>
  run.discord.fromBot().filter(({ interaction }) => interaction === id);
const responseTo = (interaction: Interaction) => eventually(() => responses(interaction)[0]);
const isPrivate = ({ flags }: Posted) => (flags & MessageFlags.Ephemeral) !== 0;

describe('every way in gives the same excerpt and citation', () => {
  const ask = (place: (typeof places)[keyof typeof places], context?: InteractionContextType) =>
    responseTo(
      run.discord.command(place, 'ask', { question: judge }, context === undefined ? {} : { context }),
    );
  const reference = async () => (await ask(places.general)).embeds[0];
  const ways: Readonly<Record<string, () => Promise<Posted>>> = {
    '/ask in a server': () => ask(places.general),
    '/ask in a thread': () => ask(places.thread),
    '/ask in direct messages': () => ask(places.direct),
    '/ask where a user installed the bot': () => ask(places.directBob, InteractionContextType.PrivateChannel),
    '/ask in a server that only its user brought the bot to': () => ask(places.elsewhere),
    'message command': async () =>
      responseTo(run.discord.useOn(run.discord.say(places.general, judge, { by: bob }), findCommand)),
    'direct message': () => replyTo(run.discord.say(places.direct, judge)),
    mention: () => replyTo(run.discord.say(places.general, `${mention} ${judge}`)),
    'mention in a thread': () => replyTo(run.discord.say(places.thread, `${mention} ${judge}`)),
    'empty mention as a reply to the question': () => {
      const question = run.discord.say(places.direct, judge, { by: bob });
      return replyTo(run.discord.say(places.direct, mention, { replyTo: question.id, ping: false }));
    },
    'empty mention in a forum post': () => replyTo(run.discord.say(places.post, mention)),
  };

  it.each(Object.keys(ways))('%s', async (name) => {
    const reply = await ways[name]?.();
    const [embed] = reply?.embeds ?? [];
    expect(embed?.description).toMatch(/^> .*\*\*.*Colleen Kollar-Kotelly.*\*\*/mu);
    expect(embed?.footer?.text).toBeTruthy();
    expect({ ...embed, author: undefined }).toEqual({ ...(await reference()), author: undefined });
    expect(reply?.pings).toEqual([]);
  });
});

describe('/ask', () => {
  it('is answered in public, with the question above the answer', async () => {
    const reply = await responseTo(run.discord.command(places.general, 'ask', { question: judge }));
    expect(isPrivate(reply)).toBe(false);
    expect(reply.embeds[0]?.author?.name).toBe(judge);
    expect(visible(reply)).not.toContain(labels.share);
  });

  it('is answered for the asker alone where that was chosen, and can be shared', async () => {
    const interaction = run.discord.command(places.general, 'ask', { question: judge, private: true });
    const reply = await responseTo(interaction);
    expect(reply.onlyFor).toBe(alice.id);
    expect(visible(reply)).toContain(labels.share);
  });

  it('pings the one user it is addressed to, and nobody whom the question names', async () => {
    const question = `${judge} <@${alice.id}> @everyone`;
    const reply = await responseTo(run.discord.command(places.general, 'ask', { question, to: bob.id }));
    expect(reply.pings).toEqual([bob.id]);
    expect(reply.content).toBe(`<@${bob.id}>`);
  });

  it('does not ping from a private reply', async () => {
    const values = { question: judge, to: bob.id, private: true };
    const reply = await responseTo(run.discord.command(places.general, 'ask', values));
    expect(reply.pings).toEqual([]);
    expect(reply.content).toBe('');
  });

  it('suggests questions while one types, at most 25, each within 100 characters', async () => {
    const interaction = run.discord.complete(places.general, 'judge');
    const choices = await eventually(() => interaction.choices);
    expect(choices.length).toBeGreaterThan(0);
    expect(choices.length).toBeLessThanOrEqual(25);
    for (const { name, value } of choices)
      expect(Math.max(name.length, value.length)).toBeLessThanOrEqual(100);
    const chosen = choices[0]?.value ?? '';
    const reply = await responseTo(run.discord.command(places.general, 'ask', { question: chosen }));
    expect(reply.embeds[0]?.description).toMatch(/^> /mu);
  });

  it('answers a question the documents do not answer with the nearest passages, marked as such', async () => {
    const question = 'What is the airspeed velocity of an unladen swallow?';
    const reply = await responseTo(run.discord.command(places.general, 'ask', { question }));
    expect(visible(reply)).toContain('The documents do not answer this.');
    expect(visible(reply)).toContain('Searched');
    expect(reply.embeds.length).toBeLessThanOrEqual(4);
  });
});

describe('other commands', () => {
  it('/sources lists the documents to the asker', async () => {
    const reply = await responseTo(run.discord.command(places.general, 'sources'));
    expect(isPrivate(reply)).toBe(true);
    expect(visible(reply)).toMatch(/\d+ documents, \d+ passages/u);
  });

  it('/sources has a page for every document, turned in place', async () => {
    const reply = await responseTo(run.discord.command(places.general, 'sources'));
    const titles = () => (reply.embeds[0]?.description ?? '').split('\n');
    const documents = Number(/(\d+) documents/u.exec(visible(reply))?.[1]);
    const seen = new Set(titles());
    for (let turned = 1; visible(reply).includes(labels.next); turned += 1) {
      run.discord.press(reply, labels.next);
      await eventually(() => (reply.edits === turned ? true : undefined));
      for (const title of titles()) seen.add(title);
    }
    expect(seen.size).toBe(documents);
    run.discord.press(reply, labels.previous);
    await eventually(() => (visible(reply).includes(labels.next) ? true : undefined));
  });

  it('/help says what to ask, and its examples can be asked from the menu', async () => {
    const help = await responseTo(run.discord.command(places.general, 'help'));
    expect(isPrivate(help)).toBe(true);
    expect(visible(help)).toContain('Ask with /ask, in a direct message');
    expect(visible(help)).toContain('Questions to try:');
    const reply = await responseTo(run.discord.choose(help, 0));
    expect(isPrivate(reply)).toBe(true);
    expect(reply.embeds[0]?.description).toMatch(/\*\*/u);
  });

  it('the message command says so where a message holds no text', async () => {
    const picture = run.discord.say(places.general, '<:seal:123456789012345678>', { by: bob });
    const reply = await responseTo(run.discord.useOn(picture, findCommand));
    expect(visible(reply)).toContain('That message holds no text to look for.');
  });
});

describe('a mention without a question', () => {
  it('asks what one would like to know', async () => {
    const reply = await replyTo(run.discord.say(places.general, mention));
    expect(visible(reply)).toContain(nothingAsked('Kaspersky Lab v. United States').slice(0, 30));
  });

  it('says how to ask about a message whose text Discord keeps from the bot', async () => {
    const theirs = run.discord.say(places.general, judge, { by: bob });
    const reply = await replyTo(run.discord.say(places.general, mention, { replyTo: theirs.id }));
    expect(visible(reply)).toContain(unreadableMessageLine);
  });
});

describe('a follow-up', () => {
  it('by pinged reply belongs to the question that the answer answered', async () => {
    const first = await replyTo(run.discord.say(places.general, `${mention} ${judge}`));
    const followUp = run.discord.say(places.general, 'And when?', { replyTo: first.id });
    const second = await replyTo(followUp);
    expect(visible(second)).toContain('May 30, 2018');
  });

  it('by pinged reply to the answer of /ask does as well', async () => {
    const first = await responseTo(run.discord.command(places.general, 'ask', { question: judge }));
    const second = await replyTo(run.discord.say(places.general, 'And when?', { replyTo: first.id }));
    expect(visible(second)).toContain('May 30, 2018');
  });
});

describe('buttons and menus', () => {
  const asked = async (values: Readonly<Record<string, string | boolean>> = {}) =>
    responseTo(run.discord.command(places.general, 'ask', { question: judge, ...values }));

  it.each([labels.more, labels.wider, labels.copy])(
    '%s replies to who pressed, and leaves the answer as it is',
    async (label) => {
      const answer = await asked();
      const reply = await responseTo(run.discord.press(answer, label, { by: bob }));
      expect(reply.onlyFor).toBe(bob.id);
      expect(answer.edits).toBe(0);
    },
  );

  it('More passages shows every further passage with its citation', async () => {
    const answer = await asked();
    const menu = answer.components[1];
    const options = menu?.type === ComponentType.ActionRow ? menu.components[0] : undefined;
    const further = options?.type === ComponentType.StringSelect ? options.options.length : 0;
    const reply = await responseTo(run.discord.press(answer, labels.more));
    expect(further).toBeGreaterThan(0);
    expect(reply.embeds).toHaveLength(further);
    for (const embed of reply.embeds) expect(embed.title).toBeTruthy();
  });

  it('Wider shows the paragraphs around, the same sentence marked', async () => {
    const answer = await asked();
    const reply = await responseTo(run.discord.press(answer, labels.wider));
    const marked = /\*\*(.+?)\*\*/su;
    const [narrow = '', wide = ''] = [answer, reply].map(({ embeds }) => embeds[0]?.description ?? '');
    expect(wide.length).toBeGreaterThanOrEqual(narrow.length);
    expect(marked.exec(wide)?.[1]).toBe(marked.exec(narrow)?.[1]);
  });

  it('Copy citation gives the citation in one line, ready to copy', async () => {
    const reply = await responseTo(run.discord.press(await asked(), labels.copy));
    expect(reply.content).toMatch(/^```\n[^\n]+\n```$/u);
  });

  it('the menu jumps to one further passage, with buttons of its own', async () => {
    const answer = await asked();
    const reply = await responseTo(run.discord.choose(answer, 0));
    expect(reply.embeds).toHaveLength(1);
    expect(visible(reply)).toContain(labels.wider);
    expect(visible(reply)).toContain(labels.share);
  });

  it('Share posts the same answer once, says who shared it, and takes the button away', async () => {
    const answer = await asked({ private: true, to: bob.id });
    const press = run.discord.press(answer, labels.share);
    run.discord.redeliverInteraction(press);
    const shared = await responseTo(press);
    expect(shared.onlyFor).toBeUndefined();
    expect(shared.content).toBe(`<@${bob.id}> Shared by <@${alice.id}>`);
    expect(shared.pings).toEqual([bob.id]);
    expect(shared.embeds).toEqual(answer.embeds);
    expect(visible(answer)).not.toContain(labels.share);
    expect(visible(shared)).not.toContain(labels.share);
  });

  it('Share on the wider text posts the wider text', async () => {
    const wide = await responseTo(run.discord.press(await asked({ private: true }), labels.wider));
    const shared = await responseTo(run.discord.press(wide, labels.share));
    const withoutNote = (description = '') => description.replace(/^-# .*\n/u, '');
    expect(shared.embeds[0]?.description).toBe(withoutNote(wide.embeds[0]?.description));
  });

  it('in direct messages nothing is hidden, and nothing is to be shared', async () => {
    const answer = await replyTo(run.discord.say(places.direct, judge));
    const reply = await responseTo(run.discord.press(answer, labels.wider));
    expect(isPrivate(reply)).toBe(false);
    expect(visible(reply)).not.toContain(labels.share);
  });

  it('a button of another version is answered calmly', async () => {
    const answer = await asked();
    const old = {
      ...answer,
      components: [
        {
          type: 1 as const,
          components: [{ type: 2 as const, style: 2 as const, label: 'Old', custom_id: 'summarize:1' }],
        },
      ],
    };
    const reply = await responseTo(run.discord.press(old, 'Old'));
    expect(visible(reply)).toContain('Please ask again.');
  });
});
