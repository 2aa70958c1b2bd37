import type { Kysely } from 'kysely';
import type { MeasureStore } from '../../core/ports/stores/measures.ts';
import type { Schema } from '../schema.ts';

/** Counts and oldest moments, each by an index: the tables may hold years. */
export function createMeasureStore(db: Kysely<Schema>): MeasureStore {
  return {
    deliveries: () =>
      db
        .selectFrom('delivery')
        .select(['platform', 'state', (eb) => eb.fn.countAll<number>().as('deliveries')])
        .groupBy(['platform', 'state'])
        .execute(),

    async oldestWaiting(platforms) {
      const row = await db
        .selectFrom('delivery')
        .innerJoin('edition', 'edition.id', 'delivery.edition_id')
        .select((eb) => eb.fn.min('edition.planned_at').as('at'))
        .where('delivery.platform', 'in', platforms)
        .where('delivery.state', 'in', ['pending', 'sending', 'unknown'])
        .executeTakeFirst();
      return row?.at ?? undefined;
    },

    async oldestDue(now) {
      const row = await db
        .selectFrom('subscription')
        .select((eb) => eb.fn.min('next_run_at').as('at'))
        .where('state', '=', 'active')
        .where('next_run_at', '<=', now)
        .executeTakeFirst();
      return row?.at ?? undefined;
    },

    async votes(emojis) {
      const reactions = await db
        .selectFrom('reaction')
        .innerJoin('delivery', 'delivery.ref', 'reaction.message')
        .select((eb) => eb.fn.countAll<number>().as('votes'))
        .where('delivery.step', '=', 'paper')
        .where('reaction.vote', 'in', emojis)
        .executeTakeFirst();
      const ballots = await db
        .selectFrom('ballot')
        .select(['origin', (eb) => eb.fn.countAll<number>().as('votes')])
        .groupBy('origin')
        .execute();
      return [{ origin: 'reaction', votes: reactions?.votes ?? 0 }, ...ballots];
    },
  };
}
