export interface Deadline {
  /** Aborts when the time is up or the caller's signal aborts. */
  readonly signal: AbortSignal;
  isOver(): boolean;
  /** Frees the timer and the caller's signal. */
  clear(): void;
}

/**
 * One time limit for everything done for one answer. Not AbortSignal.any: on Node 20 that keeps a
 * trace of every request on a signal that lives as long as the program.
 */
export function startDeadline(ms: number, caller?: AbortSignal): Deadline {
  const controller = new AbortController();
  let over = false;
  const timer = setTimeout(() => {
    over = true;
    controller.abort();
  }, ms);
  const onAbort = () => controller.abort();
  if (caller?.aborted) onAbort();
  caller?.addEventListener('abort', onAbort, { once: true });
  return {
    signal: controller.signal,
    isOver: () => over,
    clear() {
      clearTimeout(timer);
      caller?.removeEventListener('abort', onAbort);
    },
  };
}
