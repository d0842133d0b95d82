/**
 * Buttons and menus. Whoever presses gets a reply of their own: what others read does not change under their eyes.
 *
 * @module
 */
import type { ButtonInteraction, StringSelectMenuInteraction } from 'discord.js';
import { excerptText } from '../../core/citation-text.ts';
import type { Excerpt, Opened } from '../../core/types.ts';
import { changedLine, goneLine, noFurtherLine, sharedLine, wholeSectionLine } from '../../core/wording.ts';
import { type Press, pointersOf, type Row, readCustomId, withoutPressed } from './components.ts';
import { mention, type Reply } from './embed.ts';
import { noteReply, sourcesReply } from './notes.ts';
import { interactionAudience } from './question.ts';
import type { Recent } from './recent.ts';
import { citationReply, excerptReply, passagesReply } from './reply.ts';
import {
  acknowledge,
  askPrivately,
  fill,
  followUp,
  type InteractionDependencies,
  isAlone,
  taken,
} from './respond.ts';

interface PressDependencies extends InteractionDependencies {
  /** Messages whose answer was shared, for a button that is pressed twice. */
  readonly shared: Recent<true>;
}

type Pressed = ButtonInteraction | StringSelectMenuInteraction;

export async function handlePress(interaction: Pressed, dependencies: PressDependencies): Promise<void> {
  const press = readCustomId(interaction.customId);
  const chosen = interaction.isStringSelectMenu() ? interaction.values[0] : undefined;
  if (press?.action === 'try' && chosen !== undefined) return askPrivately(interaction, chosen, dependencies);
  if (press?.action === 'share' || press?.action === 'share-wide')
    return share(interaction, press, dependencies);
  if (press?.action === 'sources') return turnPage(interaction, Number(press.pointer), dependencies);
  if (!(await acknowledge(interaction, true, dependencies.log))) return;
  await fill(interaction, replyTo(interaction, press, chosen, dependencies));
}

function replyTo(
  interaction: Pressed,
  press: Press | undefined,
  chosen: string | undefined,
  { library }: PressDependencies,
): Reply {
  const audience = interactionAudience(interaction, true);
  const context = { isPrivate: !isAlone(interaction), question: askedAbove(interaction) };
  switch (press?.action) {
    case 'more':
      return furtherPassages(
        pointersOf(rowsOf(interaction)).map((pointer) => library.open(pointer, audience)),
      );
    case 'wider':
      return widened(library.widen(press.pointer, audience), library.open(press.pointer, audience), context);
    case 'cite':
      return opened(library.open(press.pointer, audience), (excerpt, note) => citationReply(excerpt, note));
    case 'jump':
      return opened(library.open(chosen ?? '', audience), (excerpt, note) =>
        excerptReply({ excerpt, more: [] }, context, note),
      );
    // A button of another version: its message has to be asked for again.
    case 'try':
    case 'share':
    case 'share-wide':
    case 'sources':
    case undefined:
      return noteReply(goneLine);
  }
}

function opened(result: Opened, show: (excerpt: Excerpt, note: string) => Reply): Reply {
  switch (result.kind) {
    case 'gone':
      return noteReply(goneLine);
    case 'changed':
      return show(result.excerpt, changedLine);
    case 'current':
      return show(result.excerpt, '');
  }
}

function widened(wide: Opened, narrow: Opened, context: Parameters<typeof excerptReply>[1]): Reply {
  const isWhole =
    wide.kind === 'current' &&
    narrow.kind === 'current' &&
    excerptText(wide.excerpt) === excerptText(narrow.excerpt);
  return opened(wide, (excerpt, note) =>
    excerptReply({ excerpt, more: [], wide: true }, context, isWhole ? wholeSectionLine : note),
  );
}

function furtherPassages(results: readonly Opened[]): Reply {
  const there = results.filter((result) => result.kind !== 'gone');
  if (there.length === 0) return noteReply(results.length === 0 ? noFurtherLine : goneLine);
  const note =
    there.length < results.length || there.some(({ kind }) => kind === 'changed') ? changedLine : '';
  return passagesReply(
    there.map(({ excerpt }) => excerpt),
    note,
  );
}

/** Posts the answer for the channel to see, once, and takes the button away. */
async function share(
  interaction: Pressed,
  press: Press,
  { library, log, shared }: PressDependencies,
): Promise<void> {
  const rows = rowsOf(interaction);
  const components = withoutPressed(rows, interaction.customId);
  if (!(await taken(interaction, () => interaction.update({ components }), log))) return;
  if (!shared.isNew(interaction.message.id, true)) return;
  const audience = interactionAudience(interaction, false);
  const wide = press.action === 'share-wide';
  const result = wide ? library.widen(press.pointer, audience) : library.open(press.pointer, audience);
  if (result.kind === 'gone') return followUp(interaction, noteReply(goneLine), { isPrivate: true });
  const more = openAll(pointersOf(rows), (pointer) => library.open(pointer, audience));
  const context = { question: askedAbove(interaction), isPrivate: false, to: press.to };
  const note = result.kind === 'changed' ? changedLine : '';
  const reply = excerptReply({ excerpt: result.excerpt, more, wide }, context, note);
  const content = [reply.content, sharedLine(mention(interaction.user.id))].join(' ').trim();
  await followUp(interaction, { ...reply, content }, { isPrivate: false, to: press.to });
}

/** The list of documents is its reader's alone, so it changes in place. */
async function turnPage(
  interaction: Pressed,
  page: number,
  { library, log }: PressDependencies,
): Promise<void> {
  const reply = sourcesReply(library.sources(interactionAudience(interaction, true)), page);
  await taken(interaction, () => interaction.update({ ...reply }), log);
}

function openAll(pointers: readonly string[], open: (pointer: string) => Opened): readonly Excerpt[] {
  return pointers.flatMap((pointer) => {
    const result = open(pointer);
    return result.kind === 'gone' ? [] : [result.excerpt];
  });
}

/** The question that stands above the answer, where the message shows it. */
function askedAbove({ message }: Pressed): string | undefined {
  return message.embeds[0]?.author?.name;
}

/** The rows of buttons and menus of the message that was pressed. */
function rowsOf({ message }: Pressed): readonly Row[] {
  return message.components.map((row) => row.toJSON()).filter((row): row is Row => 'components' in row);
}
