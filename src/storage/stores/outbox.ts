import type { Kysely, Updateable } from 'kysely';
import type { DeliveryState } from '../../core/delivery/model.ts';
import type { OutboxStore } from '../../core/ports/stores/outbox.ts';
import type { DeliveryTable, Schema } from '../schema.ts';
import { createClaim } from './claims.ts';

const STATES: readonly DeliveryState[] = ['pending', 'sending', 'unknown', 'sent', 'failed'];

/** Writes something that a power loss may undo. */
type Unhurried = (write: (db: Kysely<Schema>) => Promise<void>) => Promise<void>;

/** The outbox: every message of every edition, and how far each has come. */
export function createOutboxStore(
  db: Kysely<Schema>,
  unhurried: Unhurried = (write) => write(db),
): OutboxStore {
  const set = (key: string, values: Updateable<DeliveryTable>) => update(db, key, values);

  return {
    claim: createClaim(db),

    // Undone, it is what a crash leaves behind: a claim that is looked up before anything is sent.
    sent: (key, ref, at) =>
      unhurried((later) =>
        update(later, key, { state: 'sent', ref, sent_at: at, doubtful: 0, reason: null }),
      ),
    refused: (key, reason, dueAt) =>
      set(key, { state: 'pending', doubtful: 0, reason, due_at: dueAt }),
    doubt: (key, reason, dueAt) =>
      set(key, { state: 'unknown', doubtful: 1, reason, due_at: dueAt }),
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

async function update(
  db: Kysely<Schema>,
  key: string,
  values: Updateable<DeliveryTable>,
): Promise<void> {
  await db.updateTable('delivery').set(values).where('key', '=', key).execute();
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
