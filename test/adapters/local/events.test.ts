import { expect, onTestFinished, test, vi } from 'vitest';
import { asPage, createLocalPage } from '../../support/local-page.ts';

interface Received {
  readonly event: string;
  readonly data: Record<string, string>;
  readonly id: string;
}

type Page = Awaited<ReturnType<typeof createLocalPage>>;

/** Opens the stream as a page does that shows a revision; `next(type)` waits for an event. */
async function listen({ routes }: Page, revision: string) {
  const response = await asPage(routes).get(`/events?since=${revision}`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';

  async function read(): Promise<Received | undefined> {
    while (!buffer.includes('\n\n')) {
      const { value, done } = (await reader?.read()) ?? { done: true };
      if (done) return undefined;
      buffer += value;
    }
    const end = buffer.indexOf('\n\n');
    const lines = buffer.slice(0, end).split('\n');
    buffer = buffer.slice(end + 2);
    const field = (name: string) =>
      lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
    return { event: field('event'), data: JSON.parse(field('data') || '{}'), id: field('id') };
  }

  return {
    async next(type: string): Promise<Received | undefined> {
      for (let received = await read(); received; received = await read()) {
        if (received.event === type) return received;
      }
      return undefined;
    },
    close: () => reader?.cancel(),
  };
}

async function shownRevision({ routes }: Page): Promise<string> {
  const page = await (await asPage(routes).get('/')).text();
  return /data-revision="([^"]+)"/.exec(page)?.[1] ?? '';
}

test('a new edition comes to every open page, the parent first, then its thread', async () => {
  const page = await createLocalPage();
  const revision = await shownRevision(page);
  const streams = await Promise.all([listen(page, revision), listen(page, revision)]);
  const { parent, cards } = await page.postEdition('Edition', ['Paper']);
  for (const stream of streams) {
    expect((await stream.next('message'))?.data).toMatchObject({ id: parent });
    const card = await stream.next('message');
    expect(card?.data).toMatchObject({ id: cards[0], thread: parent });
    const label = await stream.next('update');
    expect(label?.data.html).toContain('1 paper in this thread');
    await stream.close();
  }
});

test('a vote of one page is shown by all', async () => {
  const page = await createLocalPage();
  const { cards } = await page.postEdition('Edition', ['Paper']);
  const revision = await shownRevision(page);
  const streams = await Promise.all([listen(page, revision), listen(page, revision)]);
  await asPage(page.routes).post('/reactions', { message: cards[0], emoji: '👍', on: true });
  for (const stream of streams) {
    const { data } = (await stream.next('update')) ?? {};
    expect(data).toMatchObject({ target: `r-${cards[0]}` });
    expect(data?.html).toContain('aria-pressed="true"');
    await stream.close();
  }
});

test('a page that missed something is told to load the channel again; others are not', async () => {
  const page = await createLocalPage();
  const before = await shownRevision(page);
  await page.postEdition('Edition', ['Paper']);
  const late = await listen(page, before);
  expect(await late.next('stale')).toMatchObject({ id: await shownRevision(page) });
  await late.close();

  const current = await listen(page, await shownRevision(page));
  await page.postEdition('Another', []);
  await page.platform.stop();
  expect(await current.next('stale')).toBeUndefined();
});

test('the status line changes on open pages when the status does', async () => {
  const page = await createLocalPage();
  const stream = await listen(page, await shownRevision(page));
  expect((await stream.next('status'))?.data.tone).toBe('live');
  page.setStatus({ text: 'Sample edition: no network', tone: 'sample' });
  expect((await stream.next('status'))?.data).toEqual({
    text: 'Sample edition: no network',
    tone: 'sample',
  });
  await stream.close();
});

test('a page that stops reading is cut off when too much waits for it', async () => {
  const page = await createLocalPage();
  const stalled = await listen(page, await shownRevision(page));
  await page.postEdition(
    'Long',
    Array.from({ length: 60 }, (_, index) => `Paper ${index}`),
  );
  expect(await stalled.next('never')).toBeUndefined();
});

test('a page that stops reading is cut off after half a minute, others stay', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const page = await createLocalPage();
  const [stalled, reading] = await Promise.all([listen(page, 'old'), listen(page, 'old')]);
  const received = reading.next('message');
  await vi.advanceTimersByTimeAsync(61_000);
  expect(await stalled.next('never')).toBeUndefined();
  const { parent } = await page.postEdition('Edition', []);
  expect((await received)?.data.id).toBe(parent);
  await reading.close();
});

test('200 streams may be open; the next one is told so, until a page is closed', async () => {
  const page = await createLocalPage();
  const streams = await Promise.all(Array.from({ length: 200 }, () => listen(page, '')));
  const refused = await asPage(page.routes).get('/events');
  expect(refused.status).toBe(503);
  expect(await refused.json()).toEqual({ problem: expect.stringContaining('Close some') });
  await streams[0]?.close();
  await expect.poll(async () => (await asPage(page.routes).get('/events')).status).toBe(200);
  await page.platform.stop();
});

test('stopping ends every stream, so that nothing keeps the program alive', async () => {
  const page = await createLocalPage();
  const stream = await listen(page, await shownRevision(page));
  await page.platform.stop();
  expect(await stream.next('message')).toBeUndefined();
});
