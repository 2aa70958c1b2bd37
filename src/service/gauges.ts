import { Gauge, type Registry } from 'prom-client';
import type { ChatPlatform } from '../core/ports/chat-platform.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Logger } from '../core/ports/logger.ts';
import type { DeliveryCount, MeasureStore, VoteCount } from '../core/ports/stores/measures.ts';
import { normaliseEmoji } from '../core/votes/emoji.ts';
import { atMostEvery } from './at-most-every.ts';
import type { Backups } from './backups.ts';

/** Counting reads whole indexes, and whoever can reach the port may ask. */
const READ_MS = 10_000;

export interface GaugeOptions {
  readonly registry: Registry;
  readonly measures: MeasureStore;
  readonly platforms: readonly Pick<ChatPlatform, 'name' | 'problem'>[];
  readonly voteEmojis: readonly string[];
  readonly backups: Pick<Backups, 'lastAt'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface Reading {
  readonly deliveries: readonly DeliveryCount[];
  readonly votes: readonly VoteCount[];
  readonly oldestPendingSeconds: number;
  readonly scheduleLagSeconds: number;
}

interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What is read from the stores at the moment when it is asked for, so that it is counted once. */
export function registerGauges(options: GaugeOptions): void {
  const { registry, platforms, backups, clock, logger } = options;
  const read = atMostEvery(READ_MS, clock, async (now) => {
    try {
      return await readMeasures(options, now);
    } catch (error) {
      logger.error({ err: error }, 'measuring failed');
      return undefined;
    }
  });

  function gauge(name: string, help: string, samples: () => Promise<readonly Sample[]>): void {
    const made: Gauge = new Gauge({
      name,
      help,
      labelNames: LABELS,
      registers: [registry],
      async collect() {
        const current = await samples();
        made.reset();
        for (const { labels = {}, value } of current) made.set(labels, value);
      },
    });
  }
  /** Of what can't be read there is no sample, which is told apart from none. */
  const reading = (name: string, help: string, samples: (from: Reading) => readonly Sample[]) =>
    gauge(name, help, async () => {
      const measured = await read();
      return measured ? samples(measured) : [];
    });

  reading(
    'paperboy_deliveries',
    'Messages of editions in the outbox, by platform and state.',
    ({ deliveries }) =>
      deliveries.map(({ platform, state, deliveries: value }) => ({
        labels: { platform, state },
        value,
      })),
  );
  reading(
    'paperboy_oldest_pending_seconds',
    'How long the edition has waited that has waited longest for one of its messages.',
    ({ oldestPendingSeconds: value }) => [{ value }],
  );
  reading(
    'paperboy_schedule_lag_seconds',
    'How late the edition is that is due and not yet planned for the longest time.',
    ({ scheduleLagSeconds: value }) => [{ value }],
  );
  reading('paperboy_votes', 'Votes that stand, by how they were given.', ({ votes }) =>
    votes.map(({ origin, votes: value }) => ({ labels: { origin }, value })),
  );
  gauge('paperboy_platform_up', 'Whether a platform can be used now.', async () =>
    platforms.map(({ name: platform, problem }) => ({
      labels: { platform },
      value: problem() === undefined ? 1 : 0,
    })),
  );
  gauge(
    'paperboy_last_backup_timestamp_seconds',
    'When the newest automatic backup was made, as a Unix time.',
    async () => {
      const at = backups.lastAt();
      return at === undefined ? [] : [{ value: at / 1_000 }];
    },
  );
}

const LABELS = ['platform', 'state', 'origin'];

async function readMeasures(
  { measures, platforms, voteEmojis }: GaugeOptions,
  now: number,
): Promise<Reading> {
  const waiting = await measures.oldestWaiting(platforms.map(({ name }) => name));
  const due = await measures.oldestDue(now);
  return {
    deliveries: await measures.deliveries(),
    votes: await measures.votes(voteEmojis.map(normaliseEmoji)),
    oldestPendingSeconds: waiting === undefined ? 0 : (now - waiting) / 1_000,
    scheduleLagSeconds: due === undefined ? 0 : (now - due) / 1_000,
  };
}
