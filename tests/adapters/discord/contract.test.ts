import { InteractionType, MessageType } from 'discord-api-types/v10';
import { findCommand } from '../../../src/adapters/discord/commands.ts';
import type { Interaction } from '../../fakes/discord/interactions.ts';
import type { Posted } from '../../fakes/discord/messages.ts';
import { visible } from '../../fakes/discord/reader.ts';
import type { Discord } from '../../fakes/discord/server.ts';
import { bot, otherBot, places } from '../../fakes/discord/world.ts';
import { type Asked, adapterContract, type Stage } from '../contract.ts';
import { run } from './stage.ts';

const mention = `<@${bot.id}>`;

function asMessage(discord: Discord, message: Posted): Asked {
  return {
    place: placeOf(message, message.id),
    redeliver: async () => discord.redeliver(message),
  };
}

function asInteraction(discord: Discord, interaction: Interaction): Asked {
  return {
    place: interaction.id,
    redeliver: async () => discord.redeliverInteraction(interaction),
  };
}

function placeOf({ place }: Posted, question: string): string {
  return `${place.id}/${question}`;
}

/** An answer of the bot, to which somebody can reply. */
async function answered(discord: Discord): Promise<Posted> {
  return discord.say(places.general, 'An answer of an earlier day.', { by: bot });
}

adapterContract(
  'discord',
  async (core): Promise<Stage> => {
    const { discord, stop } = await run(core);
    const earlier = await answered(discord);
    return {
      ways: {
        '/ask': async (text) =>
          asInteraction(discord, discord.command(places.general, 'ask', { question: text })),
        '/ask in direct messages': async (text) =>
          asInteraction(discord, discord.command(places.direct, 'ask', { question: text })),
        'message command': async (text) =>
          asInteraction(
            discord,
            discord.useOn(discord.say(places.general, text, { by: otherBot }), findCommand),
          ),
        'direct message': async (text) => asMessage(discord, discord.say(places.direct, text)),
        mention: async (text) => asMessage(discord, discord.say(places.general, `${mention} ${text}`)),
        'mention in a thread': async (text) =>
          asMessage(discord, discord.say(places.thread, `${mention} ${text}`)),
        'pinged reply': async (text) =>
          asMessage(discord, discord.say(places.general, text, { replyTo: earlier.id })),
      },
      noise: {
        'its own messages': async (text) => {
          discord.say(places.direct, text, { by: bot });
        },
        'other bots': async (text) => {
          discord.say(places.general, `${mention} ${text}`, { by: otherBot });
        },
        webhooks: async (text) => {
          discord.say(places.general, `${mention} ${text}`, { webhook: true });
        },
        'messages to nobody': async (text) => {
          discord.say(places.general, text);
        },
        'replies without a ping': async (text) => {
          discord.say(places.general, text, { replyTo: earlier.id, ping: false });
        },
        'an edit of a message that was no question': async (text) => {
          discord.edit(discord.say(places.general, 'hello'), `${mention} ${text}`);
        },
        joins: async (text) => {
          discord.say(places.general, `${mention} ${text}`, { type: MessageType.UserJoin });
        },
        pins: async (text) => {
          discord.say(places.general, `${mention} ${text}`, { type: MessageType.ChannelPinnedMessage });
        },
      },
      said: () =>
        discord
          .fromBot()
          .filter(({ reference, interaction }) => reference !== undefined || interaction !== undefined)
          .map((message) => ({
            place: message.interaction ?? placeOf(message, message.reference ?? ''),
            text: visible(message),
            pings: message.pings.length > 0,
          })),
      unacknowledged: () =>
        [...discord.interactions.values()].filter(
          ({ type, acknowledgedAt }) =>
            type !== InteractionType.ApplicationCommandAutocomplete && acknowledgedAt === undefined,
        ).length,
      stop,
    };
  },
  {
    ways: [
      '/ask',
      '/ask in direct messages',
      'message command',
      'direct message',
      'mention',
      'mention in a thread',
      'pinged reply',
    ],
    noise: [
      'its own messages',
      'other bots',
      'webhooks',
      'messages to nobody',
      'replies without a ping',
      'an edit of a message that was no question',
      'joins',
      'pins',
    ],
  },
);
