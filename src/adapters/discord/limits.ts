/**
 * What Discord accepts, in UTF-16 units, the longest of the measures it may use.
 * https://docs.discord.com/developers/resources/message and https://docs.discord.com/developers/components/reference
 */
export const limits = {
  content: 2000,
  embedTitle: 256,
  embedDescription: 4096,
  embedAuthor: 256,
  embedFooter: 2048,
  /** Titles, descriptions, authors and footers of all embeds of one message together. */
  embedsTogether: 6000,
  embedUrl: 2048,
  customId: 100,
  optionText: 100,
  placeholder: 150,
  choices: 25,
  choiceText: 100,
  presence: 128,
} as const;
