/** Private ways in: `/ask`, the shortcuts, the form, and the examples of the home tab. */
import type { App } from '@slack/bolt';
import type { Question } from '../../../core/types.ts';
import { audienceOf, type Client, type Desk, type Person, replyTo } from '../desk.ts';
import { whisper } from '../door.ts';
import { answerView, askView, type Opener, readOpener, waitingView } from '../modals.ts';
import { actions, command, input, shortcuts, views } from '../names.ts';
import { patiently } from '../patience.ts';
import { toHelp, toSources } from '../reply.ts';
import { isNothing } from '../root.ts';
import { plainText } from '../text.ts';
import type { Heard } from './heard.ts';

export function listenToAsking(app: App, desk: Desk, heard: Heard): void {
  app.command(command, ({ ack, body, client, respond }) =>
    heard(async () => {
      await ack();
      if (!(await desk.ledger.claim(`trigger:${body.trigger_id}`))) return;
      const person = { team: body.team_id, user: body.user_id, channel: body.channel_id };
      const text = plainText(body.text);
      if (text === '') {
        await patiently(() =>
          client.views.open({
            trigger_id: body.trigger_id,
            view: askView(desk.library, { channel: person.channel }),
          }),
        );
      } else if (/^help$/iu.test(text)) {
        await whisper(respond, toHelp({ kind: 'help', examples: desk.library.examples(3) }, desk.library));
      } else if (/^sources$/iu.test(text)) {
        await whisper(respond, toSources(desk.library.sources(audienceOf(person))));
      } else {
        await inLane(desk, person, async () =>
          whisper(respond, await replyTo(desk, alone(person, text), { share: true })),
        );
      }
    }),
  );

  app.shortcut(
    { callback_id: shortcuts.message, type: 'message_action' },
    ({ ack, shortcut, context, respond }) =>
      heard(async () => {
        await ack();
        if (!(await desk.ledger.claim(`trigger:${shortcut.trigger_id}`))) return;
        const { thread_ts, ts, text } = shortcut.message;
        const isReply = typeof thread_ts === 'string' && thread_ts !== ts;
        const thread: string = typeof thread_ts === 'string' ? thread_ts : ts;
        const person = {
          team: context.teamId ?? '',
          user: shortcut.user.id,
          channel: shortcut.channel.id,
          thread,
        };
        await inLane(desk, person, async () => {
          const reply = await replyTo(desk, alone(person, plainText(text ?? '')), { share: true, thread });
          await whisper(respond, reply, isReply ? thread : undefined);
        });
      }),
  );

  app.shortcut({ callback_id: shortcuts.global, type: 'shortcut' }, ({ ack, shortcut, client }) =>
    heard(async () => {
      await ack();
      await patiently(() =>
        client.views.open({ trigger_id: shortcut.trigger_id, view: askView(desk.library, {}) }),
      );
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
      await answerInModal(
        desk,
        client,
        view.id,
        { team: context.teamId ?? '', user: body.user.id, ...opener },
        text,
      );
    }),
  );

  app.view({ callback_id: views.copy, type: 'view_submission' }, ({ ack }) => heard(async () => ack()));

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
