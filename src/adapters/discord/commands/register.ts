import { isDeepStrictEqual } from 'node:util';
import { type REST, type RESTPutAPIApplicationCommandsJSONBody, Routes } from 'discord.js';

interface Registration {
  readonly rest: REST;
  readonly applicationId: string;
  /** Registers in this server alone, where a change shows at once. */
  readonly guildId?: string;
}

/**
 * Makes what Discord has registered what is declared. Returns whether anything had to be sent:
 * Discord takes 200 new commands a day, so an unchanged list is left alone.
 */
export async function register(
  declared: RESTPutAPIApplicationCommandsJSONBody,
  { rest, applicationId, guildId }: Registration,
): Promise<boolean> {
  const route = guildId
    ? Routes.applicationGuildCommands(applicationId, guildId)
    : Routes.applicationCommands(applicationId);
  const registered = await rest.get(route);
  if (isSame(registered, declared, guildId ? DECIDING : [...DECIDING, ...EVERYWHERE])) return false;
  await rest.put(route, { body: declared });
  return true;
}

/** Whether each holds the same commands, in any order. */
function isSame(
  registered: unknown,
  declared: readonly unknown[],
  keys: readonly string[],
): boolean {
  if (!Array.isArray(registered)) return false;
  const comparable = (commands: readonly unknown[]) =>
    commands.map((command) => toComparable(command, keys)).toSorted(byText);
  return isDeepStrictEqual(comparable(registered), comparable(declared));
}

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** What a declaration decides; ids, versions and the like are Discord's own. */
const DECIDING = [
  ...['type', 'name', 'description', 'options', 'required', 'choices', 'value'],
  ...['min_value', 'max_value', 'autocomplete'],
];

/** Decided for all servers at once; in a single one Discord says of them what it likes. */
const EVERYWHERE = ['contexts', 'integration_types'];

/** What Discord leaves out or fills in when it is not given: "" as a message command's description. */
const isDefault = (value: unknown): boolean =>
  [undefined, null, false, ''].some((one) => one === value) ||
  (Array.isArray(value) && value.length === 0);

function toComparable(value: unknown, keys: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => toComparable(item, keys));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key, held]) => keys.includes(key) && !isDefault(held))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, held]) => [key, toComparable(held, keys)]));
}
