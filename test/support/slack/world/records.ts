import { isRecord } from '../../discord/validation/form.ts';
import type { Payload } from './model.ts';

/** The objects in a list, whatever else is in it; none in what is no list. */
export function recordsIn(value: unknown): readonly Payload[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
