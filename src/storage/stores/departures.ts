import type { Kysely } from 'kysely';
import type { DepartureStore, Workspace } from '../../core/ports/stores/departures.ts';
import type { Schema } from '../schema.ts';
import { inChunks } from './chunks.ts';
import { markOutdated } from './outdated.ts';

/** People of a slice; some have voted for hundreds of papers. */
const PEOPLE = 10;

/** Workspaces that removed the bot, and what is left of them. */
export function createDepartureStore(db: Kysely<Schema>): DepartureStore {
  return {
    async record({ platform, workspace }, at) {
      await db
        .insertInto('departure')
        .values({ platform, workspace, at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    revoke: (platform, workspaces) =>
      inChunks(workspaces, (chunk) =>
        db
          .deleteFrom('departure')
          .where('platform', '=', platform)
          .where('workspace', 'in', chunk)
          .execute(),
      ),

    async known(platform) {
      const rows = await db
        .selectFrom('subscription')
        .select('workspace')
        .where('platform', '=', platform)
        .union((eb) => eb.selectFrom('ballot').select('workspace').where('platform', '=', platform))
        .union((eb) => eb.selectFrom('saved').select('workspace').where('platform', '=', platform))
        .execute();
      return rows.map(({ workspace }) => workspace);
    },

    async before(moment) {
      return db
        .selectFrom('departure')
        .select(['platform', 'workspace'])
        .where('at', '<', moment)
        .execute();
    },

    async *erase(workspace) {
      await endSubscriptions(db, workspace);
      for (const slice of [eraseEdition, erasePeople]) {
        for (let removed = -1; removed !== 0; ) {
          // It may have come back while this went on.
          if (!(await isGone(db, workspace))) return;
          removed = await slice(db, workspace);
          yield removed;
        }
      }
      yield await eraseSubscriptions(db, workspace);
    },
  };
}

async function isGone(db: Kysely<Schema>, { platform, workspace }: Workspace): Promise<boolean> {
  const row = await db
    .selectFrom('departure')
    .select('at')
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .executeTakeFirst();
  return row !== undefined;
}

/** Nothing is planned for them while they go. */
async function endSubscriptions(
  db: Kysely<Schema>,
  { platform, workspace }: Workspace,
): Promise<void> {
  await db
    .updateTable('subscription')
    .set({ state: 'ended' })
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .execute();
}

/** One edition with its messages, and the reactions to them. */
const eraseEdition = (db: Kysely<Schema>, { platform, workspace }: Workspace): Promise<number> =>
  db.transaction().execute(async (trx) => {
    const edition = await trx
      .selectFrom('edition')
      .innerJoin('subscription', 'subscription.id', 'edition.subscription_id')
      .select('edition.id')
      .where('subscription.platform', '=', platform)
      .where('subscription.workspace', '=', workspace)
      .limit(1)
      .executeTakeFirst();
    if (!edition) return 0;
    const deliveries = await trx
      .deleteFrom('delivery')
      .where('edition_id', '=', edition.id)
      .returning(['ref', 'paper_id'])
      .execute();
    await inChunks(
      deliveries.flatMap(({ ref }) => ref ?? []),
      (refs) =>
        trx
          .deleteFrom('reaction')
          .where('message', 'in', refs)
          .where('platform', '=', platform)
          .execute(),
    );
    await markOutdated(
      trx,
      deliveries.flatMap(({ paper_id }) => paper_id ?? []),
    );
    await trx.deleteFrom('edition_paper').where('edition_id', '=', edition.id).execute();
    await trx.deleteFrom('edition').where('id', '=', edition.id).execute();
    return 1 + deliveries.length;
  });

/** The ballots and saved papers of some people. */
const erasePeople = (db: Kysely<Schema>, { platform, workspace }: Workspace): Promise<number> =>
  db.transaction().execute(async (trx) => {
    const some = (table: 'ballot' | 'saved') =>
      trx
        .selectFrom(table)
        .select('person')
        .distinct()
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .limit(PEOPLE);
    const ballots = await trx
      .deleteFrom('ballot')
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .where('person', 'in', some('ballot'))
      .returning('paper_id')
      .execute();
    await markOutdated(
      trx,
      ballots.map(({ paper_id }) => paper_id),
    );
    const saved = await trx
      .deleteFrom('saved')
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .where('person', 'in', some('saved'))
      .executeTakeFirst();
    return ballots.length + Number(saved.numDeletedRows);
  });

const eraseSubscriptions = (db: Kysely<Schema>, workspace: Workspace): Promise<number> =>
  db.transaction().execute(async (trx) => {
    const subscriptions = trx
      .selectFrom('subscription')
      .select('id')
      .where('platform', '=', workspace.platform)
      .where('workspace', '=', workspace.workspace);
    await trx.deleteFrom('lapse').where('subscription_id', 'in', subscriptions).execute();
    const { length } = await subscriptions.execute();
    await remove(trx, 'subscription', workspace);
    await remove(trx, 'departure', workspace);
    return length;
  });

async function remove(
  db: Kysely<Schema>,
  table: 'subscription' | 'departure',
  { platform, workspace }: Workspace,
): Promise<void> {
  await db
    .deleteFrom(table)
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .execute();
}
