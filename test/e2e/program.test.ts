import { readdirSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { localDate, weekday } from '../../src/core/schedule/dates.ts';
import { validateMessage } from '../support/discord/validation/message.ts';
import { item } from '../support/huggingface-items.ts';
import { startHuggingFaceServer } from '../support/huggingface-server.ts';
import { startProgram as launch, type Program, until } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-storage.ts';

/** The real program, killed when the test ends. */
function startProgram(...args: Parameters<typeof launch>): Program {
  const program = launch(...args);
  onTestFinished(() => program.signal('SIGKILL'));
  return program;
}

/** Nobody listens there. */
const NOWHERE = { HUGGINGFACE_URL: 'http://127.0.0.1:9' };

const papers = (count: number, first: number) =>
  Array.from({ length: count }, (_, index) =>
    item(`2608.${String(first + index).padStart(5, '0')}`, { upvotes: 100 - index }),
  );

/** A source with 20 papers on New York's today. */
async function startSource() {
  const today = localDate(Date.now(), 'America/New_York');
  const server = await startHuggingFaceServer({ days: { [today]: papers(20, 1) } });
  onTestFinished(() => server.close());
  return { server, environment: { HUGGINGFACE_URL: server.url } };
}

async function pageOf(program: Program): Promise<string> {
  const response = await fetch(await program.url());
  return response.text();
}

/** Ids of the messages on a page, in order. */
const messagesOn = (page: string): readonly string[] =>
  [...page.matchAll(/id="m-([\w-]+)"/g)].map((match) => match[1] ?? '');

/** The page once it shows a whole edition: a parent and five papers. */
const wholeEdition = (program: Program) =>
  until(
    async () => {
      const page = await pageOf(program);
      return messagesOn(page).length >= 6 && page;
    },
    () => `no whole edition; printed: ${program.output()}`,
  );

async function post(program: Program, path: string, body: unknown): Promise<Response> {
  const url = await program.url();
  return fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(body),
  });
}

