import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Edition, EditionPaper } from '../../core/edition/model.ts';
import type { EditionStore, Plan } from '../../core/ports/stores/editions.ts';
import type { EditionTable, Schema } from '../schema.ts';
import { toDeliveryRow } from './deliveries.ts';

/** What was planned for each channel and date, and which papers it held. */
export function createEditionStore(db: Kysely<Schema>): EditionStore {
  return {
    plan: (plan) => db.transaction().execute((trx) => writePlan(trx, plan)),

    async ofDate(subscriptionId, localDate) {
      const row = await db
        .selectFrom('edition')
        .selectAll()
        .where('subscription_id', '=', subscriptionId)
        .where('local_date', '=', localDate)
        .where('kind', '=', 'daily')
        .executeTakeFirst();
      return row && toEdition(row, await papersOf(db, row.id));
    },

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
        // Nobody has seen what an edition held whose first message was refused.
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('delivery')
                .select('delivery.key')
                .whereRef('delivery.edition_id', '=', 'edition.id')
                .where('delivery.step', '=', 'parent')
                .where('delivery.state', '=', 'failed'),
            ),
          ),
        )
        .execute();
      return new Set(rows.map((row) => row.paper_id));
    },

    async postings(paperId) {
      const rows = await postedMessages(db)
        .where('edition_paper.paper_id', '=', paperId)
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

/** The message that shows a paper: its own, or in the compact layout the one that lists them all. */
function postedMessages(db: Kysely<Schema>) {
  return db
    .selectFrom('edition_paper')
    .innerJoin('edition', 'edition.id', 'edition_paper.edition_id')
    .innerJoin('delivery', 'delivery.edition_id', 'edition.id')
    .select(['platform', 'workspace', 'channel', 'ref', 'sent_at', 'local_date', 'kind'])
    .where('delivery.state', '=', 'sent')
    .where((eb) =>
      eb.or([
        eb.and([
          eb('delivery.step', '=', 'paper'),
          eb('delivery.paper_id', '=', eb.ref('edition_paper.paper_id')),
        ]),
        eb.and([
          eb('delivery.step', '=', 'parent'),
          eb.not(
            eb.exists(
              eb
                .selectFrom('delivery as own')
                .select('own.key')
                .whereRef('own.edition_id', '=', 'edition.id')
                .where('own.step', '=', 'paper'),
            ),
          ),
        ]),
      ]),
    );
}

async function writePlan(
  trx: Transaction<Schema>,
  { edition, deliveries, next, basis }: Plan,
): Promise<boolean> {
  if (!(await stands(trx, edition.subscriptionId, basis))) return false;
  const isNew = await insertEdition(trx, edition, deliveries);
  await trx
    .updateTable('subscription')
    .set({ next_date: next.nextDate, next_run_at: next.nextRunAt })
    .where('id', '=', edition.subscriptionId)
    .execute();
  return isNew;
}

/** False, and nothing written, where the channel has an edition of that kind and date. */
export async function insertEdition(
  trx: Transaction<Schema>,
  edition: Edition,
  deliveries: Plan['deliveries'],
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
      stand_in: rest.standIn ?? null,
      planned_at: rest.plannedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  const isNew = (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
  if (isNew) await writeContents(trx, edition, papers, deliveries);
  return isNew;
}

async function stands(
  trx: Transaction<Schema>,
  id: string,
  { nextRunAt, standing }: Plan['basis'],
): Promise<boolean> {
  const row = await trx
    .selectFrom('subscription')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', standing.state)
    .where('next_run_at', '=', nextRunAt)
    // What was posted there since the backup is not known yet.
    .where('id', 'not in', (eb) => eb.selectFrom('lapse').select('lapse.subscription_id'))
    .executeTakeFirst();
  return row !== undefined;
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
    ...(row.stand_in !== null && { standIn: row.stand_in }),
    plannedAt: row.planned_at,
    papers,
  };
}
