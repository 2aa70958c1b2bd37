/** What goes wrong with a request. */
export type FaultEffect =
  /** Answered like this and not handled. */
  | {
      readonly kind: 'refuse';
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The connection ends before the request is handled. */
  | { readonly kind: 'drop' }
  /** Handled, but the connection ends without an answer. */
  | { readonly kind: 'lose-answer' }
  /** Handled, but answered with this status. */
  | { readonly kind: 'handle-then-fail'; readonly status: number }
  /** Neither handled nor answered. */
  | { readonly kind: 'hang' }
  /** Handled this much later. */
  | { readonly kind: 'delay'; readonly ms: number };

export interface Fault {
  readonly method?: string;
  /** Against the path after `/api/v10`, without the query. */
  readonly path?: RegExp;
  /** How many requests it hits; all of them unless said. */
  readonly times?: number;
  readonly effect: FaultEffect;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  take(method: string, path: string): FaultEffect | undefined;
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
    take(method, path) {
      const hit = faults.find(
        ({ fault, left }) =>
          left > 0 &&
          (fault.method ?? method) === method &&
          (fault.path === undefined || path.search(fault.path) >= 0),
      );
      if (hit) hit.left -= 1;
      return hit?.fault.effect;
    },
  };
}
