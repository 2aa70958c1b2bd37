import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Edition, EditionPaper } from '../../core/edition/model.ts';
import type { EditionStore, Plan } from '../../core/ports/stores/editions.ts';
import type { EditionTable, Schema } from '../schema.ts';
import { toDeliveryRow } from './deliveries.ts';

/** What was planned for each channel and date, and which papers it held. */
export function createEditionStore(db: Kysely<Schema>): EditionStore {
  return {
    plan: (plan) => db.transaction().execute((trx) => writePlan(trx, plan)),

    async latest(subscriptionId, limit) {
      const rows = await db
        .selectFrom('edition')
        .selectAll()
        .where('subscription_id', '=', subscriptionId)
        .orderBy('local_date', 'desc')
        .orderBy('planned_at', 'desc')
        .limit(limit)
        .execute();
      return Promise.all(rows.map(async (row) => toEdition(row, await papersOf(db, row.id))));
    },

    async postedPapers(subscriptionId) {
      const rows = await db
        .selectFrom('edition_paper')
        .innerJoin('edition', 'edition.id', 'edition_paper.edition_id')
        .select('edition_paper.paper_id')
        .where('edition.subscription_id', '=', subscriptionId)
        .execute();
      return new Set(rows.map((row) => row.paper_id));
    },

    async postings(paperId) {
      const rows = await db
        .selectFrom('delivery')
        .innerJoin('edition', 'edition.id', 'delivery.edition_id')
        .select(['platform', 'workspace', 'channel', 'ref', 'sent_at', 'local_date', 'kind'])
        .where('delivery.paper_id', '=', paperId)
        .where('delivery.state', '=', 'sent')
        .orderBy('sent_at', 'desc')
        .execute();
      return rows.flatMap(({ platform, workspace, channel, ref, sent_at, local_date, kind }) =>
        ref === null || sent_at === null
          ? []
          : [
              {
                channel: { platform, workspace, id: channel },
                edition: { localDate: local_date, kind },
                message: ref,
                sentAt: sent_at,
              },
            ],
      );
    },
  };
}

async function writePlan(
  trx: Transaction<Schema>,
  { edition, deliveries, next }: Plan,
): Promise<boolean> {
  const { papers, ...rest } = edition;
  const inserted = await trx
    .insertInto('edition')
    .values({
      id: rest.id,
      subscription_id: rest.subscriptionId,
      local_date: rest.localDate,
      kind: rest.kind,
      outcome: rest.outcome,
      source_day: rest.sourceDay ?? null,
      planned_at: rest.plannedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  const isNew = (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
  if (isNew) await writeContents(trx, edition, papers, deliveries);
  await trx
    .updateTable('subscription')
    .set({ next_date: next.nextDate, next_run_at: next.nextRunAt })
    .where('id', '=', edition.subscriptionId)
    .execute();
  return isNew;
}

async function writeContents(
  trx: Transaction<Schema>,
  edition: Edition,
  papers: readonly EditionPaper[],
  deliveries: Plan['deliveries'],
): Promise<void> {
  if (papers.length > 0) {
    const rows = papers.map(({ paperId, rank, score }) => ({
      edition_id: edition.id,
      paper_id: paperId,
      rank,
      score,
    }));
    await trx.insertInto('edition_paper').values(rows).execute();
  }
  if (deliveries.length > 0) {
    const rows = deliveries.map((delivery) => toDeliveryRow(delivery, edition.plannedAt));
    await trx.insertInto('delivery').values(rows).execute();
  }
}

async function papersOf(db: Kysely<Schema>, editionId: string): Promise<readonly EditionPaper[]> {
  const rows = await db
    .selectFrom('edition_paper')
    .select(['paper_id', 'rank', 'score'])
    .where('edition_id', '=', editionId)
    .orderBy('rank')
    .execute();
  return rows.map(({ paper_id, rank, score }) => ({ paperId: paper_id, rank, score }));
}

function toEdition(row: Selectable<EditionTable>, papers: readonly EditionPaper[]): Edition {
  return {
    id: row.id,
    subscriptionId: row.subscription_id,
    localDate: row.local_date,
    kind: row.kind,
    outcome: row.outcome,
    ...(row.source_day !== null && { sourceDay: row.source_day }),
    plannedAt: row.planned_at,
    papers,
  };
}
