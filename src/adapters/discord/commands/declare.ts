import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command, Option } from '../../../commands/define.ts';
import { assertNever } from '../../../core/errors.ts';
import { shorten } from '../../../core/message/shorten.ts';
import { LIMITS } from '../limits.ts';

/** As it stands in the menu of every message. */
const FIND_COMMAND = 'Find this paper';

const IN_SERVERS = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/**
 * The declarations as Discord takes them: `/papers` with a subcommand each, and the menu entry.
 * @param everywhere for all servers; where a command may be used is no matter in a single one
 */
export function declare(
  commands: readonly Command[],
  everywhere: boolean,
): RESTPutAPIApplicationCommandsJSONBody {
  const where = everywhere ? IN_SERVERS : {};
  return [
    {
      type: ApplicationCommandType.ChatInput,
      name: 'papers',
      description: 'The day’s research papers: read, search, vote, subscribe',
      options: commands.filter(({ hidden }) => !hidden).map(toSubcommand),
      ...where,
    },
    { type: ApplicationCommandType.Message, name: FIND_COMMAND, ...where },
  ];
}

function toSubcommand({ name, summary, options }: Command): APIApplicationCommandSubcommandOption {
  // Discord refuses a needed option behind one that may be left out.
  const inOrder = options.toSorted((a, b) => Number(b.required ?? 0) - Number(a.required ?? 0));
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name,
    description: describe(summary),
    options: inOrder.map(toOption),
  };
}

function toOption(option: Option): APIApplicationCommandBasicOption {
  const { name, summary } = option;
  const base = { name, description: describe(summary), ...(option.required && { required: true }) };
  switch (option.kind) {
    case 'integer':
      return {
        ...base,
        type: ApplicationCommandOptionType.Integer,
        min_value: option.min,
        max_value: option.max,
      };
    case 'choice':
      return {
        ...base,
        type: ApplicationCommandOptionType.String,
        choices: option.choices.map((choice) => ({ name: choice, value: choice })),
      };
    case 'text':
      return { ...base, type: ApplicationCommandOptionType.String };
    case 'paper':
    case 'date':
    case 'since':
    case 'until':
    case 'time':
    case 'zone':
    case 'weekdays':
    case 'topics':
      return { ...base, type: ApplicationCommandOptionType.String, autocomplete: true };
    default:
      return assertNever(option);
  }
}

const describe = (summary: string): string => shorten(summary, LIMITS.description);
