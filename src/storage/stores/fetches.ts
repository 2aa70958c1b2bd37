import type { Kysely, Selectable } from 'kysely';
import type { FetchOutcome, FetchStore } from '../../core/ports/stores/fetches.ts';
import type { FetchTable, Schema } from '../schema.ts';

/** How asking each source ended, kept as a record. */
export function createFetchStore(db: Kysely<Schema>): FetchStore {
  const newest = (source: string) =>
    db.selectFrom('fetch').selectAll().where('source', '=', source).orderBy('at', 'desc').limit(1);

  return {
    async record({ source, resource, at, retryAt, reason, validator, ...counts }) {
      const rest = {
        ...counts,
        reason: reason ?? null,
        retry_at: retryAt ?? null,
        validator: validator ?? null,
      };
      await db
        .insertInto('fetch')
        .values({ source, resource, at, ...rest })
        .onConflict((conflict) => conflict.columns(['source', 'resource', 'at']).doUpdateSet(rest))
        .execute();
    },

    async last(source, resource) {
      const row = await newest(source).where('resource', '=', resource).executeTakeFirst();
      return row && toOutcome(row);
    },

    async lastOf(source) {
      const newestDay = newest(source).where('resource', 'like', 'day %');
      const any = await newestDay.executeTakeFirst();
      const good = await newestDay.where('outcome', '!=', 'failed').executeTakeFirst();
      return { ...(any && { any: toOutcome(any) }), ...(good && { good: toOutcome(good) }) };
    },

    async days(source, from) {
      const rows = await db
        .selectFrom('fetch')
        .select(['resource', (eb) => eb.fn.max('at').as('checked_at')])
        .where('source', '=', source)
        .where('outcome', '!=', 'failed')
        .where('resource', '>=', `day ${from}`)
        .where('resource', 'like', 'day %')
        .groupBy('resource')
        .orderBy('resource', 'desc')
        .execute();
      const listed = await db
        .selectFrom('listing')
        .select(['day', (eb) => eb.fn.countAll<number>().as('papers')])
        .where('source', '=', source)
        .where('day', '>=', from)
        .groupBy('day')
        .execute();
      const papers = new Map(listed.map((row) => [row.day, row.papers]));
      return rows.map((row) => {
        const day = row.resource.slice('day '.length);
        return { day, papers: papers.get(day) ?? 0, checkedAt: row.checked_at };
      });
    },
  };
}

function toOutcome(row: Selectable<FetchTable>): FetchOutcome {
  const { reason, retry_at, validator, ...outcome } = row;
  return {
    ...outcome,
    ...(reason !== null && { reason }),
    ...(retry_at !== null && { retryAt: retry_at }),
    ...(validator !== null && { validator }),
  };
}
