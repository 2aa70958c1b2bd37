import { networkInterfaces } from 'node:os';
import { describe, expect, test } from 'vitest';
import { startTeam } from '../support/discord-team.ts';
import { until } from '../support/program.ts';
import { createHome } from '../support/team.ts';

/** An address of this computer under which the network reaches it, if it has one. */
const [outside] = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .filter(({ family, internal }) => family === 'IPv4' && !internal)
  .map(({ address }) => address);

const HEALTH = ['/livez', '/readyz', '/metrics'];
const PAGE = ['/', '/page.js', '/events', '/suggest?text=s'];

describe.skipIf(!outside)('listening to the network', () => {
  async function start(environment: Readonly<Record<string, string>>) {
    const home = await createHome();
    const app = await home.start({ HOST: '0.0.0.0', ...environment });
    const url = app.url.replace('127.0.0.1', outside ?? '');
    const statusOf = async (path: string, init: RequestInit = {}) => {
      const response = await fetch(`${url}${path}`, init);
      await response.body?.cancel();
      return response.status;
    };
    const command = (headers = {}) =>
      statusOf('/commands', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url, ...headers },
        body: JSON.stringify({ text: 'help' }),
      });
    return { statusOf, command };
  }

  test('without a password the page and its commands are for this computer, health for all', async () => {
    const { statusOf, command } = await start({});
    for (const path of PAGE) expect(await statusOf(path), path).toBe(403);
    expect(await command()).toBe(403);
    for (const path of HEALTH) expect(await statusOf(path), path).toBe(200);
  });

  test('with a password the page is for whoever knows it, health for all', async () => {
    const { statusOf, command } = await start({ PAPERBOY_PASSWORD: 'open sesame' });
    const authorization = `Basic ${btoa('anyone:open sesame')}`;
    for (const path of PAGE) expect(await statusOf(path), path).toBe(401);
    expect(await command()).toBe(401);
    expect(await statusOf('/', { headers: { authorization } })).toBe(200);
    expect(await command({ authorization })).toBe(200);
    for (const path of HEALTH) expect(await statusOf(path), path).toBe(200);
  });
});

describe('the whole of Paperboy', () => {
  test('tells Prometheus what it did, without a name or a word of anybody’s, and /readyz when Discord is away', async () => {
    const { discord, channel, ada, bob, as, start, connected, wholeThread, papers } =
      await startTeam();
    const app = await start();
    await connected();
    const path = /^\/channels\/\d+\/messages$/;
    const body = { message: 'You are being rate limited.', retry_after: 0.1, global: false };
    const headers = { 'retry-after': '0.1' };
    const refuse = { kind: 'refuse', status: 429, headers, body } as const;
    discord.addFault({ method: 'POST', path, times: 1, effect: refuse });
    await as(ada).ask('subscribe');
    await as(ada).ask('post');
    await wholeThread();
    const [card] = papers();
    if (!card) throw new Error('there is no paper');
    discord.people.react(ada.id, card, '👍');
    await as(ada).ask('vote', { paper: '2608.00002' });
    await as(ada).ask('search', { query: 'planning' });
    await as(bob).ask('subscribe');

    const scraped = await until(async () => {
      const text = await (await fetch(`${app.url}/metrics`)).text();
      return text.includes('paperboy_votes{origin="reaction"} 1') && text;
    });
    const lines = scraped.split('\n');
    // The parent, the thread, five papers and their reactions.
    expect(lines).toContain('paperboy_deliveries{platform="discord",state="sent"} 12');
    expect(lines).toContain('paperboy_rate_limited_total{platform="discord"} 1');
    expect(lines).toContain('paperboy_votes{origin="command"} 1');
    expect(lines).toContain('paperboy_oldest_pending_seconds 0');
    expect(lines).toContain('paperboy_schedule_lag_seconds 0');
    expect(scraped).toMatch(
      /^paperboy_source_fetches_total\{source="huggingface",outcome="ok"\} /m,
    );
    const count = (command: string, end: string) =>
      `paperboy_command_duration_seconds_count{command="${command}",end="${end}"} 1`;
    expect(lines).toContain(count('post', 'answered'));
    expect(lines).toContain(count('subscribe', 'refused'));
    expect(scraped).toMatch(/^paperboy_search_duration_seconds_count [1-9]/m);
    // Whoever reaches the port may read it.
    const names = [ada.id, bob.id, channel.id, channel.guildId, card.id, discord.token, '2608.'];
    for (const name of [...names, 'planning']) expect(scraped).not.toContain(name);

    await discord.startOutage({ of: 'gateway' });
    const readiness = await until(async () => {
      const answer = await fetch(`${app.url}/readyz`);
      return answer.status === 503 && answer.text();
    });
    expect(readiness).toMatch(/^not ready:\nDiscord can’t be reached since .*\n$/);
    expect((await fetch(`${app.url}/livez`)).status).toBe(200);
  });
});
