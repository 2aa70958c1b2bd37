import { existsSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import type { Layout } from '../../core/edition/layout.ts';
import type { EditionOutcome, SubscriptionSettings } from '../../core/edition/model.ts';
import type { Day } from '../../core/paper/model.ts';
import type { ChannelRef } from '../../core/ports/chat-platform.ts';

/** A channel with its editions, as the database has it. */
export interface Subscriber {
  readonly channel: ChannelRef;
  /** What its people chose about its editions. */
  readonly chosen: Pick<SubscriptionSettings, 'time' | 'zone' | 'topics'>;
  readonly layout: Layout;
  readonly state: 'active' | 'paused' | 'stopped';
  /** Why the platform refuses the channel. */
  readonly reason?: string;
  /** Epoch milliseconds. */
  readonly nextRunAt: number;
  readonly last?: { readonly date: Day; readonly outcome: EditionOutcome };
  /** Messages of the last week that did not arrive, for good. */
  readonly failed: number;
}

const WEEK_MS = 7 * 86_400_000;

const SUBSCRIBERS = `
  select s.platform, s.workspace, s.channel, s.settings, s.state, s.reason, s.next_run_at,
    (select local_date || ' ' || outcome from edition e where e.subscription_id = s.id
      order by planned_at desc limit 1) last,
    (select count(*) from delivery d join edition e on e.id = d.edition_id
      where e.subscription_id = s.id and d.state = 'failed' and e.planned_at > ?) failed
  from subscription s where s.state != 'ended' order by s.next_run_at, s.id`;

interface Row {
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string;
  readonly settings: string;
  readonly state: Subscriber['state'];
  readonly reason: string | null;
  readonly next_run_at: number;
  readonly last: string | null;
  readonly failed: number;
}

/**
 * The channels of a database, the next due first; none where it can't be read, which is for another
 * check to say. Read without the stores, which need a schema that is up to date.
 * @param now epoch milliseconds
 */
export function subscribersIn(file: string, now: number): readonly Subscriber[] {
  if (!existsSync(file)) return [];
  let database: BetterSqlite3.Database | undefined;
  try {
    database = new BetterSqlite3(file, { readonly: true, timeout: 1_000 });
    return database
      .prepare<[number], Row>(SUBSCRIBERS)
      .all(now - WEEK_MS)
      .map(toSubscriber);
  } catch {
    return [];
  } finally {
    database?.close();
  }
}

function toSubscriber(row: Row): Subscriber {
  const { time, zone, topics, layout = 'thread' } = JSON.parse(row.settings);
  const [date, outcome] = row.last?.split(' ') ?? [];
  return {
    channel: { platform: row.platform, workspace: row.workspace, id: row.channel },
    chosen: { time, zone, topics },
    ...{ layout, state: row.state, nextRunAt: row.next_run_at, failed: row.failed },
    ...(row.reason !== null && { reason: row.reason }),
    ...(date && outcome && { last: { date, outcome: outcome as EditionOutcome } }),
  };
}
