import type { FaultEffect as HttpEffect } from '../../discord/rest/faults.ts';
import type { Payload } from '../world/model.ts';

export type FaultEffect =
  | HttpEffect
  /** Handled, but the connection ends in the middle of the answer. */
  | { readonly kind: 'cut-answer' };

export interface Fault {
  /** As `chat.postMessage`, or `response_url`; any unless said. */
  readonly method?: string;
  readonly where?: (args: Payload) => boolean;
  /** How many calls it hits; all of them unless said. */
  readonly times?: number;
  readonly effect: FaultEffect;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  take(method: string, args: Payload): FaultEffect | undefined;
}

export function createFaults(): Faults {
  let faults: { readonly fault: Fault; left: number }[] = [];
  return {
    add(fault) {
      faults.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
    },
    clear() {
      faults = [];
    },
    take(method, args) {
      const hit = faults.find(
        ({ fault, left }) =>
          left > 0 && (fault.method ?? method) === method && fault.where?.(args) !== false,
      );
      if (hit) hit.left -= 1;
      return hit?.fault.effect;
    },
  };
}
