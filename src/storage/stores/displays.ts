import type { Kysely, Selectable } from 'kysely';
import type { Display, DisplayStore } from '../../core/ports/stores/displays.ts';
import type { DeliveryTable, Schema } from '../schema.ts';

/** Posted messages that show a paper, and the votes that each one shows. */
export function createDisplayStore(db: Kysely<Schema>): DisplayStore {
  const posted = () =>
    db
      .selectFrom('delivery')
      .select(['key', 'platform', 'workspace', 'channel', 'paper_id', 'ref'])
      .select(['shown_votes', 'sent_at'])
      // The step matters: the reaction to a paper has the same reference as the paper.
      .where('step', '=', 'paper')
      .where('state', '=', 'sent');

  return {
    async byMessage(platform, message) {
      // Only by the reference, whose index leaves one row; the platform's leaves nearly all.
      const rows = await posted().select('message').where('ref', '=', message).execute();
      const row = rows.find((one) => one.platform === platform);
      return row && { ...toDisplay(row), content: JSON.parse(row.message) };
    },

    async ofPapers(ids, since) {
      if (ids.length === 0) return [];
      const rows = await posted()
        .where('paper_id', 'in', ids)
        .where('sent_at', '>=', since)
        .orderBy('sent_at', 'desc')
        .execute();
      return rows.map(toDisplay);
    },

    async since(platform, since) {
      const rows = await posted()
        .where('platform', '=', platform)
        .where('sent_at', '>=', since)
        .orderBy('sent_at', 'desc')
        .execute();
      return rows.map(toDisplay);
    },

    async shown(key, votes) {
      await db.updateTable('delivery').set({ shown_votes: votes }).where('key', '=', key).execute();
    },

    async takeOutdated() {
      const rows = await db.deleteFrom('outdated').returning('paper_id').execute();
      return rows.map(({ paper_id }) => paper_id);
    },
  };
}

type PostedRow = Pick<
  Selectable<DeliveryTable>,
  'key' | 'platform' | 'workspace' | 'channel' | 'paper_id' | 'ref' | 'shown_votes' | 'sent_at'
>;

function toDisplay(row: PostedRow): Display {
  return {
    key: row.key,
    message: row.ref ?? '',
    channel: { platform: row.platform, workspace: row.workspace, id: row.channel },
    paperId: row.paper_id ?? '',
    votes: row.shown_votes,
    sentAt: row.sent_at ?? 0,
  };
}
