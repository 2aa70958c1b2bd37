import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteractionDataBasicOption,
  type APIChatInputApplicationCommandInteractionData,
  type APIMessage,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  ComponentType,
} from 'discord.js';
import type { Action } from '../../../core/message/model.ts';
import type { Typing } from '../../../core/ports/chat-platform.ts';

type Typed = Pick<
  | APIChatInputApplicationCommandInteractionData
  | APIApplicationCommandAutocompleteInteraction['data'],
  'options'
>;

/** The subcommand and the options given with it. */
function subcommand({ options = [] }: Typed) {
  const [first] = options;
  if (first?.type !== ApplicationCommandOptionType.Subcommand) return undefined;
  return { name: first.name, options: first.options ?? [] };
}

/** A slash command as an action. */
export function readCommand(data: Typed): Action {
  const { name, options } = subcommand(data) ?? { name: 'help', options: [] };
  const args = options.map((option) => [option.name, givenTo(option)]);
  return { name, version: 1, args: Object.fromEntries(args) };
}

/** The option that a person is typing. */
export function readTyping({
  data,
}: APIApplicationCommandAutocompleteInteraction): Typing | undefined {
  const { name, options } = subcommand(data) ?? { name: '', options: [] };
  const option = options.find((one) => 'focused' in one && one.focused);
  return option && { command: name, option: option.name, typed: givenTo(option) };
}

const givenTo = (option: APIApplicationCommandInteractionDataBasicOption): string =>
  'value' in option ? String(option.value) : '';

/** A form's fields by name; one that was left empty is left out. */
export function readFields({ data }: APIModalSubmitInteraction): Action['args'] {
  const fields = data.components.flatMap((holder) => {
    if (holder.type === ComponentType.ActionRow) return holder.components;
    return holder.type === ComponentType.Label ? [holder.component] : [];
  });
  return Object.fromEntries(
    fields.flatMap((field) =>
      field.type === ComponentType.TextInput && field.value.trim()
        ? [[field.custom_id, field.value.trim()]]
        : [],
    ),
  );
}

type Said = Partial<Pick<APIMessage, 'content' | 'embeds' | 'components' | 'message_snapshots'>>;

/**
 * All that a message says and links to: a link may stand only in a preview, in a component's text
 * (as in Paperboy's own), or in a message that was forwarded.
 */
export function textOf(said: Said): string {
  const { content, embeds = [], components = [], message_snapshots: forwarded = [] } = said;
  return [
    content,
    ...embeds.flatMap(({ url, title, description }) => [url, title, description]),
    ...components.map(writtenIn),
    ...forwarded.map(({ message }) => textOf(message as Said)),
  ]
    .filter(Boolean)
    .join('\n');
}

/** The text of a component and of those within it. */
function writtenIn(component: object): string {
  const own = 'content' in component ? String(component.content) : '';
  const inner = 'components' in component ? (component.components as readonly object[]) : [];
  return [own, ...inner.map(writtenIn)].filter(Boolean).join('\n');
}
