import { createHash } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { Reactor } from '../../core/ports/chat-platform.ts';
import type { LocalChannelStore, LocalMessage } from '../../core/ports/stores/local-channel.ts';
import type { LocalMessageTable, Schema } from '../schema.ts';

/** The local channel's messages and reactions. */
export function createLocalChannelStore(db: Kysely<Schema>): LocalChannelStore {
  const messages = () => db.selectFrom('local_message').selectAll();

  return {
    async post({ key, thread, content, postedAt }) {
      await db
        .insertInto('local_message')
        .values({
          id: idOf(key),
          key,
          thread: thread ?? null,
          content: JSON.stringify(content),
          posted_at: postedAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return toMessage(await messages().where('key', '=', key).executeTakeFirstOrThrow());
    },

    async edit(id, content) {
      const result = await db
        .updateTable('local_message')
        .set({ content: JSON.stringify(content) })
        .where('id', '=', id)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    async get(id) {
      const row = await messages().where('id', '=', id).executeTakeFirst();
      return row && toMessage(row);
    },

    async byKey(key) {
      const row = await messages().where('key', '=', key).executeTakeFirst();
      return row && toMessage(row);
    },

    async parents(limit, before) {
      const rows = await messages()
        .where('thread', 'is', null)
        .$if(before !== undefined, (query) => query.where('posted_at', '<', before ?? 0))
        .orderBy('posted_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toMessage);
    },

    async replies(thread) {
      const rows = await messages()
        .where('thread', '=', thread)
        .orderBy('posted_at')
        .orderBy('key')
        .execute();
      return rows.map(toMessage);
    },

    async react(id, reactor) {
      const result = await db
        .insertInto('local_reaction')
        .values({ message_id: id, ...toReaction(reactor) })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    async unreact(id, reactor) {
      const { person, emoji } = toReaction(reactor);
      const result = await db
        .deleteFrom('local_reaction')
        .where('message_id', '=', id)
        .where('person', '=', person)
        .where('emoji', '=', emoji)
        .executeTakeFirst();
      return result.numDeletedRows > 0n;
    },

    reactors: (ids) => readReactors(db, ids),
  };
}

/** Deterministic and short enough for a link. */
function idOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 16);
}

const toReaction = ({ person, emoji }: Reactor) => ({ person: JSON.stringify(person), emoji });

async function readReactors(db: Kysely<Schema>, ids: readonly string[]) {
  const reactors = new Map<string, Reactor[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return reactors;
  const rows = await db
    .selectFrom('local_reaction')
    .selectAll()
    .where('message_id', 'in', ids)
    .execute();
  for (const { message_id, person, emoji } of rows) {
    reactors.get(message_id)?.push({ person: JSON.parse(person), emoji });
  }
  return reactors;
}

function toMessage(row: Selectable<LocalMessageTable>): LocalMessage {
  return {
    id: row.id,
    key: row.key,
    ...(row.thread !== null && { thread: row.thread }),
    content: JSON.parse(row.content),
    postedAt: row.posted_at,
  };
}
