import { describe, expect, it } from 'vitest';
import type { CommandServices } from '../../src/commands/context.ts';
import { operatingPage } from '../../src/core/operating-page.ts';
import type { FetchOutcome } from '../../src/core/ports/stores/fetches.ts';
import {
  anEdition,
  createMemoryChat,
  createMemoryEditions,
  createMemoryServices,
  NOON,
  SUBSCRIPTION,
} from '../support/memory-services.ts';
import { createMemorySubscriptions } from '../support/memory-subscriptions.ts';
import { makeEntry } from '../support/papers.ts';
import { createAsking } from './ask.ts';

const OUTCOME: FetchOutcome = {
  source: 'live',
  resource: 'day 2026-08-21',
  at: NOON,
  outcome: 'ok',
  entries: 41,
  skipped: 0,
};

const REFUSED = {
  message: 'Discord refused the token.',
  help: operatingPage('token-refused'),
};

const fetches = (any: FetchOutcome): CommandServices['fetches'] => ({
  lastOf: async () => ({ any }),
  days: async () => [{ day: '2026-08-20', papers: 44, checkedAt: NOON }],
});

const readStatus = (overrides: Partial<CommandServices>) =>
  createAsking(createMemoryServices(overrides)).read('status');

describe('status', () => {
  it('tells how the source, the editions and the outbox stand', async () => {
    const services = createMemoryServices();
    await services.papers.put('live', [makeEntry('2608.00001')], NOON);
    const page = await readStatus({
      papers: services.papers,
      fetches: fetches(OUTCOME),
      editions: createMemoryEditions(anEdition()),
      outbox: {
        counts: async () => ({ pending: 2, sending: 0, unknown: 1, sent: 12, failed: 0 }),
        failures: async () => [],
      },
    });
    expect(page.split('\n')).toEqual([
      'Status',
      'Papers: 1 paper, live from The Live Source',
      'The Live Source: answered with 41 papers, 2026-08-21T10:00:00.000Z',
      'Newest complete day: Thu 20 Aug 2026, 44 papers',
      'Last edition: Fri 21 Aug 2026, 0 papers, made 2026-08-21T07:00:00.000Z',
      'Next edition: for Mon 24 Aug 2026, comes 2026-08-24T07:00:00.000Z',
      'Deliveries: 12 sent, 2 waiting, 1 being checked',
      'Search: finds all of 0 papers',
      'No problems are known.',
    ]);
  });

  it('names the list that was asked for when it is not today’s', async () => {
    expect(
      await readStatus({ fetches: fetches({ ...OUTCOME, resource: 'day 2026-08-19' }) }),
    ).toContain('The Live Source: asked for Wed 19 Aug 2026, answered with 41 papers, ');
  });

  it('says in whole sentences why the last edition has no papers', async () => {
    const editions = createMemoryEditions(anEdition({ outcome: 'filtered' }));
    const page = await readStatus({ editions });
    expect(page).toContain(
      'Last edition: Fri 21 Aug 2026. It had no papers: none passed this channel’s settings. ' +
        'Decided 2026-08-21T07:00:00.000Z\n',
    );
  });

  it('names each problem, what it means and what to do', async () => {
    const page = await readStatus({
      fetches: fetches({ ...OUTCOME, outcome: 'failed', reason: 'It answered with HTML.' }),
      shown: async () => 'sample' as const,
      subscriptions: createMemorySubscriptions({
        ...SUBSCRIPTION,
        nextRunAt: NOON - 30 * 60_000,
      }),
      outbox: {
        counts: async () => ({ pending: 0, sending: 0, unknown: 0, sent: 0, failed: 1 }),
        failures: async () => [{ key: 'edition-1/0', reason: 'The channel is gone.' }],
      },
    });
    expect(page).toContain('not live yet: editions show The Sample');
    expect(page).toContain('failed (It answered with HTML)');
    expect(page).toMatch(
      /Problem: The Live Source could not be read\. It answered with HTML\. .*HUGGINGFACE_URL/,
    );
    expect(page).toContain('Problem: The next edition is 30 minutes late.');
    expect(page).toMatch(
      /Problem: A message of an edition could not be posted here.*gone\. On the day/,
    );
  });

  it('says who stands in for a source that was never reached', async () => {
    const page = await readStatus({
      fetches: fetches({ ...OUTCOME, outcome: 'failed', reason: 'It answered with HTML.' }),
      shown: async () => 'stand-in' as const,
    });
    expect(page).toContain('not live yet: editions show what The Stand-In announces');
    expect(page).toContain('It was never reached, so editions show what The Stand-In announces.');
  });

  it('names what keeps platforms and this channel from working', async () => {
    const page = await readStatus({
      chat: createMemoryChat({
        problems: async () => [REFUSED],
        channelProblem: async () => ({
          reason: 'Paperboy lacks the permission Send Messages here.',
          blocking: true,
        }),
      }),
    });
    expect(page).toMatch(/^Problem: Discord refused the token\.$/m);
    expect(page).toContain(
      'Problem: Nothing can be posted in this channel: Paperboy lacks the permission Send Messages here.',
    );
  });

  it('tells those who run Paperboy, and nobody else, where more is written', async () => {
    const chat = { problems: async () => [REFUSED], runsPaperboy: () => true };
    expect(await readStatus({ chat: createMemoryChat(chat) })).toMatch(
      /^Problem: Discord refused the token\. See docs\/operating\.md#token-refused$/m,
    );
  });

  it('tells a channel that is paused, or was stopped, instead of promising its next edition', async () => {
    const overdue = { ...SUBSCRIPTION, nextRunAt: NOON - 86_400_000 };
    const paused = createMemorySubscriptions({ ...overdue, standing: { state: 'paused' } });
    const page = await readStatus({ subscriptions: paused });
    expect(page).toMatch(/Next edition: Editions are paused in this channel\. \/papers resume/);
    expect(page).toContain('No problems are known.');
    const standing = { state: 'stopped', reason: 'The channel is gone.' } as const;
    const stopped = createMemorySubscriptions({ ...overdue, standing });
    expect(await readStatus({ subscriptions: stopped })).toContain(
      'Problem: Editions have stopped in this channel: The channel is gone.',
    );
  });
});
