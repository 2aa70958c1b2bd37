import type { CommandServices } from '../../src/commands/context.ts';
import type { Edition, Subscription, SubscriptionSettings } from '../../src/core/edition/model.ts';
import type { Asker } from '../../src/core/ports/chat-platform.ts';
import { createMemoryPapers } from './memory-papers.ts';
import { createMemoryPeople } from './memory-people.ts';
import { createMemorySaved } from './memory-saved.ts';
import { createMemorySearch } from './memory-search.ts';
import { createMemorySubscriptions } from './memory-subscriptions.ts';
import { createMemoryVotes } from './memory-votes.ts';

/** Fri 21 Aug 2026, 12:00 in Berlin. */
export const NOON = Date.UTC(2026, 7, 21, 10);

export const ASKER: Asker = {
  person: { platform: 'local', workspace: 'home', id: 'visitor' },
  channel: { platform: 'local', workspace: 'home', id: 'papers' },
};

/** Gets its next edition on Mon 24 Aug 2026 at 09:00 in Berlin. */
export const SUBSCRIPTION: Subscription = {
  id: 'local/papers',
  channel: ASKER.channel,
  time: '09:00',
  zone: 'Europe/Berlin',
  days: [1, 2, 3, 4, 5],
  count: 5,
  topics: { include: [], exclude: [] },
  minimum: 0,
  layout: 'thread',
  empty: 'line',
  standing: { state: 'active' },
  nextDate: '2026-08-24',
  nextRunAt: Date.UTC(2026, 7, 24, 7),
};

const DEFAULTS: Omit<SubscriptionSettings, 'zone'> = {
  time: '09:00',
  days: [1, 2, 3, 4, 5],
  count: 5,
  topics: { include: [], exclude: [] },
  minimum: 0,
  layout: 'thread',
  empty: 'line',
};

export function anEdition(facts: Partial<Edition> = {}): Edition {
  return {
    id: 'edition-1',
    subscriptionId: SUBSCRIPTION.id,
    localDate: '2026-08-21',
    kind: 'daily',
    outcome: 'papers',
    sourceDay: '2026-08-20',
    plannedAt: NOON - 3 * 3_600_000,
    papers: [],
    ...facts,
  };
}

/** Editions that the channel has had, without where they were posted. */
export function createMemoryEditions(...known: readonly Edition[]): CommandServices['editions'] {
  return {
    latest: async (_, limit) => known.slice(0, limit),
    postings: async () => [],
    ofDate: async (_, date) =>
      known.find(({ localDate, kind }) => localDate === date && kind === 'daily'),
  };
}

/** A platform where all is well and everybody may do everything, unless a test says otherwise. */
export function createMemoryChat(
  overrides: Partial<CommandServices['chat']> = {},
): CommandServices['chat'] {
  return {
    permalink: async (_, message) => `https://chat.example/${message}`,
    mayManage: async () => true,
    advice: () => undefined,
    channelProblem: async () => undefined,
    problems: async () => [],
    runsPaperboy: () => false,
    ...overrides,
  };
}

/** All that commands need, in memory: empty stores and a source that has nothing. */
export function createMemoryServices(overrides: Partial<CommandServices> = {}): CommandServices {
  const papers = createMemoryPapers();
  return {
    clock: { now: () => NOON },
    papers,
    search: createMemorySearch(papers),
    searchUpkeep: {
      status: async () => {
        const count = await papers.count();
        return { papers: count, indexed: count, pending: 0, segments: 1, agrees: true };
      },
    },
    votes: createMemoryVotes(),
    saved: createMemorySaved(),
    people: createMemoryPeople(),
    editions: createMemoryEditions(),
    fetches: { lastOf: async () => ({}), days: async () => [] },
    outbox: {
      counts: async () => ({ pending: 0, sending: 0, unknown: 0, sent: 0, failed: 0 }),
      failures: async () => [],
    },
    subscriptions: createMemorySubscriptions(SUBSCRIPTION),
    chat: createMemoryChat(),
    defaults: DEFAULTS,
    source: {
      name: 'live',
      label: 'The Live Source',
      zone: 'America/New_York',
      list: async () => ({ changed: true, entries: [], skipped: [] }),
      search: async () => [],
      paper: async () => undefined,
    },
    standIn: { name: 'arxiv', label: 'The Stand-In' },
    sample: { name: 'sample', label: 'The Sample' },
    zone: 'Europe/Berlin',
    electorateOf: () => ({ members: [{ platform: 'local', workspace: 'home' }], emojis: ['👍'] }),
    draft: async () => ({
      localDate: '2026-08-24',
      kind: 'daily',
      outcome: 'papers',
      chosen: [],
      leftOut: [],
    }),
    postNow: async () => ({ outcome: 'planned', papers: 5 }),
    shown: async () => 'live' as const,
    databaseProblem: async () => undefined,
    voted: () => undefined,
    ...overrides,
  };
}
