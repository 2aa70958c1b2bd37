import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Standing, Subscription, SubscriptionSettings } from '../../core/edition/model.ts';
import type { ChannelRef } from '../../core/ports/chat-platform.ts';
import type { SubscriptionStore } from '../../core/ports/stores/subscriptions.ts';
import type { Schema, SubscriptionTable } from '../schema.ts';

/** Channels and their settings, each with its next run. */
export function createSubscriptionStore(db: Kysely<Schema>): SubscriptionStore {
  const select = () => db.selectFrom('subscription').selectAll().where('state', '!=', 'ended');
  const ofWorkspace = ({ platform, workspace }: Omit<ChannelRef, 'id'>) =>
    select().where('platform', '=', platform).where('workspace', '=', workspace);
  const ofChannel: SubscriptionStore['ofChannel'] = async (channel) => {
    const row = await ofWorkspace(channel).where('channel', '=', channel.id).executeTakeFirst();
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
      return ofChannel(subscription.channel);
    },

    async put(subscription) {
      const { id, ...values } = toRow(subscription);
      await db
        .insertInto('subscription')
        .values({ id, ...values })
        .onConflict((conflict) =>
          conflict.columns(['platform', 'workspace', 'channel']).doUpdateSet(values),
        )
        .execute();
      return (await ofChannel(subscription.channel)) ?? subscription;
    },

    async ofWorkspace(workspace) {
      const rows = await ofWorkspace(workspace).orderBy('next_run_at').orderBy('id').execute();
      return rows.map(toSubscription);
    },

    async due(now) {
      const rows = await select()
        .where('state', '=', 'active')
        .where('next_run_at', '<=', now)
        .where('id', 'not in', (eb) => eb.selectFrom('lapse').select('lapse.subscription_id'))
        .orderBy('next_run_at')
        .orderBy('id')
        .execute();
      return rows.map(toSubscription);
    },

    async upcoming(now) {
      const rows = await select().where('next_run_at', '>', now).execute();
      return rows.map(toSubscription);
    },

    async stopped(platform) {
      const rows = await select()
        .where('state', '=', 'stopped')
        .where('platform', '=', platform)
        .execute();
      return rows.map(toSubscription);
    },

    async save(subscription) {
      const { id, ...values } = toRow(subscription);
      const result = await db
        .updateTable('subscription')
        .set(values)
        .where('id', '=', id)
        .where('state', '!=', 'ended')
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    async stand(id, from, to) {
      const result = await db
        .updateTable('subscription')
        .set(standingColumns(to))
        .where('id', '=', id)
        .where('state', '=', from)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    async end(id) {
      await db.updateTable('subscription').set({ state: 'ended' }).where('id', '=', id).execute();
    },
  };
}

const standingColumns = (standing: Standing) => ({
  state: standing.state,
  reason: standing.state === 'stopped' ? standing.reason : null,
});

function toRow(subscription: Subscription): Insertable<SubscriptionTable> {
  const { id, channel, nextDate, nextRunAt, standing, by, ...settings } = subscription;
  return {
    id,
    platform: channel.platform,
    workspace: channel.workspace,
    channel: channel.id,
    settings: JSON.stringify(settings),
    next_date: nextDate,
    next_run_at: nextRunAt,
    changed_by: by ? JSON.stringify(by) : null,
    ...standingColumns(standing),
  };
}

const BEFORE_THEY_WERE_SETTINGS = { layout: 'thread', empty: 'line' } as const;

function toSubscription(row: Selectable<SubscriptionTable>): Subscription {
  const settings: SubscriptionSettings = {
    ...BEFORE_THEY_WERE_SETTINGS,
    ...JSON.parse(row.settings),
  };
  return {
    ...settings,
    id: row.id,
    channel: { platform: row.platform, workspace: row.workspace, id: row.channel },
    nextDate: row.next_date,
    nextRunAt: row.next_run_at,
    standing: toStanding(row),
    ...(row.changed_by !== null && { by: JSON.parse(row.changed_by) }),
  };
}

function toStanding({ state, reason }: Selectable<SubscriptionTable>): Standing {
  if (state === 'stopped') return { state, reason: reason ?? '' };
  return { state: state === 'paused' ? 'paused' : 'active' };
}
