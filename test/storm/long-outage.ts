import { setTimeout as sleep } from 'node:timers/promises';
import type { StandIn } from './stand-in.ts';

const LOOK_MS = 10;
/** Answers that are lost before everything is. */
const LOST = 3;
const FLIGHT_MS = 200;

/** The platform goes away for so long while messages are on their way, and comes back. */
export async function sitOut(
  standIn: StandIn,
  busy: () => string | undefined,
  ms: number,
): Promise<void> {
  while (busy() === undefined) await sleep(LOOK_MS);
  standIn.cause({ kind: 'lose-answer', of: 'posts', times: LOST }, busy());
  await sleep(FLIGHT_MS);
  standIn.cause({ kind: 'outage', of: 'both', ms }, busy());
  await standIn.calm();
}
