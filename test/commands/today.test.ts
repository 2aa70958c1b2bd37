import { describe, expect, it } from 'vitest';
import type { CommandServices } from '../../src/commands/context.ts';
import type { Edition } from '../../src/core/edition/model.ts';
import {
  ASKER,
  anEdition,
  createMemoryEditions,
  createMemoryServices,
  NOON,
} from '../support/memory-services.ts';
import { createMemorySubscriptions } from '../support/memory-subscriptions.ts';
import { makeEntry } from '../support/papers.ts';
import { createAsking } from './ask.ts';

const PAPERS = [
  { paperId: '2608.00002', rank: 2, score: 1 },
  { paperId: '2608.00001', rank: 1, score: 2 },
];

async function createReading(editions: readonly Edition[], more: Partial<CommandServices> = {}) {
  const services = createMemoryServices({
    editions: {
      ...createMemoryEditions(...editions),
      ofDate: async (_, date) =>
        editions.find(({ localDate, kind }) => localDate === date && kind === 'daily'),
      postings: async (id) => [
        {
          channel: ASKER.channel,
          edition: { localDate: '2026-08-21', kind: 'daily' },
          message: `post-${id}`,
          sentAt: NOON,
        },
      ],
    },
    ...more,
  });
  const entries = PAPERS.map(({ paperId }) => makeEntry(paperId, { day: '2026-08-20' }));
  await services.papers.put('live', entries, NOON);
  return createAsking(services);
}

describe('today', () => {
  it('lists the edition in its order, each paper with a link to where it was posted', async () => {
    const { ask, read } = await createReading([anEdition({ papers: PAPERS })]);
    const page = await read('today');
    expect(page).toMatch(/^Edition of Fri 21 Aug 2026\n.*2608\.00001.*\n.*2608\.00002/);
    expect(page).toContain('Ada Example and Ben Sample · Thu 20 Aug 2026 · 1 upvote');
    expect(page).toContain('From the list of Thu 20 Aug 2026 of The Live Source.');
    expect(JSON.stringify(await ask('today'))).toContain('https://chat.example/post-2608.00001');
  });

  it('names the source that stood in', async () => {
    const { read } = await createReading([anEdition({ papers: PAPERS, standIn: 'arxiv' })]);
    expect(await read('today')).toContain(
      'From the list of Thu 20 Aug 2026 of The Stand-In. The Live Source could not be read.',
    );
  });

  it('shows the real edition where the day also has a sample', async () => {
    const { read } = await createReading([
      anEdition({ id: 'sample', kind: 'sample' }),
      anEdition({ papers: PAPERS }),
    ]);
    expect(await read('today')).toContain('2608.00001');
  });

  it('shows the sample where it is all that a day has', async () => {
    const { read } = await createReading([anEdition({ kind: 'sample', papers: PAPERS })]);
    expect(await read('today')).toMatch(/2608\.00001.*\n.*2608\.00002.*\nFrom the sample/);
  });

  it('reads the edition of a day long gone, and not all since', async () => {
    const old = anEdition({ localDate: '2024-08-21', papers: PAPERS });
    const latest = async (_: string, limit: number) => {
      expect(limit).toBeLessThan(20);
      return [];
    };
    const editions = { ...createMemoryEditions(old), latest };
    const { read } = await createReading([], { editions });
    expect(await read('today 2024-08-21')).toContain('2608.00001');
  });

  it('says that there is none, and when the next one comes', async () => {
    const { read } = await createReading([]);
    const next = 'The next edition, for Mon 24 Aug 2026, comes 2026-08-24T07:00:00.000Z.';
    expect(await read('today')).toBe(
      `There is no edition in this channel for today, Fri 21 Aug 2026. ${next}`,
    );
    expect(await read('today yesterday')).toBe(
      `There is no edition in this channel for Thu 20 Aug 2026. ${next}`,
    );
    expect(await read('today 2026-08-22')).toBe(`Sat 22 Aug 2026 has not come yet. ${next}`);
  });

  it.each([
    ['weekend', 'none are listed at weekends'],
    ['source-failed', 'could not be read'],
    ['filtered', 'none passed this channel’s settings'],
    ['late', 'was not running'],
  ] as const)('says why an edition has no papers: %s', async (outcome, sentence) => {
    const { read } = await createReading([anEdition({ outcome })]);
    expect(await read('today')).toContain(sentence);
  });

  it('says so where a channel gets no editions', async () => {
    const { read } = await createReading([], {
      subscriptions: createMemorySubscriptions(),
    });
    expect(await read('today')).toContain('This channel gets no editions.');
  });
});
