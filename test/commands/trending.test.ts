import { describe, expect, it } from 'vitest';
import { createMemoryServices, NOON } from '../support/memory-services.ts';
import { makeEntry } from '../support/papers.ts';
import { createAsking, readReply } from './ask.ts';

async function createTrending(source: string, days: Readonly<Record<string, string>>) {
  const services = createMemoryServices();
  const entries = Object.entries(days).map(([id, day], index) =>
    makeEntry(id, { day, upvotes: 100 * (index + 1) }),
  );
  await services.papers.put(source, entries, NOON);
  return createAsking(services);
}

describe('trending', () => {
  it('ranks the papers of a window that ends on the newest listed day', async () => {
    const { read } = await createTrending('live', {
      '2608.00001': '2026-08-19',
      '2608.00002': '2026-08-19',
      '2608.00003': '2026-08-13',
      '2607.00004': '2026-07-21',
      '2607.00005': '2026-07-20',
    });
    const day = await read('trending');
    expect(day).toMatch(/^Trending on Wed 19 Aug 2026\n.*2608\.00002.*\n.*2608\.00001/);
    expect(day).not.toContain('2608.00003');
    const week = await read('trending week');
    expect(week).toContain('Trending from Thu 13 Aug 2026 to Wed 19 Aug 2026');
    expect(week).toContain('2608.00003');
    const month = await read('trending month');
    expect(month).toContain('2607.00004');
    expect(month).not.toContain('2607.00005');
  });

  it('continues where the last answer ended', async () => {
    const { ask, act } = await createTrending('live', {
      '2608.00001': '2026-08-19',
      '2608.00002': '2026-08-19',
      '2608.00003': '2026-08-19',
    });
    const first = await ask('trending limit:2');
    if (!first.more) throw new Error('there is more');
    const second = await act(first.more);
    expect(readReply(second)).toContain('2608.00001');
    expect(readReply(second)).not.toContain('2608.00002');
    expect(second.more).toBeUndefined();
  });

  it('finds lists of long ago, and marks the sample', async () => {
    const { read } = await createTrending('sample', { '2601.00001': '2024-01-10' });
    expect(await read('trending')).toMatch(/2601\.00001.*\nFrom the sample/);
  });

  it('says what to do when nothing was ever listed', async () => {
    const { read } = await createTrending('live', {});
    expect(await read('trending')).toContain('/papers status');
  });
});
