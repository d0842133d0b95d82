/** The buttons of a reply. What a button carries is shown again from the documents as they are now. */
import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import { copyCitation, excerptText } from '../../../core/citation-text.ts';
import type { Excerpt } from '../../../core/types.ts';
import { changedLine, goneLine, notAllowedLine, wholeSectionLine } from '../../../core/wording.ts';
import type { Reply } from '../blocks.ts';
import { audienceOf, type Desk, type Person } from '../desk.ts';
import { post, rewrite, update, whisper } from '../door.ts';
import { answerView, copyView, readOpener } from '../modals.ts';
import { actions } from '../names.ts';
import { patiently } from '../patience.ts';
import { said, showing, toShared } from '../reply.ts';
import { decode, pageOf, type Shown } from '../shown.ts';
import type { Heard } from './heard.ts';

type Args = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** A pressed button and the message or modal that it stands in. */
interface Press {
  readonly shown: Shown;
  readonly person: Person;
  readonly args: Args;
  readonly isModal: boolean;
  /** Replaces what the button stands in. */
  readonly show: (reply: Reply) => Promise<void>;
  /** Tells the person who pressed, and leaves what the button stands in. */
  readonly tell: (reply: Reply) => Promise<void>;
}

/** The excerpt on top, as the documents are now. */
interface Top {
  readonly excerpt: Excerpt;
  readonly isChanged: boolean;
}

export function listenToButtons(app: App, desk: Desk, heard: Heard): void {
  const on = (action: string, work: (press: Press) => Promise<void>) =>
    app.action<BlockAction<ButtonAction>>({ action_id: action, type: 'block_actions' }, (args) => {
      const press = readPress(args);
      return heard(async () => {
        await args.ack();
        if (!press) return;
        if (isOutsider(args.body) && desk.settings.allowExternal !== true)
          await press.tell(said(notAllowedLine));
        else await work(press);
      }, press?.tell);
    });
  for (const action of [actions.more, actions.back, actions.wider, actions.narrower])
    on(action, (press) => turn(desk, press));
  on(actions.copy, (press) => copy(desk, press));
  on(actions.share, (press) => share(desk, press));
}

async function turn(desk: Desk, { shown, person, show, tell }: Press): Promise<void> {
  const top = open(desk, person, shown);
  if (!top) return tell(said(goneLine));
  const opened = pageOf(shown).map((pointer) => desk.library.open(pointer, audienceOf(person)));
  const further = opened.flatMap((one) => (one.kind === 'gone' ? [] : [one.excerpt]));
  const isChanged = top.isChanged || opened.some(({ kind }) => kind !== 'current');
  const lead = [
    ...(isChanged ? [changedLine] : []),
    ...(isWhole(desk, person, shown, top) ? [wholeSectionLine] : []),
  ];
  await show(showing(shown, { first: top.excerpt, further }, lead.join(' ')));
}

/** Whether there is nothing around the excerpt that widening could show. */
function isWhole(desk: Desk, person: Person, shown: Shown, { excerpt }: Top): boolean {
  const narrow = shown.wide ? open(desk, person, { ...shown, wide: false }) : undefined;
  return narrow !== undefined && excerptText(narrow.excerpt) === excerptText(excerpt);
}

async function copy(desk: Desk, { shown, person, args, isModal, tell }: Press): Promise<void> {
  const top = open(desk, person, shown);
  if (!top) return tell(said(goneLine));
  const form = { trigger_id: args.body.trigger_id, view: copyView(copyCitation(top.excerpt.citation)) };
  const { views } = args.client;
  await patiently(() => (isModal ? views.push(form) : views.open(form)));
}

/** Whether the bot may post there is Slack's to say, now; the button knows nothing of it. */
async function share(desk: Desk, { shown, person, args, show, tell }: Press): Promise<void> {
  if (person.channel === undefined || !(await desk.ledger.claim(`trigger:${args.body.trigger_id}`))) return;
  const top = open(desk, person, shown);
  if (!top) return tell(said(goneLine));
  const { user } = args.body;
  const where = { channel: person.channel, ...(shown.thread !== undefined && { thread: shown.thread }) };
  await post(args.client, where, toShared(shown, top.excerpt, user.name ?? user.username), desk.log);
  await show(
    showing({ ...shown, page: 0, share: 'done' }, { first: top.excerpt, further: [] }, sharedToChannel),
  );
}

const sharedToChannel = 'Shared to the channel.';

function open(desk: Desk, person: Person, { pointers, wide }: Shown): Top | undefined {
  const [pointer = ''] = pointers;
  const audience = audienceOf(person);
  const opened = wide ? desk.library.widen(pointer, audience) : desk.library.open(pointer, audience);
  return opened.kind === 'gone'
    ? undefined
    : { excerpt: opened.excerpt, isChanged: opened.kind === 'changed' };
}

function readPress(args: Args): Press | undefined {
  const { action, body, client, context, respond } = args;
  const shown = decode(action.value);
  if (!shown) return undefined;
  const opener = readOpener(body.view?.private_metadata);
  const channel = body.channel?.id ?? opener.channel;
  const thread: unknown = body.container.thread_ts;
  const person = {
    team: context.teamId ?? context.enterpriseId ?? '',
    user: body.user.id,
    ...(channel !== undefined && { channel }),
    ...(typeof thread === 'string' && { thread }),
  };
  const { view, message } = body;
  const common = { shown, person, args };
  if (view)
    return {
      ...common,
      isModal: true,
      show: async (reply) => {
        await patiently(() => client.views.update({ view_id: view.id, view: answerView(reply, opener) }));
      },
      tell: async (reply) => {
        await patiently(() =>
          client.views.push({ trigger_id: body.trigger_id, view: answerView(reply, opener) }),
        );
      },
    };
  const isPublic = message !== undefined && body.container.is_ephemeral !== true;
  return {
    ...common,
    isModal: false,
    show: (reply) =>
      isPublic && channel !== undefined
        ? update(client, channel, message.ts, reply)
        : rewrite(respond, reply),
    tell: (reply) => whisper(respond, reply, person.thread),
  };
}

/** Somebody of another organisation, in a channel that is shared with it. */
function isOutsider({ user, team, enterprise }: BlockAction): boolean {
  return !enterprise && team !== null && user.team_id !== undefined && user.team_id !== team.id;
}
