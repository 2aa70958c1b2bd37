import { setTimeout as sleep } from 'node:timers/promises';
import { assertNever } from '../../src/core/errors.ts';
import type { Program } from '../support/program.ts';
import type { Kill, Life } from './plan.ts';
import type { StandIn } from './stand-in.ts';

const LOOK_MS = 1;
/** Where the request after which the program is to be killed does not come, it is killed then. */
const LONGEST_MS = 4_000;
const TOLD_EVERY = 50;

export interface LivesParts {
  readonly standIn: StandIn;
  start(): Program;
  /** The channel in which something is being posted. */
  busy(): string | undefined;
  /** Steps whose outcome the program could not record before it was killed. */
  inDoubt(): number;
  /** Says how far it is. */
  tell(line: string): void;
  /** Somebody does something. */
  act(): void;
}

export interface Lived {
  /** The one that was started after the last kill. */
  readonly program: Program;
  readonly kills: number;
  /** Kills that left a step in doubt. */
  readonly inDoubt: number;
  /** What programs printed that ended by themselves. */
  readonly fallen: readonly string[];
}

/** Lets the program live and be killed as planned, and leaves it running. */
export async function live(
  first: Program,
  lives: readonly Life[],
  { standIn, start, busy, inDoubt, tell, act }: LivesParts,
): Promise<Lived> {
  let program = first;
  let kills = 0;
  let doubtful = 0;
  const fallen: string[] = [];
  for (const { troubles, kill, actsWhileDead } of lives) {
    const timers = troubles.map(({ at, trouble }) =>
      setTimeout(() => standIn.cause(trouble, busy()), at),
    );
    const end = await Promise.race([momentOf(kill, standIn), program.ended]);
    if (end !== undefined) fallen.push(`ended with ${end}:\n${program.output()}`);
    program.signal('SIGKILL');
    await program.ended;
    kills += 1;
    if (inDoubt() > 0) doubtful += 1;
    if (kills % TOLD_EVERY === 0) tell(`${standIn.name}: ${kills} of ${lives.length} kills`);
    for (const timer of timers) clearTimeout(timer);
    standIn.heal();
    for (let acts = 0; acts < actsWhileDead; acts += 1) act();
    program = start();
  }
  return { program, kills, inDoubt: doubtful, fallen };
}

async function momentOf(kill: Kill, standIn: StandIn): Promise<undefined> {
  switch (kill.after) {
    case 'start':
      return void (await sleep(kill.ms));
    case 'post':
    case 'request': {
      const count = kill.after === 'post' ? standIn.posts : standIn.requests;
      const last = count() + kill.nth;
      const latest = performance.now() + LONGEST_MS;
      while (count() < last && performance.now() < latest) await sleep(LOOK_MS);
      // A timer takes a millisecond at least.
      if (kill.ms > 0) await sleep(kill.ms);
      return undefined;
    }
    default:
      return assertNever(kill);
  }
}
