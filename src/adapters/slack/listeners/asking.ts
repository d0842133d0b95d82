/** Private ways in: `/ask`, the shortcuts, the form, and the examples of the home tab. */
import type { App, MessageShortcut, RespondFn, SlashCommand } from '@slack/bolt';
import type { Question } from '../../../core/types.ts';
import { toHelp, toSources } from '../about.ts';
import type { Reply } from '../blocks.ts';
import { audienceOf, type Client, type Desk, type Person, replyTo } from '../desk.ts';
import { whisper } from '../door.ts';
import { answerView, askView, type Opener, readOpener, waitingView } from '../modals.ts';
import { actions, command, input, shortcuts, views } from '../names.ts';
import { patiently } from '../patience.ts';
import { isNothing } from '../root.ts';
import { plainText } from '../text.ts';
import type { Heard } from './heard.ts';

export function listenToAsking(app: App, desk: Desk, heard: Heard): void {
  const tellBy = (respond: RespondFn) => (reply: Reply) => whisper(respond, reply);

  app.command(command, ({ ack, body, client, respond }) =>
    heard(async () => {
      await ack();
      if (await isNew(desk, body.trigger_id)) await obey(desk, client, body, respond);
    }, tellBy(respond)),
  );

  app.shortcut(
    { callback_id: shortcuts.message, type: 'message_action' },
    ({ ack, shortcut, context, respond }) =>
      heard(async () => {
        await ack();
        if (await isNew(desk, shortcut.trigger_id))
          await lookUp(desk, shortcut, context.teamId ?? '', respond);
      }, tellBy(respond)),
  );

  app.shortcut({ callback_id: shortcuts.global, type: 'shortcut' }, ({ ack, shortcut, client }) =>
    heard(async () => {
      await ack();
      await openForm(desk, client, shortcut.trigger_id, {});
    }),
  );

  app.view({ callback_id: views.ask, type: 'view_submission' }, ({ ack, body, view, client, context }) =>
    heard(async () => {
      const opener = readOpener(view.private_metadata);
      const text = plainText(view.state.values[input.block]?.[input.action]?.value ?? '');
      if (isNothing(text)) {
        await ack({ response_action: 'errors', errors: { [input.block]: 'Please type a question.' } });
        return;
      }
      await ack({ response_action: 'update', view: waitingView(opener) });
      const person = { team: context.teamId ?? '', user: body.user.id, ...opener };
      await answerInModal(desk, client, view.id, person, text);
    }),
  );

  app.view({ callback_id: views.copy, type: 'view_submission' }, ({ ack }) => heard(() => ack()));

  app.action(
    { action_id: new RegExp(`^${actions.example}`, 'u'), type: 'block_actions' },
    ({ ack, action, body, client, context }) =>
      heard(async () => {
        await ack();
        if (action.type !== 'button' || !action.value) return;
        const opened = await patiently(() =>
          client.views.open({ trigger_id: body.trigger_id, view: waitingView({}) }),
        );
        const person = { team: context.teamId ?? '', user: body.user.id };
        await answerInModal(desk, client, opened.view?.id ?? '', person, action.value);
      }),
  );
}

/** `/ask`, `/ask help`, `/ask sources` and `/ask question`. */
async function obey(desk: Desk, client: Client, body: SlashCommand, respond: RespondFn): Promise<void> {
  const person = { team: body.team_id, user: body.user_id, channel: body.channel_id };
  const text = plainText(body.text);
  switch (text.toLowerCase()) {
    case '':
      return openForm(desk, client, body.trigger_id, { channel: person.channel });
    case 'help':
      return whisper(respond, toHelp({ kind: 'help', examples: desk.library.examples(3) }, desk.library));
    case 'sources':
      return whisper(respond, toSources(desk.library.sources(audienceOf(person))));
    default:
      return inLane(desk, person, async () =>
        whisper(respond, await replyTo(desk, alone(person, text), { share: true })),
      );
  }
}

/** The message's words as a question; the answer is for whoever looked it up, in the thread if it stands in one. */
async function lookUp(
  desk: Desk,
  shortcut: MessageShortcut,
  team: string,
  respond: RespondFn,
): Promise<void> {
  const { thread_ts, ts, text } = shortcut.message;
  const thread: string = typeof thread_ts === 'string' ? thread_ts : ts;
  const person = { team, user: shortcut.user.id, channel: shortcut.channel.id, thread };
  await inLane(desk, person, async () => {
    const reply = await replyTo(desk, alone(person, plainText(text ?? '')), { share: true, thread });
    await whisper(respond, reply, thread === ts ? undefined : thread);
  });
}

async function openForm(desk: Desk, client: Client, trigger: string, opener: Opener): Promise<void> {
  await patiently(() => client.views.open({ trigger_id: trigger, view: askView(desk.library, opener) }));
}

async function answerInModal(
  desk: Desk,
  client: Client,
  viewId: string,
  person: Person,
  text: string,
): Promise<void> {
  const opener: Opener = person.channel === undefined ? {} : { channel: person.channel };
  await inLane(desk, person, async () => {
    const reply = await replyTo(desk, alone(person, text), { share: opener.channel !== undefined });
    await patiently(() => client.views.update({ view_id: viewId, view: answerView(reply, opener) }));
  });
}

function alone(person: Person, text: string): Question {
  return { text, audience: audienceOf(person) };
}

function inLane(desk: Desk, { team, user }: Person, task: () => Promise<void>): Promise<void> {
  return desk.lanes.run(`${team}:${user}`, task);
}

function isNew(desk: Desk, trigger: string): Promise<boolean> {
  return desk.ledger.claim(`trigger:${trigger}`);
}
