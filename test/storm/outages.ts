import { setTimeout as sleep } from 'node:timers/promises';

interface Outage {
  end(): Promise<void>;
}

/** One outage at a time: a second one would end while the first still holds the port. */
export function createOutages<Of>(start: (of: Of) => Promise<Outage>) {
  let isAway = false;
  let last: Promise<void> = Promise.resolve();

  async function run(of: Of, ms: number): Promise<void> {
    const outage = await start(of);
    await sleep(ms);
    await outage.end();
    isAway = false;
  }

  return {
    begin(of: Of, ms: number): void {
      if (isAway) return;
      isAway = true;
      last = run(of, ms);
    },
    /** Resolves when nothing is away any more. */
    over: (): Promise<void> => last,
  };
}
