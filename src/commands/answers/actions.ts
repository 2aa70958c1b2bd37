import type { Action } from '../../core/message/model.ts';
import type { Args } from '../define.ts';

/** The argument of an action that tells how many results were shown before it. */
export const OFFSET = 'offset';

/** A button that runs a command with these arguments. */
export function toAction(name: string, args: Args = {}): Action {
  const given = Object.entries(args).filter(([, value]) => value !== undefined);
  return {
    name,
    version: 1,
    args: Object.fromEntries(given.map(([key, value]) => [key, String(value)])),
  };
}

/** The same command, continued after the results shown so far. */
export function toNextPage(name: string, args: Args, offset: number): Action {
  return toAction(name, offset > 0 ? { ...args, [OFFSET]: offset } : args);
}
