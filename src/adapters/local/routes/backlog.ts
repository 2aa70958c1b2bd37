const MOST_WAITING = 100;
const LONGEST_WAIT_MS = 30_000;

/** The writes that the other side has not taken yet. */
export interface Backlog {
  add(write: Promise<unknown>): void;
}

/** Calls `giveUp` when too many writes wait, or one for too long: nobody reads any more. */
export function createBacklog(giveUp: () => void): Backlog {
  let waiting = 0;
  return {
    add(write) {
      waiting += 1;
      const overdue = setTimeout(giveUp, LONGEST_WAIT_MS).unref();
      void write.finally(() => {
        waiting -= 1;
        clearTimeout(overdue);
      });
      if (waiting > MOST_WAITING) giveUp();
    },
  };
}
