import type { Subscription } from '../../src/core/edition/model.ts';

/** A channel that gets five papers on weekdays at nine; give what the test is about. */
export function aSubscription(facts: Partial<Subscription> = {}): Subscription {
  return {
    id: 's',
    channel: { platform: 'local', workspace: 'local', id: 'papers' },
    time: '09:00',
    zone: 'Europe/Berlin',
    days: [1, 2, 3, 4, 5],
    count: 5,
    minimum: 0,
    topics: { include: [], exclude: [] },
    layout: 'thread',
    empty: 'line',
    nextDate: '2026-08-20',
    nextRunAt: 100,
    standing: { state: 'active' },
    ...facts,
  };
}
