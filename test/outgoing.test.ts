import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../src/adapters/discord/client.ts';
import { createBulk } from '../src/adapters/discord/rest.ts';
import { createApi } from '../src/adapters/slack/api.ts';
import { respond } from '../src/adapters/slack/interactions/respond.ts';
import { createLibraryLogger } from '../src/adapters/slack/library-logger.ts';
import { probe } from '../src/doctor/probe.ts';
import { arxivClock, quickArxiv } from './support/arxiv-source.ts';
import { quickSource } from './support/huggingface-source.ts';
import { silentLogger } from './support/silent-logger.ts';

/** Answers everything with a redirect, or with nothing of use. */
async function startServer(redirect?: { readonly status: number; readonly to: string }) {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    response.writeHead(redirect?.status ?? 200, redirect && { location: redirect.to }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Everything that Paperboy sends over HTTP, by every client that it has. */
async function sendAll(url: string): Promise<void> {
  const clock = arxivClock();
  const libraryLogger = createLibraryLogger(silentLogger);
  const slack = createApi({
    ...{ botToken: 'xoxb-made-up', apiUrl: `${url}/slack/`, libraryLogger, timeoutMs: 1_000 },
  });
  const discord = createBulk({ token: 'made-up', apiUrl: `${url}/discord`, clock });
  const { client, leave } = createClient(`${url}/people`);
  onTestFinished(leave);
  client.rest.setToken('made-up');
  const payload = { text: 'words', blocks: [] };
  await Promise.allSettled([
    quickSource({ url: `${url}/hub`, token: 'hf_made_up' }).list({ by: 'day', day: '2026-08-21' }),
    quickArxiv({ url: `${url}/arxiv`, clock }).paper('2608.00001'),
    slack.write('chat.postMessage', { channel: 'C1', text: 'words' }),
    slack.read('auth.test'),
    respond(`${url}/response`, `${url}/slack/`, { to: 'person', payload }),
    discord.post('/channels/1/messages', { content: 'words' }),
    client.rest.get('/users/@me'),
    probe(`${url}/probe`, { now: clock.now }),
  ]);
}

test.each([302, 307, 308])(
  'nothing that Paperboy sends follows a redirect (%i) to where nobody configured it',
  async (status) => {
    const elsewhere = await startServer();
    const configured = await startServer({ status, to: `${elsewhere.url}/take` });
    await sendAll(configured.url);
    expect(configured.heard.map((line) => line.split('?')[0]).toSorted()).toEqual([
      'GET /arxiv/api/query',
      'GET /hub/api/daily_papers',
      'GET /people/v10/users/@me',
      'GET /probe',
      'POST /discord/v10/channels/1/messages',
      'POST /response',
      'POST /slack/auth.test',
      'POST /slack/chat.postMessage',
    ]);
    expect(elsewhere.heard).toEqual([]);
  },
);
