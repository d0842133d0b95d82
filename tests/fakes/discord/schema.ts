/**
 * Bodies held to Discord's published description, and to the rules that it leaves out.
 *
 * @module
 */
import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  ApplicationCommandUpdateRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  CreatePrivateChannelRequestSchema,
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';

const schemas = {
  autocomplete: ApplicationCommandAutocompleteCallbackRequestSchema,
  command: ApplicationCommandUpdateRequestSchema,
  respond: CreateMessageInteractionCallbackRequestSchema,
  openDirect: CreatePrivateChannelRequestSchema,
  followUp: IncomingWebhookRequestPartialSchema,
  editReply: IncomingWebhookUpdateRequestPartialSchema,
  create: MessageCreateRequestSchema,
  edit: MessageEditRequestPartialSchema,
  update: UpdateMessageInteractionCallbackRequestSchema,
};

export type BodyKind = keyof typeof schemas;

/** What is wrong with a body, one line a problem; empty for a body that Discord takes. */
export function problemsOf(kind: BodyKind, body: unknown): readonly string[] {
  const result = schemas[kind].safeParse(body);
  const published = result.success
    ? []
    : result.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
  return [...published, ...unpublished(kind, body)];
}

interface Loose {
  readonly [key: string]: unknown;
}

const commandName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** https://docs.discord.com/developers/resources/message#embed-object-embed-limits and the prose beside the schemas. */
function unpublished(kind: BodyKind, body: unknown): readonly string[] {
  if (typeof body !== 'object' || body === null) return ['body: not an object'];
  const given = body as Loose;
  const message = (kind === 'respond' || kind === 'update' ? given.data : given) as Loose | undefined | null;
  if (kind === 'command') return commandProblems(given);
  return message ? messageProblems(message) : [];
}

function commandProblems(command: Loose): readonly string[] {
  const isSlash = (command.type ?? 1) === 1;
  const names = [command.name, ...Object.values((command.name_localizations ?? {}) as Loose)];
  const options = (command.options ?? []) as readonly Loose[];
  return [
    ...(isSlash ? names.filter((name) => !isName(name)).map((name) => `name: ${String(name)}`) : []),
    ...(isSlash && !command.description ? ['description: required'] : []),
    ...options.flatMap((option) =>
      [option.name, ...Object.values((option.name_localizations ?? {}) as Loose)]
        .filter((name) => !isName(name))
        .map((name) => `option name: ${String(name)}`),
    ),
  ];
}

function isName(name: unknown): boolean {
  return typeof name === 'string' && commandName.test(name) && name === name.toLowerCase();
}

function messageProblems(message: Loose): readonly string[] {
  const content = String(message.content ?? '');
  const embeds = (message.embeds ?? []) as readonly Loose[];
  const total = embeds.reduce((sum, embed) => sum + embedLength(embed), 0);
  const ids = ((message.components ?? []) as readonly Loose[])
    .flatMap((row) => (row.components ?? []) as readonly Loose[])
    .map((component) => component.custom_id);
  return [
    ...(content.length > 2000 ? ['content: over 2000 characters'] : []),
    ...(total > 6000 ? [`embeds: ${total} characters together`] : []),
    ...(embeds.some((embed) => embedLength(embed) === 0) ? ['embeds: an empty one'] : []),
    ...(new Set(ids).size < ids.length ? ['components: a custom_id twice'] : []),
  ];
}

function embedLength(embed: Loose): number {
  const author = (embed.author ?? {}) as Loose;
  const footer = (embed.footer ?? {}) as Loose;
  return [embed.title, embed.description, author.name, footer.text]
    .map((text) => String(text ?? '').length)
    .reduce((sum, length) => sum + length, 0);
}
