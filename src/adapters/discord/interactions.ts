/**
 * Slash commands and the message command; suggestions, buttons and menus are handed on.
 *
 * @module
 */
import type {
  ChatInputCommandInteraction,
  Interaction,
  MessageContextMenuCommandInteraction,
} from 'discord.js';
import type { Library } from '../../core/types.ts';
import { noTextLine, privacyLines } from '../../core/wording.ts';
import { findCommand } from './commands.ts';
import type { Reply } from './embed.ts';
import { noteReply, sourcesReply } from './notes.ts';
import { handlePress } from './presses.ts';
import { askedText, interactionAudience, interactionConversation } from './question.ts';
import { Recent } from './recent.ts';
import { answerReply, helpReply } from './reply.ts';
import {
  acknowledge,
  apologize,
  askPrivately,
  fill,
  type InteractionDependencies,
  isAlone,
} from './respond.ts';
import { suggest } from './suggest.ts';

const waysLine = `Ask with /ask, in a direct message, by naming me in a channel, or by a reply to one of my answers. On any message: Apps, ${findCommand}.`;
/** Questions that help offers. */
const examplesShown = 5;
const interactionsKept = 1000;

/** Answers every interaction once, whatever is delivered again. */
export function createInteractionListener(
  dependencies: InteractionDependencies,
): (interaction: Interaction) => Promise<void> {
  const { library, log } = dependencies;
  const seen = new Recent<true>(interactionsKept);
  const shared = new Recent<true>(interactionsKept);

  return async (interaction) => {
    if (!seen.isNew(interaction.id, true)) return;
    if (interaction.isAutocomplete()) return suggest(interaction, library, log);
    if (!interaction.isRepliable()) return;
    try {
      if (interaction.isChatInputCommand()) await command(interaction, dependencies);
      else if (interaction.isMessageContextMenuCommand()) await find(interaction, dependencies);
      else if (interaction.isButton() || interaction.isStringSelectMenu())
        await handlePress(interaction, { ...dependencies, shared });
    } catch (error) {
      await apologize(interaction, error, log);
    }
  };
}

async function command(
  interaction: ChatInputCommandInteraction,
  dependencies: InteractionDependencies,
): Promise<void> {
  const { library, log } = dependencies;
  if (interaction.commandName === 'ask') return ask(interaction, dependencies);
  if (!(await acknowledge(interaction, true, log))) return;
  const audience = interactionAudience(interaction, true);
  // Help also answers a command of another version, which Discord may offer for a moment.
  const reply =
    interaction.commandName === 'sources' ? sourcesReply(library.sources(audience)) : help(library);
  await fill(interaction, reply);
}

async function ask(
  interaction: ChatInputCommandInteraction,
  { answer, library, log }: InteractionDependencies,
): Promise<void> {
  const isPrivate = (interaction.options.getBoolean('private') ?? false) && !isAlone(interaction);
  if (!(await acknowledge(interaction, isPrivate, log))) return;
  const text = askedText(interaction.options.getString('question', true));
  const to = interaction.options.getUser('to')?.id;
  const answered = await answer({
    text,
    audience: interactionAudience(interaction, isPrivate),
    ...(!isPrivate && { conversation: interactionConversation(interaction) }),
  });
  const context = { name: library.name, question: text, isPrivate, empty: text === '', to };
  await fill(interaction, answerReply(answered, context), isPrivate ? undefined : to);
}

/** *Find in the case documents*: the text of a message is the question, and the answer goes to who looked. */
async function find(
  interaction: MessageContextMenuCommandInteraction,
  dependencies: InteractionDependencies,
): Promise<void> {
  const text = askedText(interaction.targetMessage.content);
  if (text !== '') return askPrivately(interaction, text, dependencies);
  if (await acknowledge(interaction, true, dependencies.log)) await fill(interaction, noteReply(noTextLine));
}

function help(library: Library): Reply {
  const answer = { kind: 'help', examples: library.examples(examplesShown) } as const;
  const context = { name: library.name, isPrivate: true };
  return helpReply(answer, context, [waysLine, ...privacyLines]);
}
