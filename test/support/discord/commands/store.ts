import type { ApiError } from '../api-error.ts';
import { isRecord } from '../validation/form.ts';
import type { Payload } from '../world/model.ts';
import type { State } from '../world/state.ts';
import { commandPayload } from './payload.ts';

const DAY_MS = 86_400_000;
const MOST_CREATED = 200;

export interface CommandStore {
  /** Of a guild, or the global ones. */
  list(guildId?: string): readonly Payload[];
  /** Replaces them all; names that were there keep their ids. */
  overwrite(commands: readonly unknown[], guildId?: string): ApiError | undefined;
  /** What a person in a guild can use: the guild's own come first. */
  find(name: string, type: number, guildId: string | undefined): Payload | undefined;
}

export function createCommandStore(state: State): CommandStore {
  const commands = new Map<string, readonly Payload[]>();
  const created = new Map<string, number[]>();
  const list = (guildId?: string) => commands.get(guildId ?? '') ?? [];
  return {
    list,
    overwrite(given, guildId) {
      const before = list(guildId);
      const next = given
        .filter(isRecord)
        .map((command) => commandPayload(state, command, before, guildId));
      const known = new Set(before.map(({ id }) => id));
      const fresh = next.filter(({ id }) => !known.has(id)).length;
      const today = (created.get(guildId ?? '') ?? []).filter((at) => at > state.now() - DAY_MS);
      if (today.length + fresh > MOST_CREATED) return tooManyToday(state, today);
      created.set(guildId ?? '', [...today, ...Array.from({ length: fresh }, state.now)]);
      commands.set(guildId ?? '', next);
      return undefined;
    },
    find: (name, type, guildId) =>
      [...(guildId === undefined ? [] : list(guildId)), ...list()].find(
        (command) => command.name === name && command.type === type,
      ),
  };
}

function tooManyToday(state: State, today: readonly number[]): ApiError {
  const oldest = Math.min(state.now(), ...today);
  return {
    status: 429,
    code: 30034,
    message: `Max number of daily application command creates has been reached (${MOST_CREATED})`,
    retry_after: (oldest + DAY_MS - state.now()) / 1000,
  };
}
