/**
 * The commands, as data. What is set here is what Discord is compared with, so defaults are written out.
 *
 * @module
 */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { descriptions, names } from './locales.ts';

/** The longest text that a message of Discord holds. */
const longestQuestion = 4000;

export const findCommand = 'Find in the case documents';

/** For one guild; contexts are a matter of global commands. */
export const guildCommands = [
  {
    type: ApplicationCommandType.ChatInput,
    name: 'ask',
    name_localizations: names.ask,
    description: 'Shows the passage of the case documents that answers, and where it stands',
    description_localizations: descriptions.ask,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'question',
        name_localizations: names.question,
        description: 'What you want to know',
        description_localizations: descriptions.question,
        required: true,
        autocomplete: true,
        max_length: longestQuestion,
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'private',
        name_localizations: names.private,
        description: 'Only you see the answer',
        description_localizations: descriptions.private,
        required: false,
      },
      {
        type: ApplicationCommandOptionType.User,
        name: 'to',
        name_localizations: names.to,
        description: 'Whom the answer mentions',
        description_localizations: descriptions.to,
        required: false,
      },
    ],
  },
  {
    type: ApplicationCommandType.ChatInput,
    name: 'sources',
    name_localizations: names.sources,
    description: 'Which documents are searched',
    description_localizations: descriptions.sources,
  },
  {
    type: ApplicationCommandType.ChatInput,
    name: 'help',
    name_localizations: names.help,
    description: 'What to ask, and how',
    description_localizations: descriptions.help,
  },
  { type: ApplicationCommandType.Message, name: findCommand, name_localizations: names.find },
] as const satisfies RESTPutAPIApplicationCommandsJSONBody;

/** For every server and user that installs the bot: in servers, in its direct messages and in private channels. */
export const globalCommands = guildCommands.map((command) => ({
  ...command,
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
})) satisfies RESTPutAPIApplicationCommandsJSONBody;
