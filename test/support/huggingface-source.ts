import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../src/core/ports/clock.ts';
import type { PaperSource } from '../../src/core/ports/paper-source.ts';
import { createHuggingFaceSource } from '../../src/sources/huggingface/source.ts';

const silent = () => undefined;
const logger = { debug: silent, info: silent, warn: silent, error: silent };

export interface QuickSourceOptions {
  readonly url: string;
  readonly clock?: Clock;
  readonly token?: string;
  readonly deadlineMs?: number;
  readonly silenceMs?: number;
  /** Collects the pauses instead of waiting. */
  readonly pauses?: number[];
}

/** The real source with short limits, and pauses that end at once. */
export function quickSource({ pauses, ...options }: QuickSourceOptions): PaperSource {
  return createHuggingFaceSource({
    userAgent: 'Paperboy/test (+https://example.org)',
    clock: Date,
    logger,
    deadlineMs: 1_000,
    silenceMs: 200,
    random: () => 0.5,
    sleep: async (ms, signal) => {
      pauses?.push(ms);
      await delay(1, undefined, { signal });
    },
    ...options,
  });
}
