import { type Kysely, sql } from 'kysely';
import type { Account } from '../../core/people/account.ts';
import type { ChannelRef } from '../../core/ports/chat-platform.ts';
import type { Known, PeopleStore } from '../../core/ports/stores/people.ts';
import type { Schema } from '../schema.ts';
import { markForgotten } from './forgotten.ts';
import { markOutdated } from './outdated.ts';

type Item = Known['items'][number];

/** What is kept of people, wherever it stands. */
export function createPeopleStore(db: Kysely<Schema>): PeopleStore {
  return {
    async known(account) {
      const items = await itemsOf(db, account);
      const named = await namedIn(db, account);
      return { items, channels: named.map(({ channel }) => channel) };
    },

    forget: (account, at) =>
      db.transaction().execute(async (trx) => {
        const items = await itemsOf(trx, account);
        const votes = items.filter(({ kind }) => kind !== 'saved');
        await markOutdated(
          trx,
          votes.flatMap(({ paperId }) => paperId ?? []),
        );
        for (const table of ['reaction', 'ballot', 'saved'] as const) {
          await trx
            .deleteFrom(table)
            .where('person', '=', account.id)
            .where('platform', '=', account.platform)
            .execute();
        }
        await forgetLocally(trx, account);
        for (const { id } of await namedIn(trx, account)) {
          await trx
            .updateTable('subscription')
            .set({ changed_by: null })
            .where('id', '=', id)
            .execute();
        }
        await markForgotten(trx, account, at);
      }),
  };
}

async function itemsOf(db: Kysely<Schema>, account: Account): Promise<readonly Item[]> {
  const items = [
    ...(await reactionsOf(db, account)),
    ...(await ballotsOf(db, account)),
    ...(await savedBy(db, account)),
  ];
  return items.sort((a, b) => b.at - a.at);
}

async function reactionsOf(db: Kysely<Schema>, { platform, id }: Account) {
  const rows = await db
    .selectFrom('reaction')
    .leftJoin('delivery', (join) =>
      join
        .onRef('delivery.ref', '=', 'reaction.message')
        // A computed text, so that the reference's index is used, which leaves one row.
        .on(sql`delivery.platform || ''`, '=', sql.ref('reaction.platform'))
        // The bot's own reaction to a paper has the same reference as the paper.
        .on('delivery.step', '=', 'paper'),
    )
    .select(['reaction.emoji', 'reaction.at', 'delivery.paper_id'])
    .where('reaction.person', '=', id)
    .where('reaction.platform', '=', platform)
    .execute();
  return rows.map(({ emoji, at, paper_id }): Item => {
    return { kind: 'reaction', emoji, at, ...(paper_id !== null && { paperId: paper_id }) };
  });
}

async function ballotsOf(db: Kysely<Schema>, { platform, id }: Account) {
  const rows = await db
    .selectFrom('ballot')
    .select(['paper_id', 'origin', 'at'])
    .where('person', '=', id)
    .where('platform', '=', platform)
    .execute();
  return rows.map(({ paper_id, origin, at }): Item => {
    return { kind: 'ballot', paperId: paper_id, origin, at };
  });
}

async function savedBy(db: Kysely<Schema>, { platform, id }: Account) {
  const rows = await db
    .selectFrom('saved')
    .select(['paper_id', 'at'])
    .where('person', '=', id)
    .where('platform', '=', platform)
    .execute();
  return rows.map(({ paper_id, at }): Item => ({ kind: 'saved', paperId: paper_id, at }));
}

interface Naming {
  /** The subscription's. */
  readonly id: string;
  readonly channel: ChannelRef;
}

/** Subscriptions that name somebody, ended ones included. */
async function namedIn(db: Kysely<Schema>, account: Account): Promise<readonly Naming[]> {
  const rows = await db
    .selectFrom('subscription')
    .select(['id', 'platform', 'workspace', 'channel', 'changed_by'])
    .where('changed_by', 'is not', null)
    .orderBy('id')
    .execute();
  return rows
    .filter(({ changed_by }) => isOf(account, changed_by))
    .map(({ id, platform, workspace, channel }) => {
      return { id, channel: { platform, workspace, id: channel } };
    });
}

/** The local channel is the platform whose list of reactors is ours. */
async function forgetLocally(db: Kysely<Schema>, account: Account): Promise<void> {
  const reactors = await db.selectFrom('local_reaction').select('person').distinct().execute();
  for (const { person } of reactors) {
    if (!isOf(account, person)) continue;
    await db.deleteFrom('local_reaction').where('person', '=', person).execute();
  }
}

/** @param person a Person as JSON */
function isOf({ platform, id }: Account, person: string | null): boolean {
  const other: Account | null = JSON.parse(person ?? 'null');
  return other?.platform === platform && other.id === id;
}
