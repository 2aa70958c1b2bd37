import type { Kysely, Selectable, Updateable } from 'kysely';
import type { DeliveryState } from '../../core/delivery/model.ts';
import type { Claim, OutboxStore } from '../../core/ports/stores/outbox.ts';
import type { DeliveryTable, Schema } from '../schema.ts';
import { toDelivery } from './deliveries.ts';

const STATES: readonly DeliveryState[] = ['pending', 'sending', 'unknown', 'sent', 'failed'];

/** The outbox: every message of every edition, and how far each has come. */
export function createOutboxStore(db: Kysely<Schema>): OutboxStore {
  const set = (key: string, values: Updateable<DeliveryTable>) =>
    db.updateTable('delivery').set(values).where('key', '=', key).execute();

  return {
    claim: (platform, now) => claimNext(db, platform, now),

    async sent(key, ref, at) {
      await set(key, { state: 'sent', ref, sent_at: at, doubtful: 0, reason: null });
    },
    async refused(key, reason, dueAt) {
      await set(key, { state: 'pending', doubtful: 0, reason, due_at: dueAt });
    },
    async doubt(key, reason, dueAt) {
      await set(key, { state: 'unknown', doubtful: 1, reason, due_at: dueAt });
    },
    failed: (key, reason) => fail(db, key, reason),

    async recover(platform, settleMs) {
      const result = await db
        .updateTable('delivery')
        .set((eb) => ({
          state: 'unknown',
          doubtful: 1,
          reason: 'Paperboy stopped while sending it',
          due_at: eb(eb.fn.coalesce('last_attempt_at', 'due_at'), '+', settleMs),
        }))
        .where('platform', '=', platform)
        .where('state', '=', 'sending')
        .executeTakeFirst();
      return Number(result.numUpdatedRows);
    },

    async revive(subscriptionId, plannedSince, dueAt) {
      const rows = await db
        .updateTable('delivery')
        .set({ state: 'pending', due_at: dueAt, attempts: 0, doubtful: 0, reason: null })
        .where('state', '=', 'failed')
        .where('edition_id', 'in', (eb) =>
          eb
            .selectFrom('edition')
            .select('edition.id')
            .where('edition.subscription_id', '=', subscriptionId)
            .where('edition.planned_at', '>=', plannedSince),
        )
        .returning('step')
        .execute();
      return rows.map(({ step }) => step);
    },

    async counts() {
      const rows = await db
        .selectFrom('delivery')
        .select(['state', (eb) => eb.fn.countAll<number>().as('deliveries')])
        .groupBy('state')
        .execute();
      const counts = new Map(rows.map((row) => [row.state, row.deliveries]));
      const entries = STATES.map((state) => [state, counts.get(state) ?? 0]);
      return Object.fromEntries(entries);
    },

    async failures({ platform, workspace, id }, since) {
      const rows = await db
        .selectFrom('delivery')
        .select(['key', 'reason'])
        .where('state', '=', 'failed')
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('channel', '=', id)
        // What was given up with its parent was never attempted, and needs no word of its own.
        .where('last_attempt_at', '>=', since)
        .orderBy('last_attempt_at', 'desc')
        .execute();
      return rows.map((row) => ({ key: row.key, reason: row.reason ?? '' }));
    },
  };
}

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

/** Gives a delivery up, with what can't be without it: its edition, or a paper's reaction. */
async function fail(db: Kysely<Schema>, key: string, reason: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('delivery')
      .set({ state: 'failed', reason, doubtful: 0 })
      .where('key', '=', key)
      .returning(['edition_id', 'seq', 'step'])
      .executeTakeFirst();
    if (!row || row.step === 'reaction') return;
    await trx
      .updateTable('delivery')
      .set({ state: 'failed', reason: `not sent, because the ${row.step} before it failed` })
      .where('edition_id', '=', row.edition_id)
      .where('seq', '>', row.seq)
      .$if(row.step === 'paper', (query) =>
        query.where('seq', '=', row.seq + 1).where('step', '=', 'reaction'),
      )
      .execute();
  });
}
