import { createHash } from 'node:crypto';
import { removeInvisible } from '../../paper/text/characters.ts';
import type { Action } from '../model.ts';

/**
 * How what a button stands for is answered: as a new answer, as more of the same, where the whole
 * channel sees it, or with the values of a form.
 */
export type Mode = 'plain' | 'more' | 'share' | 'form';

/** An action that is too long for its button; it must be stored before the button is sent. */
export interface KeptAction {
  readonly token: string;
  readonly action: Action;
}

export interface ActionId {
  readonly id: string;
  readonly kept?: KeptAction;
}

type Meant =
  | { readonly mode: Mode; readonly action: Action }
  | { readonly mode: Mode; readonly token: string };

const LETTERS: Readonly<Record<Mode, string>> = { plain: 'p', more: 'm', share: 's', form: 'f' };
const MODES: ReadonlyMap<string, Mode> = new Map([
  ['p', 'plain'],
  ['m', 'more'],
  ['s', 'share'],
  ['f', 'form'],
]);

const TOKEN_LENGTH = 22;
const ACTION_ID = /^(?<letter>[pmsf])(?:~(?<token>[\w-]{22})|1(?<json>\[.*\]))$/s;

/**
 * The action itself where it is plain and takes at most `longest` characters, else a token that
 * only the action gives.
 */
export function toActionId(action: Action, mode: Mode, longest: number): ActionId {
  const json = toJson(action);
  const whole = `${LETTERS[mode]}${action.version}${json}`;
  // A platform might take out what nobody sees.
  const isPlain = removeInvisible(whole) === whole;
  if (isPlain && whole.length <= longest) return { id: whole };
  const token = createHash('sha256').update(json).digest('base64url').slice(0, TOKEN_LENGTH);
  return { id: `${LETTERS[mode]}~${token}`, kept: { token, action } };
}

/** Undefined for what is no action id of this version's. */
export function readActionId(id: string): Meant | undefined {
  const { letter = '', token, json = '' } = ACTION_ID.exec(id)?.groups ?? {};
  const mode = MODES.get(letter);
  if (mode === undefined) return undefined;
  if (token !== undefined) return { mode, token };
  const action = fromJson(json);
  return action && { mode, action };
}

/** Equal actions are equal texts. JSON writes lone surrogates and controls as escapes. */
function toJson({ name, args }: Action): string {
  const sorted = Object.entries(args).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([name, Object.fromEntries(sorted)]);
}

function fromJson(json: string): Action | undefined {
  try {
    const [name, args, ...rest]: readonly unknown[] = JSON.parse(json);
    if (typeof name !== 'string' || !isArgs(args) || rest.length > 0) return undefined;
    return { name, version: 1, args };
  } catch {
    return undefined;
  }
}

const isArgs = (value: unknown): value is Action['args'] =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((arg) => typeof arg === 'string');
