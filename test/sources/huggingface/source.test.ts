import { afterEach, describe, expect, it } from 'vitest';
import type { ListRequest, PaperSource } from '../../../src/core/ports/paper-source.ts';
import type { Days } from '../../support/huggingface-days.ts';
import { FRIDAY, fridayOnly, items } from '../../support/huggingface-items.ts';
import {
  type HuggingFaceServer,
  startHuggingFaceServer,
} from '../../support/huggingface-server.ts';
import { quickSource } from '../../support/huggingface-source.ts';

const friday: ListRequest = { by: 'day', day: FRIDAY };
const week: ListRequest = { by: 'week', week: '2026-W34' };

let server: HuggingFaceServer;
afterEach(() => server.close());

async function serving(days: Days): Promise<PaperSource> {
  server = await startHuggingFaceServer({ days });
  return quickSource({ url: server.url });
}

const paths = () => server.requests.map(({ path }) => path);

describe('paging', () => {
  it('reads all pages of a long list', async () => {
    const source = await serving(fridayOnly(items(230)));
    const answer = await source.list(week);
    expect(answer.changed && answer.entries).toHaveLength(230);
    expect(paths().map((path) => /&p=(\d)/.exec(path)?.[1])).toEqual([undefined, '1', '2']);
  });

  it('gives nothing rather than a part when a later page fails', async () => {
    server = await startHuggingFaceServer({ days: fridayOnly(items(150)) });
    const source = quickSource({ url: server.url });
    const read = source.list(week);
    await expect.poll(() => server.requests.length, { interval: 1 }).toBe(1);
    server.setFault('garbage');
    await expect(read).rejects.toMatchObject({ name: 'SourceError' });
    expect(server.requests).toHaveLength(2);
  });

  it('reads one page of what trends, which has no end', async () => {
    const source = await serving(fridayOnly(items(150)));
    const answer = await source.list({ by: 'trending' });
    expect(answer.changed && answer.entries).toHaveLength(100);
    expect(paths()).toEqual(['/api/daily_papers?sort=trending&limit=100']);
  });
});

describe('conditional requests', () => {
  it('say that nothing has changed since the answer whose validator they carry', async () => {
    const source = await serving(fridayOnly(items(3)));
    const first = await source.list(friday);
    const validator = first.changed ? (first.validator ?? '') : '';
    expect(validator).not.toBe('');
    expect(await source.list(friday, { validator })).toEqual({ changed: false });
    expect(await source.list(friday, { validator: '"older"' })).toMatchObject({ changed: true });
  });

  it('are not made for a list of several pages: its first page can stay the same', async () => {
    const source = await serving(fridayOnly(items(101)));
    expect(await source.list(week)).not.toHaveProperty('validator');
  });
});

it('says who it is, and that it wants JSON', async () => {
  const source = await serving(fridayOnly(items(1)));
  await source.list(friday);
  expect(server.requests[0]?.headers).toMatchObject({
    'user-agent': 'Paperboy/test (+https://example.org)',
    accept: 'application/json',
  });
});

describe('searching', () => {
  it('cuts a long query to what Hugging Face takes, never through a character', async () => {
    const source = await serving(fridayOnly(items(1)));
    await source.search(`${'x'.repeat(249)}😀`, 500);
    expect(paths()).toEqual([`/api/papers/search?q=${'x'.repeat(249)}&limit=120`]);
  });

  it('does not ask for nothing', async () => {
    const source = await serving(fridayOnly(items(1)));
    expect(await source.search('  ', 5)).toEqual([]);
    expect(paths()).toEqual([]);
  });
});

it('a date in the future is refused by Hugging Face and is an error, not an empty day', async () => {
  const source = await serving({});
  await expect(source.list({ by: 'day', day: '2999-01-04' })).rejects.toMatchObject({
    message: expect.stringContaining('(400)'),
    retryable: false,
  });
});
