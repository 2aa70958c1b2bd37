import type { Kysely, Transaction } from 'kysely';
import type { FoundDelivery, LapseStore } from '../../core/ports/stores/lapses.ts';
import type { Schema } from '../schema.ts';
import { insertEdition } from './editions.ts';

/** Before the backup, how long ago (ms) a message was sent whose votes may have changed since. */
const VOTED_MS = 3 * 86_400_000;

/** What a message shows is not known: it is edited when its votes are compared. */
const UNSURE = -1;

/** Channels that may have had editions which a restored database does not know of. */
export function createLapseStore(db: Kysely<Schema>): LapseStore {
  return {
    begin: (now) =>
      db.transaction().execute(async (trx) => {
        const since = await lastSign(trx, now);
        const doubtful = await doubt(trx, now);
        await trx
          .updateTable('delivery')
          .set({ shown_votes: UNSURE })
          .where('step', '=', 'paper')
          .where('state', '=', 'sent')
          .where('sent_at', '>=', since - VOTED_MS)
          .execute();
        const opened = await trx
          .insertInto('lapse')
          .columns(['subscription_id', 'since', 'until'])
          .expression((eb) =>
            eb
              .selectFrom('subscription')
              .select(['id', eb.val(since).as('since'), eb.val(now).as('until')])
              .where('state', '!=', 'ended'),
          )
          // Restored once more before the first lapse was closed: that began earlier.
          .onConflict((conflict) => conflict.column('subscription_id').doUpdateSet({ until: now }))
          .executeTakeFirst();
        return { doubtful, channels: Number(opened.numInsertedOrUpdatedRows ?? 0n) };
      }),

    async open() {
      const rows = await db
        .selectFrom('lapse')
        .innerJoin('subscription', 'subscription.id', 'lapse.subscription_id')
        .select(['subscription_id', 'platform', 'workspace', 'channel', 'since', 'until'])
        .where('state', '!=', 'ended')
        .orderBy('subscription_id')
        .execute();
      return rows.map(({ subscription_id, platform, workspace, channel, since, until }) => ({
        subscriptionId: subscription_id,
        channel: { platform, workspace, id: channel },
        ...{ since, until },
      }));
    },

    close: (subscriptionId, found, { nextDate, nextRunAt }) =>
      db.transaction().execute(async (trx) => {
        for (const { edition, deliveries } of found) {
          const planned = deliveries.map(({ delivery }) => delivery);
          if (!(await insertEdition(trx, edition, planned))) continue;
          for (const delivery of deliveries) await sent(trx, delivery);
        }
        await trx
          .updateTable('subscription')
          .set({ next_date: nextDate, next_run_at: nextRunAt })
          .where('id', '=', subscriptionId)
          .execute();
        await trx.deleteFrom('lapse').where('subscription_id', '=', subscriptionId).execute();
      }),
  };
}

/** The last that was written before the backup was made: something is, every few minutes. */
async function lastSign(trx: Transaction<Schema>, now: number): Promise<number> {
  const fetched = await trx
    .selectFrom('fetch')
    .select((eb) => eb.fn.max('at').as('at'))
    .executeTakeFirst();
  const planned = await trx
    .selectFrom('edition')
    .select((eb) => eb.fn.max('planned_at').as('at'))
    .executeTakeFirst();
  const last = Math.max(fetched?.at ?? 0, planned?.at ?? 0);
  return last > 0 ? Math.min(last, now) : now;
}

async function doubt(trx: Transaction<Schema>, now: number): Promise<number> {
  const result = await trx
    .updateTable('delivery')
    .set((eb) => ({
      state: 'unknown',
      doubtful: 1,
      reason: 'it may have been sent after the backup was made',
      due_at: now,
      first_attempt_at: eb.fn.coalesce(
        'first_attempt_at',
        eb
          .selectFrom('edition')
          .select('planned_at')
          .whereRef('edition.id', '=', 'delivery.edition_id'),
      ),
    }))
    .where('state', 'in', ['pending', 'sending', 'unknown'])
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

const sent = (trx: Transaction<Schema>, { delivery, ref, sentAt }: FoundDelivery) =>
  trx
    .updateTable('delivery')
    .set({ state: 'sent', ref, sent_at: sentAt, shown_votes: UNSURE })
    .where('key', '=', delivery.key)
    .execute();
