import { ComponentType } from 'discord-api-types/v10';
import type { Posted } from './messages.ts';

/** All that a reader sees of a message, in order, with the backslashes that Discord takes away. */
export function visible({ content, embeds, components }: Posted): string {
  const inside = embeds.flatMap(({ author, title, description, footer }) => [
    author?.name,
    unescaped(title ?? ''),
    unescaped(description ?? ''),
    footer?.text,
  ]);
  const below = components
    .flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []))
    .flatMap((component) => {
      if (component.type === ComponentType.Button && 'label' in component) return [component.label];
      if (component.type === ComponentType.StringSelect) return component.options.map(({ label }) => label);
      return [];
    });
  return [unescaped(content), ...inside, ...below].filter(Boolean).join('\n');
}

/** Without the marks that Discord turns into a look: backslashes, bold, quotation. */
function unescaped(markdown: string): string {
  return markdown
    .replace(/(?<!\\)\*\*/gu, '')
    .replace(/^> /gmu, '')
    .replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
}
