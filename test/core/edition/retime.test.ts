import { expect, test } from 'vitest';
import { retime } from '../../../src/core/edition/retime.ts';
import { createTestClock } from '../../support/clock.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { aSubscription } from '../../support/subscriptions.ts';
import { temporaryStorage } from '../../support/temporary-storage.ts';

const HOUR = 3_600_000;
const NINE = Date.parse('2026-08-21T07:00Z');

test('when the zone data changed, a run to come is moved, and one that is due is left alone', async () => {
  const { subscriptions } = await temporaryStorage();
  const clock = createTestClock('2026-08-20T18:00Z');
  const channelOf = (id: string) => ({ platform: 'local', workspace: 'local', id });
  const timetable = { time: '09:00', zone: 'Europe/Berlin', nextDate: '2026-08-21' };
  /** As a Node computed them that knew nothing of summer time. */
  const stored = { ahead: NINE + HOUR, right: NINE, due: clock.now() - HOUR };
  for (const [id, nextRunAt] of Object.entries(stored)) {
    await subscriptions.put(aSubscription({ ...timetable, id, channel: channelOf(id), nextRunAt }));
  }
  await retime({ subscriptions, clock, logger: silentLogger });
  const runs = await subscriptions.ofWorkspace(channelOf(''));
  expect(Object.fromEntries(runs.map(({ id, nextRunAt }) => [id, nextRunAt]))).toEqual({
    ...{ ahead: NINE, right: NINE, due: stored.due },
  });
});
