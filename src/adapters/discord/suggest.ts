import type { AutocompleteInteraction } from 'discord.js';
import type { Library, Logger } from '../../core/types.ts';
import { failureFields } from './failure.ts';
import { limits } from './limits.ts';
import { oneLine } from './markdown.ts';
import { interactionAudience } from './question.ts';

/** Headings and curated questions that match what is typed so far. Only the typist sees them. */
export async function suggest(
  interaction: AutocompleteInteraction,
  library: Library,
  log: Logger,
): Promise<void> {
  try {
    await interaction.respond(choices(interaction, library));
  } catch (error) {
    // Discord shows nothing, and the next letter asks again.
    log.debug('discord: suggestions came too late', failureFields(error));
  }
}

function choices(interaction: AutocompleteInteraction, library: Library) {
  const typed = interaction.options.getFocused();
  const audience = interactionAudience(interaction, true);
  const texts = library
    .suggest(typed, limits.choices, audience)
    .map((text) => oneLine(text, limits.choiceText));
  return [...new Set(texts)]
    .filter((text) => text !== '')
    .slice(0, limits.choices)
    .map((text) => ({ name: text, value: text }));
}
