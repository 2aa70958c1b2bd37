import type { Kysely, Selectable } from 'kysely';
import type { Claim, OutboxStore } from '../../core/ports/stores/outbox.ts';
import type { DeliveryTable, Schema } from '../schema.ts';
import { toDelivery } from './deliveries.ts';

interface Asked {
  readonly platform: string;
  readonly now: number;
  resolve(claim: Claim | undefined): void;
  reject(error: unknown): void;
}

/**
 * Claims that are asked for in the same turn of the event loop are committed together: a commit
 * waits for the disk, everything else waits with it, and the slower the disk is, the more claims
 * have come together by the next one.
 */
export function createClaim(db: Kysely<Schema>): OutboxStore['claim'] {
  let asked: Asked[] = [];

  async function serve(): Promise<void> {
    const turn = asked;
    asked = [];
    try {
      const claims = await claimAll(db, turn);
      for (const [at, { resolve }] of turn.entries()) resolve(claims[at]);
    } catch (error) {
      for (const { reject } of turn) reject(error);
    }
  }

  return (platform, now) =>
    new Promise((resolve, reject) => {
      if (asked.length === 0) setImmediate(serve);
      asked.push({ platform, now, resolve, reject });
    });
}

/** In their order, so that no delivery is claimed twice. */
const claimAll = (db: Kysely<Schema>, turn: readonly Asked[]) =>
  db.transaction().execute(async (trx) => {
    const claims: (Claim | undefined)[] = [];
    for (const { platform, now } of turn) claims.push(await claimNext(trx, platform, now));
    return claims;
  });

/**
 * Deliveries in a state that only time keeps from being sent, the earliest due first. A paper or a
 * reaction that failed does not hold back what comes after it; a parent or a thread does. One state
 * at a time, because then the index has them in this order and the first one ends the search.
 */
function sendable(db: Kysely<Schema>, platform: string, state: 'unknown' | 'pending') {
  return db
    .selectFrom('delivery as d')
    .leftJoin('delivery as before', (join) =>
      join
        .onRef('before.edition_id', '=', 'd.edition_id')
        .on((eb) => eb('before.seq', '=', eb('d.seq', '-', 1))),
    )
    .select(['d.key', 'd.due_at'])
    .where('d.platform', '=', platform)
    .where('d.state', '=', state)
    .where((eb) =>
      eb.or([
        eb('d.seq', '=', 0),
        eb('before.state', '=', 'sent'),
        eb.and([eb('before.state', '=', 'failed'), eb('before.step', 'in', ['paper', 'reaction'])]),
      ]),
    )
    .orderBy('d.due_at')
    .orderBy('d.edition_id')
    .limit(1);
}

/** Doubtful ones first: their message may already stand. */
const claimNext = async (db: Kysely<Schema>, platform: string, now: number) =>
  (await claimIn(db, platform, 'unknown', now)) ?? claimIn(db, platform, 'pending', now);

async function claimIn(
  db: Kysely<Schema>,
  platform: string,
  state: 'unknown' | 'pending',
  now: number,
): Promise<Claim | undefined> {
  const row = await db
    .updateTable('delivery')
    .set((eb) => ({
      state: 'sending',
      attempts: eb('attempts', '+', 1),
      first_attempt_at: eb.fn.coalesce('first_attempt_at', eb.val(now)),
      last_attempt_at: now,
    }))
    .where('key', 'in', () =>
      db
        .selectFrom(sendable(db, platform, state).where('d.due_at', '<=', now).as('next'))
        .select('next.key'),
    )
    .returningAll()
    .executeTakeFirst();
  return row && toClaim(row, await references(db, row), now);
}

async function references(db: Kysely<Schema>, claimed: Selectable<DeliveryTable>) {
  const rows = await db
    .selectFrom('delivery')
    .select(['step', 'seq', 'ref'])
    .where('edition_id', '=', claimed.edition_id)
    .where('seq', '<', claimed.seq)
    .where((eb) => eb.or([eb('seq', '=', claimed.seq - 1), eb('step', '=', 'thread')]))
    .execute();
  const thread = rows.find((row) => row.step === 'thread')?.ref;
  const before = rows.find((row) => row.seq === claimed.seq - 1)?.ref;
  return { thread, before };
}

function toClaim(
  row: Selectable<DeliveryTable>,
  { thread, before }: Awaited<ReturnType<typeof references>>,
  now: number,
): Claim {
  return {
    delivery: toDelivery(row),
    doubtful: row.doubtful === 1,
    firstAttemptAt: row.first_attempt_at ?? now,
    attempts: row.attempts,
    ...(thread && { thread }),
    ...(before && { before }),
  };
}
