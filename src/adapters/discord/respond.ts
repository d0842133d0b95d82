/**
 * How an interaction is taken and answered: first the acknowledgement, with the visibility that the reply will have,
 * then the reply in its place.
 *
 * @module
 */
import {
  InteractionContextType,
  MessageFlags,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
  type RepliableInteraction,
} from 'discord.js';
import type { Answerer, Library, Logger } from '../../core/types.ts';
import { failedLine } from '../../core/wording.ts';
import type { Reply } from './embed.ts';
import { failureFields, hasCode, retrying } from './failure.ts';
import { noteReply } from './notes.ts';
import { withoutEmbeds } from './plain.ts';
import { interactionAudience } from './question.ts';
import { answerReply } from './reply.ts';

export interface InteractionDependencies {
  readonly answer: Answerer;
  readonly library: Library;
  readonly log: Logger;
}

/**
 * Takes the interaction within Discord's 3 seconds. False where it is too late, or another process has taken it: there
 * is nothing to answer any more.
 */
export function acknowledge(
  interaction: RepliableInteraction,
  isPrivate: boolean,
  log: Logger,
): Promise<boolean> {
  const flags = isPrivate && !isAlone(interaction) ? ({ flags: MessageFlags.Ephemeral } as const) : {};
  return taken(interaction, () => interaction.deferReply(flags), log);
}

/** As `acknowledge`, by a first response of the caller's choice. */
export async function taken(
  interaction: RepliableInteraction,
  respond: () => Promise<unknown>,
  log: Logger,
): Promise<boolean> {
  try {
    await retrying(async (earlier) => {
      await respond().catch((error: unknown) => {
        const isTaken = hasCode(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged);
        if (earlier === 0 || !isTaken) throw error;
        // The attempt before had reached Discord after all.
        interaction.deferred = true;
      });
    });
    return true;
  } catch (error) {
    log.warn('discord: an interaction could not be acknowledged', failureFields(error));
    return false;
  }
}

/** Puts the reply where the acknowledgement stands, pinging at most `to`. */
export async function fill(interaction: RepliableInteraction, reply: Reply, to?: string): Promise<void> {
  const shown = fitting(interaction, reply);
  await retrying(() => interaction.editReply({ ...shown, allowedMentions: pinging(to) }));
}

/** A further reply, for the channel to see or for the user alone. */
export async function followUp(
  interaction: RepliableInteraction,
  reply: Reply,
  visibility: { readonly isPrivate: boolean; readonly to?: string | undefined },
): Promise<void> {
  await interaction.followUp({
    ...fitting(interaction, reply),
    allowedMentions: pinging(visibility.to),
    ...(visibility.isPrivate && { flags: MessageFlags.Ephemeral }),
  });
}

/** Answers a question for the eyes of its asker. */
export async function askPrivately(
  interaction: RepliableInteraction,
  text: string,
  { answer, library, log }: InteractionDependencies,
): Promise<void> {
  const isPrivate = !isAlone(interaction);
  if (!(await acknowledge(interaction, isPrivate, log))) return;
  const answered = await answer({ text, audience: interactionAudience(interaction, isPrivate) });
  await fill(interaction, answerReply(answered, { name: library.name, question: text, isPrivate }));
}

/** Says that something failed, once, and logs what. */
export async function apologize(
  interaction: RepliableInteraction,
  error: unknown,
  log: Logger,
): Promise<void> {
  log.error('discord: an interaction failed', failureFields(error));
  const reply = { ...noteReply(failedLine) };
  try {
    if (interaction.replied) await followUp(interaction, reply, { isPrivate: true });
    else if (interaction.deferred) await fill(interaction, reply);
  } catch (again) {
    log.warn('discord: nor could that be said', failureFields(again));
  }
}

/** In direct messages with the bot nothing needs to be hidden or shared. */
export function isAlone({ context }: Pick<RepliableInteraction, 'context'>): boolean {
  return context === InteractionContextType.BotDM;
}

function fitting({ appPermissions, guildId }: RepliableInteraction, reply: Reply): Reply {
  return guildId === null || appPermissions.has(PermissionFlagsBits.EmbedLinks)
    ? reply
    : withoutEmbeds(reply);
}

function pinging(to: string | undefined) {
  return { parse: [], ...(to !== undefined && { users: [to] }) };
}
