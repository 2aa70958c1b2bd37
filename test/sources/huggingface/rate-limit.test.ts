import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SourceError } from '../../../src/core/errors.ts';
import { createRateLimit } from '../../../src/sources/huggingface/rate-limit.ts';
import { FRIDAY, fridayOnly, items } from '../../support/huggingface-items.ts';
import {
  type HuggingFaceServer,
  startHuggingFaceServer,
} from '../../support/huggingface-server.ts';
import { quickSource } from '../../support/huggingface-source.ts';

const NOW = Date.UTC(2026, 7, 21, 14, 0);
const friday = { by: 'day', day: FRIDAY } as const;

describe('what an answer asks for', () => {
  /** Milliseconds until the source may be asked again. */
  const pauseAfter = (status: number, headers: Record<string, string>): number => {
    const rateLimit = createRateLimit({ now: () => NOW });
    rateLimit.note(status, new Headers(headers));
    try {
      return rateLimit.pause();
    } catch (error) {
      return ((error as SourceError).retryAt ?? 0) - NOW;
    }
  };

  it.each([
    ['a quota with something left', 200, { ratelimit: '"api";r=3;t=55' }, 0],
    ['a quota with nothing left', 200, { ratelimit: '"api";r=0;t=55' }, 55_000],
    [
      'the longest of several',
      200,
      { ratelimit: '"a";r=0;t=9, "b";r=0;t=30, "c";r=1;t=99' },
      30_000,
    ],
    ['the older headers', 200, { 'ratelimit-remaining': '0', 'ratelimit-reset': '20' }, 20_000],
    ['429 with seconds', 429, { 'retry-after': '3' }, 3_000],
    ['429 with a date', 429, { 'retry-after': 'Fri, 21 Aug 2026 14:01:00 GMT' }, 60_000],
    ['429 without a word', 429, {}, 60_000],
    ['503 with seconds', 503, { 'retry-after': '120' }, 120_000],
    ['503 without a word', 503, {}, 0],
    ['more than an hour', 429, { 'retry-after': '999999999' }, 3_600_000],
    ['nonsense', 200, { ratelimit: ';;r=x,t=-1', 'ratelimit-reset': 'soon' }, 0],
  ] as const)('%s', (_, status, headers, pause) => {
    expect(pauseAfter(status, headers)).toBe(pause);
  });
});

describe('a source that was asked to wait', () => {
  let server: HuggingFaceServer;
  let now = NOW;
  const clock = { now: () => now };
  beforeEach(async () => {
    now = NOW;
    const days = fridayOnly(items(3));
    server = await startHuggingFaceServer({ days, quota: 2, now: clock.now });
  });
  afterEach(() => server.close());

  it('fails at once, says until when, and stays off the network until then', async () => {
    const source = quickSource({ url: server.url, clock });
    server.setFault('429', 1);
    const pause = { retryable: true, retryAt: NOW + 55_000 };
    await expect(source.list(friday)).rejects.toMatchObject(pause);
    await expect(source.paper('2608.00001')).rejects.toMatchObject(pause);
    expect(server.requests).toHaveLength(1);
    now += 55_000;
    expect(await source.list(friday)).toMatchObject({ changed: true });
  });

  it('uses the answer that took the last of its quota, then holds back', async () => {
    const source = quickSource({ url: server.url, clock });
    await source.list(friday);
    expect(await source.list(friday)).toMatchObject({ changed: true });
    await expect(source.list(friday)).rejects.toMatchObject({ retryAt: NOW + 300_000 });
    expect(server.requests).toHaveLength(2);
  });
});
