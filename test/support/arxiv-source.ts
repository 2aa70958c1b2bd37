import type { Clock } from '../../src/core/ports/clock.ts';
import { createArxivSource } from '../../src/sources/arxiv/source.ts';
import { createTestClock, type TestClock } from './clock.ts';
import { silentLogger } from './silent-logger.ts';

export interface QuickArxivOptions {
  readonly url: string;
  readonly clock?: TestClock;
  readonly categories?: readonly string[];
  readonly exclude?: readonly string[];
  readonly deadlineMs?: number;
  readonly silenceMs?: number;
}

/** Monday 24 August 2026, noon in New York. */
export const arxivClock = (): TestClock => createTestClock('2026-08-24T16:00Z');

/** The real source with its real pace, on a clock that pauses move on. */
export function quickArxiv(options: QuickArxivOptions) {
  const { url, clock = arxivClock(), categories = ['cs.CL', 'cs.LG'], exclude = [] } = options;
  const { deadlineMs = 5_000, silenceMs = 200 } = options;
  return createArxivSource({
    feedUrl: url,
    queryUrl: url,
    categories: { include: categories, exclude },
    userAgent: 'Paperboy/test (+https://example.org)',
    clock: clock satisfies Clock,
    logger: silentLogger,
    deadlineMs,
    silenceMs,
    intervalMs: 3_000,
    random: () => 0.5,
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      clock.advance(ms);
    },
  });
}
