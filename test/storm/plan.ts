import { createHash } from 'node:crypto';
import { createRandom, type Random } from '../support/simulation/random.ts';

/** Which requests of the program are hit: those that post a message, or any. */
export type Target = 'posts' | 'any';

/** What goes wrong with the next requests, or with the connection. */
export type Trouble =
  | {
      readonly kind:
        | 'lose-request'
        | 'lose-answer'
        | 'cut-answer'
        | 'fail-before'
        | 'fail-after'
        | 'hang';
      readonly of: Target;
      readonly times: number;
    }
  | { readonly kind: 'slow'; readonly of: Target; readonly times: number; readonly share: number }
  | { readonly kind: 'limit'; readonly over: 'channel' | 'workspace'; readonly times: number }
  /** Events stop coming: without a word, or because the platform wants a new connection. */
  | { readonly kind: 'hang-up' | 'send-away' }
  | { readonly kind: 'outage'; readonly of: 'api' | 'events' | 'both'; readonly ms: number };

/** When the program is killed: so long (ms) after its nth request, or after its start. */
export type Kill =
  | { readonly after: 'post' | 'request'; readonly nth: number; readonly ms: number }
  | { readonly after: 'start'; readonly ms: number };

/** From one start of the program to the kill that ends it. */
export interface Life {
  /** In milliseconds from its start. */
  readonly troubles: readonly { readonly at: number; readonly trouble: Trouble }[];
  readonly kill: Kill;
  /** What people do before it is started again. */
  readonly actsWhileDead: number;
}

export interface Plan {
  readonly seed: number;
  readonly lives: readonly Life[];
}

/** A request that hangs costs the client's whole timeout, so there are few of them. */
const HANGS_EVERY = 50;
const FIRST_HANG = 20;
/** Longer than the ten seconds after which the program gives a request up. */
const HANG_MS = { min: 10_500, max: 12_500 } as const;

const ONE_REQUEST = [
  ...(['lose-request', 'lose-answer', 'cut-answer', 'fail-before', 'fail-after'] as const),
] as const;

/** What goes wrong, and when the program is killed: the same for the same seed. */
export function createPlan(seed: number, kills: number): Plan {
  const random = createRandom(seed);
  const lives = Array.from({ length: kills }, (_, index) =>
    index % HANGS_EVERY === FIRST_HANG ? hangingLife(random) : usualLife(random),
  );
  return { seed, lives };
}

/** Tells whether two plans are the same. */
export const hashOf = (plan: Plan): string =>
  createHash('sha256').update(JSON.stringify(plan)).digest('hex').slice(0, 12);

function usualLife(random: Random): Life {
  const count = random.pick([0, 1, 1, 2, 3]);
  return {
    troubles: Array.from({ length: count }, () => ({
      at: random.pick([0, 0, random.integer(0, 1_500)]),
      trouble: createTrouble(random),
    })),
    kill: createKill(random),
    actsWhileDead: random.integer(0, 3),
  };
}

function hangingLife(random: Random): Life {
  const times = random.integer(1, 2);
  return {
    troubles: [{ at: 0, trouble: { kind: 'hang', of: 'posts', times } }],
    kill: { after: 'start', ms: random.integer(HANG_MS.min, HANG_MS.max) },
    actsWhileDead: random.integer(0, 3),
  };
}

function createTrouble(random: Random): Trouble {
  const of = random.pick<Target>(['posts', 'posts', 'any']);
  const what = random.pick([
    ...(['request', 'request', 'request', 'request', 'request', 'slow', 'slow'] as const),
    ...(['limit', 'limit', 'connection', 'outage'] as const),
  ]);
  switch (what) {
    case 'request':
      return { kind: random.pick(ONE_REQUEST), of, times: random.integer(1, 3) };
    case 'slow':
      return { kind: 'slow', of, times: random.integer(1, 5), share: random.next() };
    case 'limit':
      return {
        kind: 'limit',
        over: random.pick(['channel', 'workspace']),
        times: random.integer(2, 6),
      };
    case 'connection':
      return { kind: random.pick(['hang-up', 'send-away']) };
    default:
      return {
        kind: 'outage',
        of: random.pick(['api', 'events', 'both']),
        ms: random.integer(200, 1_500),
      };
  }
}

/** Mostly between a message's request and the record of its answer, where a mistake would show. */
function createKill(random: Random): Kill {
  const after = random.pick<Kill['after']>(['post', 'post', 'post', 'request', 'start']);
  if (after === 'start') return { after, ms: random.integer(50, 2_500) };
  const ms = random.pick([0, random.integer(0, 10), random.integer(0, 150)]);
  const nth = after === 'post' ? random.integer(1, 4) : random.integer(1, 25);
  return { after, nth, ms };
}
