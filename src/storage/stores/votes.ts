import { type Kysely, sql } from 'kysely';
import type { Person, Reactor } from '../../core/ports/chat-platform.ts';
import type { Electorate, Reaction, VoteStore } from '../../core/ports/stores/votes.ts';
import { normaliseEmoji } from '../../core/votes/emoji.ts';
import type { Schema } from '../schema.ts';
import { inChunks } from './chunks.ts';
import { recogniseForgotten } from './forgotten.ts';

/** Reactions and ballots as they stand, and the votes that follow from them. */
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
        const known = new Set(stored.map(identity));
        const isForgotten = await recogniseForgotten(trx, await sentAt(trx, platform, message));
        const added = distinct(reactors).filter(
          (reactor) => !known.has(identity(reactor)) && !isForgotten(reactor.person),
        );
        const rows = added.map((reactor) => toRow({ ...reactor, message, at }));
        await inChunks(rows, (chunk) => insert(trx, chunk));
        const removed = await deleteOthers(trx, message, { stored, reactors });
        return { added: added.length, removed };
      }),

    retain: ({ platform, message }, reactors) =>
      db.transaction().execute(async (trx) => {
        const stored = await reactorsOf(trx, platform, message);
        return deleteOthers(trx, message, { stored, reactors });
      }),

    async cast({ person, paperId, origin, at }) {
      const { platform, workspace, id } = person;
      await db
        .insertInto('ballot')
        .values({ platform, workspace, person: id, paper_id: paperId, origin, at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async withdraw({ members }, { platform, id }, paperId) {
      await db
        .deleteFrom('ballot')
        .where('platform', '=', platform)
        .where('person', '=', id)
        .where('paper_id', '=', paperId)
        .where(workspaceOf('ballot'), 'in', members.map(toText))
        .execute();
    },

    async expressions(electorate, { platform, id }, paperId) {
      const ballots = await ballotVotes(db, electorate)
        .select('ballot.origin')
        .where('ballot.platform', '=', platform)
        .where('ballot.person', '=', id)
        .where('ballot.paper_id', '=', paperId)
        .orderBy('ballot.at')
        .execute();
      const reactions = await reactionVotes(db, electorate)
        .select(['reaction.message', 'reaction.emoji'])
        .select(['delivery.workspace as home', 'delivery.channel'])
        .where('reaction.platform', '=', platform)
        .where('reaction.person', '=', id)
        .where('delivery.paper_id', '=', paperId)
        .orderBy('reaction.at')
        .execute();
      return {
        ballots: ballots.map(({ origin }) => origin),
        reactions: reactions.map(({ home, channel, message, emoji }) => {
          return { channel: { platform, workspace: home, id: channel }, message, emoji };
        }),
      };
    },

    async tally(electorate, ids) {
      if (ids.length === 0) return new Map();
      const rows = await tallied(
        db,
        reactionVotes(db, electorate).where('delivery.paper_id', 'in', ids),
        ballotVotes(db, electorate).where('ballot.paper_id', 'in', ids),
      ).execute();
      return new Map(rows.map((row) => [row.paper_id ?? '', row.votes]));
    },

    async voters(electorate, paperId) {
      const rows = await db
        .selectFrom(
          reactionVotes(db, electorate)
            .select(['reaction.workspace', 'reaction.at'])
            .where('delivery.paper_id', '=', paperId)
            .unionAll(
              ballotVotes(db, electorate)
                .select(['ballot.workspace', 'ballot.at'])
                .where('ballot.paper_id', '=', paperId),
            )
            .as('vote'),
        )
        .select(['vote.platform', 'vote.person as id'])
        .select((eb) => eb.fn.min('vote.workspace').as('workspace'))
        .groupBy(['vote.platform', 'vote.person'])
        .orderBy((eb) => eb.fn.min('vote.at'))
        .orderBy('vote.person')
        .execute();
      return rows;
    },

    async top(electorate, since, limit) {
      const rows = await tallied(
        db,
        reactionVotes(db, electorate).where('reaction.at', '>=', since),
        ballotVotes(db, electorate).where('ballot.at', '>=', since),
      )
        .orderBy('votes', 'desc')
        .orderBy('vote.paper_id', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ paperId: row.paper_id ?? '', votes: row.votes }));
    },
  };
}

/** Reactions that are votes in a team: to its messages that show a paper, whoever reacts. */
function reactionVotes(db: Kysely<Schema>, { members, emojis }: Electorate) {
  return db
    .selectFrom('reaction')
    .innerJoin('delivery', 'delivery.ref', 'reaction.message')
    .select(['delivery.paper_id', 'reaction.platform', 'reaction.person'])
    .where('delivery.step', '=', 'paper')
    .where('reaction.vote', 'in', emojis)
    .where(workspaceOf('delivery'), 'in', members.map(toText))
    .where(sql`delivery.platform || ''`, '=', sql.ref('reaction.platform'));
}

/** Ballots that are votes in a team: of its own people. */
function ballotVotes(db: Kysely<Schema>, { members }: Electorate) {
  return db
    .selectFrom('ballot')
    .select(['ballot.paper_id', 'ballot.platform', 'ballot.person'])
    .where(workspaceOf('ballot'), 'in', members.map(toText));
}

/**
 * Compared as a computed text, so that no index on the platform is used: nearly every row is of
 * the one platform, while the paper, the message or the moment leave few.
 */
const workspaceOf = (table: 'delivery' | 'ballot') =>
  sql<string>`${sql.ref(`${table}.platform`)} || '/' || ${sql.ref(`${table}.workspace`)}`;

const toText = ({ platform, workspace }: Omit<Person, 'id'>) => `${platform}/${workspace}`;

/**
 * One person, one paper, one vote: the union keeps each pair once. An account is the same person in
 * every workspace of a team.
 */
function tallied(
  db: Kysely<Schema>,
  reactions: ReturnType<typeof reactionVotes>,
  ballots: ReturnType<typeof ballotVotes>,
) {
  return db
    .selectFrom(reactions.union(ballots).as('vote'))
    .select(['vote.paper_id', (eb) => eb.fn.countAll<number>().as('votes')])
    .groupBy('vote.paper_id');
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

interface Lists {
  readonly stored: readonly Reactor[];
  readonly reactors: readonly Reactor[];
}

/** Deletes what is stored and not among the reactors. */
async function deleteOthers(
  db: Kysely<Schema>,
  message: string,
  { stored, reactors }: Lists,
): Promise<number> {
  const wanted = new Set(reactors.map(identity));
  const others = stored.filter((reactor) => !wanted.has(identity(reactor)));
  for (const reactor of others) await deleteReaction(db, message, reactor);
  return others.length;
}

/** Of a message whose sending is not recorded yet, the beginning of time. */
async function sentAt(db: Kysely<Schema>, platform: string, message: string): Promise<number> {
  const rows = await db
    .selectFrom('delivery')
    .select(['platform', 'sent_at'])
    .where('ref', '=', message)
    .execute();
  return rows.find((row) => row.platform === platform)?.sent_at ?? 0;
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

const distinct = (reactors: readonly Reactor[]): readonly Reactor[] => [
  ...new Map(reactors.map((reactor) => [identity(reactor), reactor])).values(),
];

const identity = ({ person, emoji }: Reactor): string =>
  JSON.stringify([...personKey(person), emoji]);

const personKey = ({ platform, workspace, id }: Person) => [platform, workspace, id];

function toRow({ message, person, emoji, at }: Reaction) {
  const { platform, workspace, id } = person;
  return { message, platform, workspace, person: id, emoji, vote: normaliseEmoji(emoji), at };
}
