import { type ApiError, refuse } from '../api-error.ts';
import type { Platform } from '../platform.ts';
import { isRecord } from '../validation/form.ts';
import type { Payload } from '../world/model.ts';

/** One request that found its route. */
export interface Call {
  readonly platform: Platform;
  readonly query: URLSearchParams;
  readonly body: unknown;
  param(name: string): string;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

export type Handler = (call: Call) => Reply;

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const done: Reply = { status: 204 };

export function refuseIf(error: ApiError | undefined): void {
  if (error) refuse(error);
}

export function bodyOf(call: Call): Payload {
  return isRecord(call.body) ? call.body : {};
}
