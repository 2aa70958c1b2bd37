import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Subscription, SubscriptionSettings } from '../../core/edition/model.ts';
import type { SubscriptionStore } from '../../core/ports/stores/subscriptions.ts';
import type { Schema, SubscriptionTable } from '../schema.ts';

/** Channels and their settings, each with its next run. */
export function createSubscriptionStore(db: Kysely<Schema>): SubscriptionStore {
  const select = () => db.selectFrom('subscription').selectAll();
  const ofChannel: SubscriptionStore['ofChannel'] = async ({ platform, workspace, id }) => {
    const row = await select()
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .where('channel', '=', id)
      .executeTakeFirst();
    return row && toSubscription(row);
  };

  return {
    ofChannel,

    async ensure(subscription) {
      await db
        .insertInto('subscription')
        .values(toRow(subscription))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return (await ofChannel(subscription.channel)) ?? subscription;
    },

    async due(now) {
      const rows = await select()
        .where('next_run_at', '<=', now)
        .orderBy('next_run_at')
        .orderBy('id')
        .execute();
      return rows.map(toSubscription);
    },

    async save(subscription) {
      const { id, ...values } = toRow(subscription);
      await db.updateTable('subscription').set(values).where('id', '=', id).execute();
    },
  };
}

function toRow(subscription: Subscription): Insertable<SubscriptionTable> {
  const { id, channel, nextDate, nextRunAt, ...settings } = subscription;
  return {
    id,
    platform: channel.platform,
    workspace: channel.workspace,
    channel: channel.id,
    settings: JSON.stringify(settings),
    next_date: nextDate,
    next_run_at: nextRunAt,
  };
}

function toSubscription(row: Selectable<SubscriptionTable>): Subscription {
  const settings: SubscriptionSettings = JSON.parse(row.settings);
  return {
    ...settings,
    id: row.id,
    channel: { platform: row.platform, workspace: row.workspace, id: row.channel },
    nextDate: row.next_date,
    nextRunAt: row.next_run_at,
  };
}
