import { describe, expect, test } from 'vitest';
import { createTestClock } from '../../support/clock.ts';
import { asPage, createLocalPage } from '../../support/local-page.ts';

const { routes } = await createLocalPage();
const COMMAND = { text: 'status' };
const ACTION = { name: 'settings', version: 1, args: {} };

describe('the page without a password', () => {
  test.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])(
    'answers this machine (%s)',
    async (address) => {
      expect((await asPage(routes, {}, address).get('/')).status).toBe(200);
    },
  );

  test.each(['192.168.1.7', '::ffff:10.0.0.1', '8.8.8.8', ''])(
    'tells visitors from elsewhere (%s) what would let them in',
    async (address) => {
      const refused = await asPage(routes, {}, address).get('/');
      expect(refused.status).toBe(403);
      expect(await refused.text()).toContain('PAPERBOY_PASSWORD');
    },
  );

  test('answers nobody whose address it cannot see', async () => {
    expect((await routes.request('/', { headers: { host: 'localhost' } })).status).toBe(403);
  });

  test.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST'])(
    'answers under its own name %s',
    async (host) => {
      expect((await asPage(routes, { host }).get('/')).status).toBe(200);
    },
  );

  test.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:3000', 'a b', ''])(
    'does not answer under the foreign name "%s", even from this machine',
    async (host) => {
      expect((await asPage(routes, { host }).get('/')).status).toBe(403);
    },
  );

  test.each(['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'])(
    'does not take a proxy on this machine (%s) for this machine',
    async (header) => {
      expect((await asPage(routes, { [header]: '8.8.8.8' }).get('/')).status).toBe(403);
    },
  );
});

describe('the page with a password', async () => {
  const { routes: locked } = await createLocalPage({ password: 'sesame' });
  const withPassword = (password: string) => ({
    authorization: `Basic ${Buffer.from(`anyone:${password}`).toString('base64')}`,
  });

  test.each(['/', '/page.js', '/events', '/suggest?text=s'])('asks for it at %s', async (path) => {
    const refused = await asPage(locked).get(path);
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toContain('Basic');
  });

  test('answers whoever knows it, from anywhere, and nobody else', async () => {
    const host = 'papers.example';
    const visit = (password: string) =>
      asPage(locked, { host, ...withPassword(password) }, '8.8.8.8').get('/');
    expect((await visit('sesame')).status).toBe(200);
    expect((await visit('sesam')).status).toBe(401);
    expect((await visit('')).status).toBe(401);
  });

  test('hears no more than ten different passwords a minute from one place, be one right', async () => {
    const clock = createTestClock('2026-08-21T10:00Z');
    const { routes: guarded } = await createLocalPage({ password: 'sesame', clock });
    const statusOf = async (password: string, address: string) =>
      (await asPage(guarded, withPassword(password), address).get('/')).status;
    for (let guess = 0; guess < 10; guess += 1) {
      expect(await statusOf(`guess ${guess}`, `2001:db8:0:1:a:b:c:${guess}`)).toBe(401);
    }
    expect(await statusOf('sesame', '2001:db8:0:1::77')).toBe(429);
    expect(await statusOf('sesame', '2001:db8:0:2::77')).toBe(200);
    clock.advance(60_000);
    expect(await statusOf('sesame', '2001:db8:0:1::77')).toBe(200);
  });

  test('lets nobody wait whose page asks again and again with what was right once', async () => {
    const { routes: guarded } = await createLocalPage({ password: 'sesame' });
    const statusOf = async (password: string) =>
      (await asPage(guarded, withPassword(password), '8.8.8.8').get('/')).status;
    for (let time = 0; time < 30; time += 1) expect(await statusOf('open')).toBe(401);
    expect(await statusOf('sesame')).toBe(200);
  });

  test('still takes changes only from the page itself', async () => {
    const elsewhere = { origin: 'https://evil.example', ...withPassword('sesame') };
    expect((await asPage(locked, elsewhere).post('/commands', COMMAND)).status).toBe(403);
  });
});

describe('what changes something', () => {
  test.each(['https://evil.example', 'http://localhost:8080', 'http://127.0.0.1:3001', 'null', ''])(
    'is refused when it comes from a page of "%s"',
    async (origin) => {
      expect((await asPage(routes, { origin }).post('/commands', COMMAND)).status).toBe(403);
    },
  );

  test('is refused as a form, which a foreign page could send', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await asPage(routes, form).post('/commands', COMMAND)).status).toBe(415);
  });

  test('is refused when it is too big', async () => {
    const answer = await asPage(routes).post('/commands', { text: 'a'.repeat(70_000) });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toEqual({ problem: expect.stringContaining('Send less') });
  });

  test.each([
    ['/reactions', { message: 1 }, 'Send a reaction as JSON'],
    ['/commands', undefined, 'Send a command as JSON'],
    ['/commands', { text: 7 }, 'Send a command as JSON'],
    ['/commands', { text: 'a'.repeat(4001) }, 'longer than 4,000 characters. Search for'],
    ['/actions', { action: { name: 'show', version: 2, args: {} } }, 'Send a button as JSON'],
    ['/actions', { action: ACTION, share: 'yes' }, 'Send a button as JSON'],
    ['/actions', { action: ACTION, values: { time: 9 } }, 'Send a button as JSON'],
    ['/actions', { action: ACTION, values: { time: 'a'.repeat(4001) } }, 'One of the fields is'],
  ])('is refused by %s with what to do when it is %j', async (path, body, advice) => {
    const answer = await asPage(routes).post(path, body);
    expect(answer.status).toBe(400);
    const { problem } = (await answer.json()) as { problem: string };
    expect(problem).toContain(advice);
    expect(problem).not.toMatch(/invalid|expected|received/i);
  });
});

test('every answer carries the strict content policy', async () => {
  for (const path of ['/', '/page.css', '/suggest?text=s']) {
    const { headers } = await asPage(routes).get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy.split('; ').sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "img-src 'self' data:",
      "script-src 'self'",
      "style-src 'self'",
    ]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  }
});

test('the page’s files are asked for again only when they changed', async () => {
  const etag = (await asPage(routes).get('/page.js')).headers.get('etag') ?? '';
  expect((await asPage(routes, { 'if-none-match': etag }).get('/page.js')).status).toBe(304);
});
