import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SourceError } from '../../../src/core/errors.ts';
import type { PaperSource } from '../../../src/core/ports/paper-source.ts';
import type { Fault } from '../../support/huggingface-faults.ts';
import { FRIDAY, fridayOnly, items } from '../../support/huggingface-items.ts';
import {
  type HuggingFaceServer,
  startHuggingFaceServer,
} from '../../support/huggingface-server.ts';
import { quickSource } from '../../support/huggingface-source.ts';

const DEADLINE_MS = 1_000;
const friday = { by: 'day', day: FRIDAY } as const;

let server: HuggingFaceServer;
beforeAll(async () => {
  server = await startHuggingFaceServer({ days: fridayOnly(items(5)) });
});
afterAll(() => server.close());
beforeEach(() => server.setFault(undefined));

const source = (options = {}): PaperSource =>
  quickSource({ url: server.url, deadlineMs: DEADLINE_MS, ...options });

async function failureOf(call: Promise<unknown>): Promise<SourceError> {
  const error = await call.then(
    (answer) => new Error(`answered ${JSON.stringify(answer)}`),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(SourceError);
  return error as SourceError;
}

describe('a bad answer of Hugging Face is an error that tells people what happened', () => {
  const cases: readonly (readonly [Fault, RegExp])[] = [
    ['hang', /no whole answer within 1 s\. Paperboy asks again later\./],
    ['slow', /no whole answer within 1 s/],
    ['reset', /broke off its answer \(\w+\) three times/],
    ['truncated', /broke off its answer \(\w+\) three times/],
    ['cut', /no JSON \(application\/json\)/],
    ['garbage', /no JSON/],
    ['html', /no JSON \(text\/html\).*HUGGINGFACE_URL/],
    ['error', /no list of papers/],
    ['foreign', /3 of its 3 entries are unusable/],
    ['500', /^Hugging Face answered 500 three times\. Paperboy asks again later\.$/],
    ['429', /asked for a pause.*HUGGINGFACE_TOKEN/],
    ['redirect', /redirect \(302\).*HUGGINGFACE_URL/],
    ['huge', /larger than 8 MiB/],
    ['bomb', /larger than 8 MiB/],
  ];

  it.each(cases)('%s', async (fault, message) => {
    const broken = await startHuggingFaceServer({ days: {} });
    broken.setFault(fault);
    const startedAt = performance.now();
    const error = await failureOf(quickSource({ url: broken.url }).list(friday));
    expect(error.message).toMatch(message);
    expect(error.retryable).toBe(fault !== 'redirect');
    expect(performance.now() - startedAt).toBeLessThan(DEADLINE_MS * 3);
    await broken.close();
  });

  it('nobody listening', async () => {
    const gone = await startHuggingFaceServer({ days: {} });
    await gone.close();
    const error = await failureOf(quickSource({ url: gone.url }).list(friday));
    expect(error.message).toMatch(/could not be reached \(ECONNREFUSED\).*HUGGINGFACE_URL/);
  });

  it('a search and a single paper fail like a list', async () => {
    server.setFault('html');
    await failureOf(source().search('paper', 5));
    await failureOf(source().paper('2608.00001'));
    server.setFault('error');
    await failureOf(source().search('paper', 5));
    await failureOf(source().paper('2608.00001'));
  });
});

describe('retries', () => {
  it('get over a failure that passes, with a pause before each attempt', async () => {
    server.setFault('500', 2);
    const pauses: number[] = [];
    expect(await source({ pauses }).list(friday)).toMatchObject({ changed: true });
    expect(pauses).toEqual([300, 600]);
  });

  it('are made within the time limit when the server is silent', async () => {
    server.setFault('hang', 1);
    const answer = source({ silenceMs: 50, deadlineMs: 5_000 }).list(friday);
    expect(await answer).toMatchObject({ changed: true });
  });

  it('are not made for an answer that would be the same again', async () => {
    server.setFault('garbage');
    const before = server.requests.length;
    await failureOf(source().list(friday));
    expect(server.requests.length - before).toBe(1);
  });

  it('end at once when the caller gives up', async () => {
    server.setFault('hang');
    const signal = AbortSignal.timeout(50);
    const startedAt = performance.now();
    const error = await failureOf(source({ silenceMs: 5_000 }).list(friday, { signal }));
    expect(error.message).toMatch(/^Stopped/);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});

it('no error carries the token', async () => {
  server.setFault('500');
  const error = await failureOf(source({ token: 'hf_secret' }).list(friday));
  expect(server.requests.at(-1)?.headers.authorization).toBe('Bearer hf_secret');
  expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toContain('hf_secret');
});
