import { type Kysely, sql } from 'kysely';
import type { Person, Reactor } from '../../core/ports/chat-platform.ts';
import type { Electorate, Reaction, VoteStore } from '../../core/ports/stores/votes.ts';
import { normaliseEmoji } from '../../core/votes/emoji.ts';
import type { Schema } from '../schema.ts';

/** Reactions as they stand, and the votes that follow from them. */
export function createVoteStore(db: Kysely<Schema>): VoteStore {
  return {
    async add(reaction) {
      await insert(db, [toRow(reaction)]);
    },

    async remove({ message, person, emoji }) {
      await deleteReaction(db, message, { person, emoji });
    },

    replace: ({ platform, message }, reactors, at) =>
      db.transaction().execute(async (trx) => {
        const stored = await reactorsOf(trx, platform, message);
        const wanted = new Map(reactors.map((reactor) => [identity(reactor), reactor]));
        const known = new Set(stored.map(identity));
        const added = [...wanted.values()].filter((reactor) => !known.has(identity(reactor)));
        const removed = stored.filter((reactor) => !wanted.has(identity(reactor)));
        if (added.length > 0) {
          await insert(
            trx,
            added.map((reactor) => toRow({ ...reactor, message, at })),
          );
        }
        for (const reactor of removed) await deleteReaction(trx, message, reactor);
        return { added: added.length, removed: removed.length };
      }),

    async tally(electorate, ids) {
      if (ids.length === 0) return new Map();
      const rows = await votes(db, electorate).where('delivery.paper_id', 'in', ids).execute();
      return new Map(rows.map((row) => [row.paper_id ?? '', row.votes]));
    },

    async top(electorate, since, limit) {
      const rows = await votes(db, electorate)
        .where('reaction.at', '>=', since)
        .orderBy('votes', 'desc')
        .orderBy('delivery.paper_id', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ paperId: row.paper_id ?? '', votes: row.votes }));
    },
  };
}

/** One person, one paper, one vote: people are counted, not reactions. */
function votes(db: Kysely<Schema>, { members, emojis }: Electorate) {
  const person = sql`reaction.platform || '/' || reaction.workspace || '/' || reaction.person`;
  const teams = members.map(({ platform, workspace }) => `${platform}/${workspace}`);
  return db
    .selectFrom('reaction')
    .innerJoin('delivery', 'delivery.ref', 'reaction.message')
    .select('delivery.paper_id')
    .select(sql<number>`count(distinct ${person})`.as('votes'))
    .whereRef('delivery.platform', '=', 'reaction.platform')
    .where('delivery.step', '=', 'paper')
    .where('reaction.vote', 'in', emojis)
    .where(sql<string>`delivery.platform || '/' || delivery.workspace`, 'in', teams)
    .groupBy('delivery.paper_id');
}

async function insert(
  db: Kysely<Schema>,
  rows: readonly ReturnType<typeof toRow>[],
): Promise<void> {
  await db
    .insertInto('reaction')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function deleteReaction(
  db: Kysely<Schema>,
  message: string,
  { person, emoji }: Reactor,
): Promise<void> {
  await db
    .deleteFrom('reaction')
    .where('message', '=', message)
    .where('platform', '=', person.platform)
    .where('workspace', '=', person.workspace)
    .where('person', '=', person.id)
    .where('emoji', '=', emoji)
    .execute();
}

async function reactorsOf(
  db: Kysely<Schema>,
  platform: string,
  message: string,
): Promise<readonly Reactor[]> {
  const rows = await db
    .selectFrom('reaction')
    .selectAll()
    .where('message', '=', message)
    .where('platform', '=', platform)
    .execute();
  return rows.map(({ workspace, person, emoji }) => ({
    person: { platform, workspace, id: person },
    emoji,
  }));
}

const identity = ({ person, emoji }: Reactor): string =>
  JSON.stringify([...personKey(person), emoji]);

const personKey = ({ platform, workspace, id }: Person) => [platform, workspace, id];

function toRow({ message, person, emoji, at }: Reaction) {
  const { platform, workspace, id } = person;
  return { message, platform, workspace, person: id, emoji, vote: normaliseEmoji(emoji), at };
}
