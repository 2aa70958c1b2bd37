import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shiftDays } from './huggingface-days.ts';
import { FRIDAY, fridayOnly, item, items } from './huggingface-items.ts';
import { type HuggingFaceServer, startHuggingFaceServer } from './huggingface-server.ts';

/** The evening of Friday in New York is Saturday in UTC. */
const NOW = Date.UTC(2026, 7, 22, 2);

let server: HuggingFaceServer;
beforeAll(async () => {
  const days = {
    '2026-08-20': [item('2608.00200', { upvotes: 1, githubStars: 900 })],
    ...fridayOnly([...items(120)].reverse()),
  };
  server = await startHuggingFaceServer({ days, now: () => NOW, quota: 1_000 });
});
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { headers });
const idsOf = async (path: string): Promise<readonly string[]> => {
  const list = (await (await get(path)).json()) as { paper: { id: string } }[];
  return list.map(({ paper }) => paper.id);
};

describe('the stand-in of Hugging Face', () => {
  it.each([
    '/api/daily_papers?date=2026-08-22',
    '/api/daily_papers?date=2026-02-30',
    '/api/daily_papers?date=today',
    '/api/daily_papers?week=2026-34',
    '/api/daily_papers?month=August',
    '/api/daily_papers?sort=votes',
    '/api/daily_papers?limit=0',
    '/api/daily_papers?limit=101',
    '/api/daily_papers?p=-1',
    '/api/papers/search',
    `/api/papers/search?q=${'x'.repeat(251)}`,
    '/api/papers/search?q=paper&limit=121',
  ])('refuses %s with 400 and an error in JSON', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: expect.any(String) });
  });

  it('gives 50 entries without a limit, most upvotes first, and links the next page', async () => {
    const response = await get(`/api/daily_papers?date=${FRIDAY}`);
    expect(await response.json()).toMatchObject({ length: 50, 0: { paper: { id: '2608.00001' } } });
    expect(response.headers.get('link')).toMatch(/^<[^>]*[?&]p=1>; rel="next"$/);
    const last = await get(`/api/daily_papers?date=${FRIDAY}&p=2`);
    expect(await last.json()).toHaveLength(20);
    expect(last.headers.get('link')).toBeNull();
  });

  it('answers a weekend with an empty list', async () => {
    expect(await idsOf('/api/daily_papers?date=2026-08-16')).toEqual([]);
  });

  it('has an order of its own for what trends, whatever the date', async () => {
    const trending = await idsOf(`/api/daily_papers?sort=trending&date=${FRIDAY}`);
    expect(trending[0]).toBe('2608.00200');
  });

  it('finds words in titles and summaries, and papers by their id', async () => {
    expect(await idsOf('/api/papers/search?q=2608.00007')).toEqual(['2608.00007']);
    expect(await (await get('/api/papers/2608.00007')).json()).toMatchObject({
      id: '2608.00007',
      linkedModels: [],
    });
    expect((await get('/api/papers/2608.09999')).status).toBe(404);
  });

  it('answers 304 for the ETag that it gave', async () => {
    const etag = (await get('/api/daily_papers')).headers.get('etag') ?? '';
    expect((await get('/api/daily_papers', { 'if-none-match': etag })).status).toBe(304);
  });

  it('counts calls, says what is left, and refuses those beyond', async () => {
    const small = await startHuggingFaceServer({ days: {}, quota: 1, now: () => NOW });
    const first = await fetch(`${small.url}/api/daily_papers`);
    expect(first.headers.get('ratelimit')).toBe('"api";r=0;t=300');
    expect(first.headers.get('ratelimit-policy')).toBe('"fixed window";"api";q=1;w=300');
    expect((await fetch(`${small.url}/api/daily_papers`)).status).toBe(429);
    await small.close();
  });

  it('breaks and mends by hand', async () => {
    await fetch(`${server.url}/fault/500`, { method: 'POST' });
    expect((await get('/api/daily_papers')).status).toBe(500);
    await fetch(`${server.url}/fault/none`, { method: 'POST' });
    expect((await get('/api/daily_papers')).status).toBe(200);
  });

  it('moves all dates by the same number of days', () => {
    const moved = shiftDays({ '2026-08-20': [], ...fridayOnly(items(1)) }, '2026-08-24');
    expect(Object.keys(moved)).toEqual(['2026-08-23', '2026-08-24']);
    expect(moved['2026-08-24']?.[0]?.paper).toMatchObject({
      submittedOnDailyAt: '2026-08-24T00:00:00.000Z',
      publishedAt: '2026-08-22T00:00:00.000Z',
    });
  });
});
