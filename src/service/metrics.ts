import { Counter, collectDefaultMetrics, Histogram, Registry, register } from 'prom-client';
import type { CommandWatch } from '../core/ports/metrics.ts';
import type { SearchIndex } from '../core/ports/search-index.ts';
import type { FetchStore } from '../core/ports/stores/fetches.ts';
import type { OutboxStore } from '../core/ports/stores/outbox.ts';
import { type GaugeOptions, registerGauges } from './gauges.ts';
import type { Exposition } from './http.ts';

/** Seconds; people are answered within three, or Slack and Discord say that nobody is there. */
const ANSWER_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5];
const SEARCH_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1];

interface Observable {
  readonly fetches: FetchStore;
  readonly outbox: OutboxStore;
  readonly search: SearchIndex;
}

/** What Prometheus reads. Labels take their values from closed sets only: no channel, no person. */
export interface Metrics {
  readonly watchCommand: CommandWatch;
  /** A platform answered 429. */
  rateLimited(platform: string): void;
  /** The same stores, whose use is counted. */
  observe<T extends Observable>(stores: T): T;
  /** Adds what is read from the stores when it is asked for. */
  collect(from: Omit<GaugeOptions, 'registry'>): void;
  expose(): Promise<Exposition>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const ofProcess = processMetrics();
  const commands = new Histogram({
    name: 'paperboy_command_duration_seconds',
    help: 'Time from a command to its answer, by command and how it ended.',
    labelNames: ['command', 'end'] as const,
    buckets: ANSWER_BUCKETS,
    registers,
  });
  const searches = new Histogram({
    name: 'paperboy_search_duration_seconds',
    help: 'Time to search the library.',
    buckets: SEARCH_BUCKETS,
    registers,
  });
  const limits = new Counter({
    name: 'paperboy_rate_limited_total',
    help: 'Requests that a platform answered with 429.',
    labelNames: ['platform'] as const,
    registers,
  });
  const fetches = new Counter({
    name: 'paperboy_source_fetches_total',
    help: 'Lists read from a source, by how that ended.',
    labelNames: ['source', 'outcome'] as const,
    registers,
  });
  const unknown = new Counter({
    name: 'paperboy_unknown_outcomes_total',
    help: 'Attempts to send of which nobody knew whether they had succeeded.',
    registers,
  });

  return {
    watchCommand() {
      const stop = commands.startTimer();
      return (command, end) => void stop({ command, end });
    },
    rateLimited: (platform) => limits.inc({ platform }),
    observe(stores) {
      const { fetches: fetchStore, outbox, search: index } = stores;
      return {
        ...stores,
        fetches: {
          ...fetchStore,
          async record(outcome) {
            await fetchStore.record(outcome);
            fetches.inc({ source: outcome.source, outcome: outcome.outcome });
          },
        } satisfies FetchStore,
        outbox: {
          ...outbox,
          async doubt(...told) {
            await outbox.doubt(...told);
            unknown.inc();
          },
        } satisfies OutboxStore,
        search: {
          ...index,
          async search(query) {
            const stop = searches.startTimer();
            try {
              return await index.search(query);
            } finally {
              stop();
            }
          },
        } satisfies SearchIndex,
      };
    },
    collect(from) {
      for (const { name } of from.platforms) limits.inc({ platform: name }, 0);
      registerGauges({ ...from, registry });
    },
    async expose() {
      const texts = [await registry.metrics(), await ofProcess.metrics()];
      return { type: registry.contentType, text: texts.join('\n') };
    },
  };
}

/** A process has one set of these, whatever runs in it. */
function processMetrics(): Registry {
  if (!register.getSingleMetric('process_start_time_seconds')) collectDefaultMetrics();
  return register;
}
