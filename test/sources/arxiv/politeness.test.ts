import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { SourceError } from '../../../src/core/errors.ts';
import type { ArxivFault } from '../../support/arxiv-faults.ts';
import { arxivPaper } from '../../support/arxiv-papers.ts';
import { type ArxivServer, startArxivServer } from '../../support/arxiv-server.ts';
import { arxivClock, quickArxiv } from '../../support/arxiv-source.ts';

const ID = '2608.00001';
const SECOND = 1_000;

let server: ArxivServer;
afterEach(() => server.close());

async function setUp(deadlineMs = 5_000) {
  const clock = arxivClock();
  server = await startArxivServer({ papers: [arxivPaper(ID)], now: clock.now });
  return { clock, source: quickArxiv({ url: server.url, clock, deadlineMs }) };
}

async function failureOf(call: Promise<unknown>): Promise<SourceError> {
  const error = await call.then(
    (answer) => new Error(`answered ${JSON.stringify(answer)}`),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(SourceError);
  return error as SourceError;
}

describe('the pace that arXiv asks for', () => {
  it('is kept by everybody who asks at once, whatever they ask', async () => {
    const { clock, source } = await setUp();
    const startedAt = clock.now();
    await Promise.all([
      source.paper(ID),
      source.papers([ID]),
      source.search('paper', 3),
      source.list({ by: 'day', day: '2026-08-24' }),
      source.list({ by: 'day', day: '2026-08-20' }),
    ]);
    expect(server.requests).toHaveLength(5);
    expect(server.violations).toEqual([]);
    expect(clock.now() - startedAt).toBe(12 * SECOND);
  });

  it('is kept by attempts after a failure too', async () => {
    const { source } = await setUp();
    server.setFault('500', 2);
    expect(await source.paper(ID)).toMatchObject({ paper: { id: ID } });
    expect(server.requests).toHaveLength(3);
    expect(server.violations).toEqual([]);
  });

  it('is not held up by somebody who gave up waiting', async () => {
    const { source } = await setUp(400);
    server.setFault('hang', 1);
    const slow = failureOf(source.paper(ID));
    const gaveUp = failureOf(source.search('paper', 1, AbortSignal.timeout(20)));
    expect((await gaveUp).message).toMatch(/^Stopped before arXiv/);
    await slow;
    // The three seconds take no time here, and the server must hear that the connection ended.
    await sleep(20);
    expect(await source.paper(ID)).toBeDefined();
    expect(server.violations).toEqual([]);
  });
});

describe('a wish to be left alone', () => {
  const forms: readonly (readonly [ArxivFault, number])[] = [
    ['429', 90],
    ['503', 120],
    ['406', 60],
    ['rate', 60],
    ['error entry', 60],
    ['error entry with 400', 60],
  ];

  it.each(forms)('told as %s is heeded, and nothing is sent for %i s', async (fault, seconds) => {
    const { clock, source } = await setUp();
    server.setFault(fault, 1);
    const error = await failureOf(source.paper(ID));
    expect(error).toMatchObject({ retryable: true, retryAt: clock.now() + seconds * SECOND });
    expect(error.message).toMatch(/asked for a pause.*asks again after \d\d:\d\d UTC\./);
    clock.advance((seconds - 1) * SECOND);
    await failureOf(source.list({ by: 'day', day: '2026-08-24' }));
    expect(server.requests).toHaveLength(1);
    clock.advance(SECOND);
    expect(await source.paper(ID)).toBeDefined();
  });

  it('that is repeated is heeded ever longer, up to a quarter of an hour', async () => {
    const { clock, source } = await setUp();
    server.setFault('rate');
    const pauses: number[] = [];
    for (let time = 0; time < 6; time += 1) {
      const { retryAt = 0 } = await failureOf(source.paper(ID));
      pauses.push((retryAt - clock.now()) / SECOND);
      clock.set(retryAt);
    }
    expect(pauses).toEqual([60, 120, 240, 480, 900, 900]);
    server.setFault(undefined);
    await source.paper(ID);
    server.setFault('rate', 1);
    expect((await failureOf(source.paper(ID))).retryAt).toBe(clock.now() + 60 * SECOND);
  });

  it('stops those who wait behind it', async () => {
    const { source } = await setUp();
    server.setFault('429', 1);
    await Promise.all([failureOf(source.paper(ID)), failureOf(source.paper(ID))]);
    expect(server.requests).toHaveLength(1);
  });
});

describe('a failure tells people what happened', () => {
  const cases: readonly (readonly [ArxivFault, RegExp, boolean])[] = [
    ['hang', /no whole answer within 0\.4 s/, true],
    ['reset', /broke off its answer \(\w+\) three times/, true],
    ['500', /^arXiv answered 500 three times\. Paperboy asks again later\.$/, true],
    ['complaint', /does not accept the question \(incorrect id format for abc\)/, false],
    ['redirect', /redirect \(301\).*ARXIV_URL/, false],
    ['bomb', /larger than 8 MiB.*ARXIV_URL/, true],
  ];

  it.each(cases)('%s', async (fault, message, retryable) => {
    const { source } = await setUp(fault === 'hang' ? 400 : undefined);
    server.setFault(fault);
    const error = await failureOf(source.paper(ID));
    expect(error.message).toMatch(message);
    expect(error.retryable).toBe(retryable);
  });

  it('nobody listening', async () => {
    const { source } = await setUp();
    await server.close();
    expect((await failureOf(source.paper(ID))).message).toMatch(
      /^arXiv could not be reached \(ECONNREFUSED\).*ARXIV_URL/,
    );
  });
});
