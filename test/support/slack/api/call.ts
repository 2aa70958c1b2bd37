import { refuse } from '../api-error.ts';
import type { Platform } from '../platform.ts';
import { asMessages } from '../validation/field.ts';
import type { Payload } from '../world/model.ts';

/** One call of a method by somebody who may call it. */
export interface Call {
  readonly platform: Platform;
  readonly args: Payload;
}

/** Returns what goes with `ok: true`. */
export type Handler = (call: Call) => Payload;

export function refuseArguments(problem: string): never {
  return refuse({ error: 'invalid_arguments', response_metadata: asMessages([problem]) });
}

export function requiredText({ args }: Call, name: string): string {
  const value = args[name];
  if (value === undefined || value === '')
    return refuseArguments(`missing required field: ${name}`);
  return String(value);
}

export function needScope({ platform }: Call, scope: string): void {
  const { access } = platform;
  if (access.has(scope)) return;
  refuse({ error: 'missing_scope', needed: scope, provided: access.scopes.join(',') });
}