describe('the program', () => {
  test('without network shows the sample, ends cleanly, and starts again with the same channel', async () => {
    const folder = temporaryFolder();
    const first = startProgram(['start'], folder, NOWHERE);
    const page = await wholeEdition(first);
    expect(page).toContain('Sample edition');
    expect(page).toContain('These are not today’s papers');
    first.signal('SIGTERM');
    expect(await first.ended).toBe(0);

    const second = startProgram(['start'], folder, NOWHERE);
    const again = await wholeEdition(second);
    await sleep(1_000);
    expect(messagesOn(await pageOf(second))).toEqual(messagesOn(again));
    expect(messagesOn(again)).toEqual(messagesOn(page));
  });

  test('shows the real edition once the source is there, beside the sample that stays marked', async () => {
    const folder = temporaryFolder();
    const offline = startProgram(['start'], folder, NOWHERE);
    await wholeEdition(offline);
    offline.signal('SIGKILL');
    await offline.ended;

    const { environment } = await startSource();
    const online = startProgram(['start'], folder, environment);
    const page = await until(async () => {
      const now = await pageOf(online);
      return now.includes('Papers of the day') && messagesOn(now).length >= 12 && now;
    }, online.output);
    expect(page).toContain('Sample edition');
  });

  test('posts an edition once and counts every vote, through kill -9 at any moment', async () => {
    const folder = temporaryFolder();
    const { environment } = await startSource();
    for (const delay of [180, 260, 300, 340, 380, 420, 500]) {
      const program = startProgram(['start'], folder, environment);
      await sleep(delay);
      program.signal('SIGKILL');
      await program.ended;
    }
    const program = startProgram(['start'], folder, environment);
    const messages = messagesOn(await wholeEdition(program));
    expect(messages).toHaveLength(6);

    const [, paper = ''] = messages;
    const vote = await post(program, '/reactions', { message: paper, emoji: '👍', on: true });
    expect(vote.status).toBe(204);
    program.signal('SIGKILL');
    await program.ended;

    const last = startProgram(['start'], folder, environment);
    expect(messagesOn(await wholeEdition(last))).toEqual(messages);
    const top = await (await post(last, '/commands', { text: 'top all' })).json();
    expect((top as { html: string }).html).toContain('1 team vote');
  });

  test('a source that breaks in any way changes nothing but the status line', async () => {
    const folder = temporaryFolder();
    const { server, environment } = await startSource();
    const good = startProgram(['start'], folder, environment);
    const before = messagesOn(await wholeEdition(good));
    good.signal('SIGTERM');
    await good.ended;
    for (const fault of ['html', 'garbage', 'truncated', '500', 'reset', 'hang', '429'] as const) {
      server.setFault(fault);
      const asked = server.requests.length;
      const program = startProgram(['start'], folder, environment);
      await program.url();
      await until(() => server.requests.length > asked);
      expect(messagesOn(await pageOf(program)), fault).toEqual(before);
      program.signal('SIGTERM');
      expect(await program.ended, fault).toBe(0);
    }
  });

  test('a second one for the same database is told who has it', async () => {
    const folder = temporaryFolder();
    const first = startProgram(['start'], folder, NOWHERE);
    await first.url();
    const second = startProgram(['start'], folder, NOWHERE);
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/in use by process \d+ on .*One Paperboy per database/);
  });

  test('a port that is taken and a configuration that is wrong are told with what to do', async () => {
    const folder = temporaryFolder();
    const first = startProgram(['start'], folder, NOWHERE);
    const port = new URL(await first.url()).port;
    const second = startProgram(['start'], temporaryFolder(), { ...NOWHERE, PORT: port });
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(`PORT: ${port} is in use`);
    expect(second.output()).toContain('\nSee docs/operating.md#port-in-use\n');

    await writeFile(join(folder, '.env'), 'LOG_LEVEL=loud\nDATABASE_URL=postgres://db\n');
    const third = startProgram(['start'], folder);
    expect(await third.ended).toBe(1);
    expect(third.output()).toMatch(/DATABASE_URL: found a value[\s\S]*LOG_LEVEL: found "loud"/);
  });

  test('answers /livez and /readyz while it runs', async () => {
    const program = startProgram(['start'], temporaryFolder(), NOWHERE);
    const url = await program.url();
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  test('backs up and previews beside a running one, in files for its owner alone', async () => {
    const folder = temporaryFolder();
    const { environment } = await startSource();
    const running = startProgram(['start'], folder, environment);
    await wholeEdition(running);
    const backup = startProgram(['backup', 'copy.db'], folder, environment);
    expect(await backup.ended, backup.output()).toBe(0);
    const written = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    expect(written).toEqual(expect.arrayContaining(['copy.db', 'data/paperboy.db']));
    for (const name of written) {
      expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0);
    }
    const again = startProgram(['backup', 'copy.db'], folder, environment);
    expect(await again.ended).toBe(1);
    expect(again.output()).toMatch(/exists already/);

    const preview = startProgram(['preview'], folder, environment);
    expect(await preview.ended).toBe(0);
    // On its source’s weekend a list counts as whole: its rest is not offered again.
    const isWeekend = weekday(localDate(Date.now(), 'America/New_York')) > 5;
    expect(preview.output()).toMatch(
      isWeekend
        ? /No new papers today/
        : /Papers of the day[\s\S]*Paper 2608\.00006[\s\S]*Left out/,
    );
  });

  test('prints what an edition would send to Discord as JSON, with no token and no network', async () => {
    const program = startProgram(['discord', '--layout', 'thread'], temporaryFolder(), NOWHERE);
    expect(await program.ended, program.output()).toBe(0);
    const requests: { request: string; body?: object }[] = JSON.parse(program.output());
    expect(requests.slice(0, 4).map(({ request }) => request)).toEqual([
      'POST /channels/CHANNEL/messages',
      expect.stringMatching(/^POST \/channels\/CHANNEL\/messages\/\w+\/threads$/),
      expect.stringMatching(/^POST \/channels\/\w+\/messages$/),
      expect.stringMatching(/^PUT .*\/reactions\/%F0%9F%91%8D\/@me$/),
    ]);
    for (const { request, body } of requests) {
      const isMessage = request.startsWith('POST') && request.endsWith('/messages');
      if (isMessage) expect(validateMessage(body), request).toBeUndefined();
    }
  });

  test('prints the invite link of the token’s bot, and says what is missing without one', async () => {
    const folder = temporaryFolder();
    const DISCORD_TOKEN = `${btoa('112233445566778899')}.AAAAAA.made-up`;
    const invite = startProgram(['discord', 'invite'], folder, { DISCORD_TOKEN });
    expect(await invite.ended).toBe(0);
    expect(invite.output()).toMatch(
      /client_id=112233445566778899&scope=bot\+applications.commands/,
    );
    const without = startProgram(['discord', 'invite'], folder);
    expect(await without.ended).toBe(1);
    expect(without.output()).toContain('--application');
  });
});
