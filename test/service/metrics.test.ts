import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { planEdition } from '../../src/core/edition/plan.ts';
import { operatingPage } from '../../src/core/operating-page.ts';
import { createMetrics } from '../../src/service/metrics.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { aSubscription } from '../support/subscriptions.ts';
import { temporaryStorage } from '../support/temporary-storage.ts';

const NOW = Date.UTC(2026, 7, 21, 10);
const HOUR_MS = 3_600_000;
const LOCAL = { name: 'local', problem: () => undefined };
const REFUSED = { message: 'Discord refuses the token.', help: operatingPage('token-refused') };
const DISCORD = { name: 'discord', problem: () => REFUSED };

async function startMeasuring() {
  const metrics = createMetrics();
  const storage = metrics.observe(await temporaryStorage());
  const { measures } = storage;
  const clock = { now: () => NOW };
  const platforms = [LOCAL, DISCORD];
  const backups = { lastAt: () => NOW - HOUR_MS };
  const voteEmojis = ['👍'];
  metrics.collect({ measures, backups, platforms, voteEmojis, clock, logger: silentLogger });
  const exposed = async () => (await metrics.expose()).text.split('\n');
  return { metrics, storage, exposed };
}

test('what waits, and since when, is read from the outbox and the schedule when it is asked for', async () => {
  const { storage, exposed } = await startMeasuring();
  const subscription = aSubscription({ nextRunAt: NOW - 3 * HOUR_MS });
  await storage.subscriptions.ensure(subscription);
  const draft = { localDate: '2026-08-21', kind: 'daily', outcome: 'weekend' } as const;
  const next = { nextDate: '2026-08-24', nextRunAt: NOW - HOUR_MS };
  const options = { now: NOW - 2 * HOUR_MS, sourceLabel: 'a source', next };
  const plan = planEdition(subscription, { ...draft, chosen: [], leftOut: [] }, options);
  await storage.editions.plan(plan);
  const [delivery] = plan.deliveries;
  await storage.outbox.doubt(delivery?.key ?? '', 'lost', NOW);

  const lines = await exposed();
  expect(lines).toContain('paperboy_deliveries{platform="local",state="unknown"} 1');
  expect(lines).toContain('paperboy_unknown_outcomes_total 1');
  expect(lines).toContain('paperboy_oldest_pending_seconds 7200');
  expect(lines).toContain('paperboy_schedule_lag_seconds 3600');
  expect(lines).toContain('paperboy_platform_up{platform="local"} 1');
  expect(lines).toContain('paperboy_platform_up{platform="discord"} 0');
  expect(lines).toContain(`paperboy_last_backup_timestamp_seconds ${(NOW - HOUR_MS) / 1_000}`);
});

test('a database that can’t be read leaves its figures out, and the others stand', async () => {
  const metrics = createMetrics();
  const broken = () => Promise.reject(new Error('disk I/O error'));
  const measures = { deliveries: broken, oldestWaiting: broken, oldestDue: broken, votes: broken };
  const clock = { now: () => NOW };
  const backups = { lastAt: () => undefined };
  const rest = { voteEmojis: [], clock, logger: silentLogger };
  metrics.collect({ ...rest, measures, backups, platforms: [LOCAL] });
  const { text } = await metrics.expose();
  expect(text).not.toMatch(/^paperboy_deliveries/m);
  expect(text).toMatch(/^paperboy_platform_up\{platform="local"\} 1$/m);
  expect(text).toMatch(/^process_cpu_seconds_total \d/m);
});

test('every metric that the Grafana dashboard names is exported', async () => {
  const { exposed } = await startMeasuring();
  const known = new Set(
    (await exposed()).flatMap((line) => /^# TYPE (\w+) (\w+)$/.exec(line)?.slice(1, 3) ?? []),
  );
  const dashboard: Dashboard = JSON.parse(readFileSync('docs/grafana/paperboy.json', 'utf8'));
  const queries = [
    ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ...dashboard.templating.list.map(({ query }) => query.query),
  ];
  const named = queries.flatMap((query) => query.match(/\b(?:paperboy|process|nodejs)_\w+/g) ?? []);
  expect(new Set(named).size).toBeGreaterThan(15);
  for (const name of named) {
    const whole = name.replace(/_(?:bucket|sum|count)$/, '');
    expect(known.has(name) || known.has(whole), name).toBe(true);
  }
});

interface Dashboard {
  readonly panels: readonly { readonly targets: readonly { readonly expr: string }[] }[];
  readonly templating: { readonly list: readonly { readonly query: { readonly query: string } }[] };
}
