import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SourceError } from '../../src/core/errors.ts';
import type { Day, SourceEntry } from '../../src/core/paper/model.ts';
import type { ListRequest, PaperSource } from '../../src/core/ports/paper-source.ts';

export interface ContractPaper {
  readonly id: string;
  readonly title: string;
  readonly day: Day;
  readonly upvotes: number;
  readonly comments: number;
}

/** What every source under this contract lists. */
export const CONTRACT_PAPERS: readonly ContractPaper[] = [
  { id: '2607.00004', title: 'Older harbours', day: '2026-07-31', upvotes: 90, comments: 0 },
  { id: '2608.00001', title: 'Quiet harbours', day: '2026-08-20', upvotes: 40, comments: 3 },
  { id: '2608.00002', title: 'Loud rivers', day: '2026-08-20', upvotes: 12, comments: 0 },
  { id: '2608.00003', title: 'Deep lakes', day: '2026-08-21', upvotes: 7, comments: 1 },
];

export interface SourceUnderTest {
  readonly source: PaperSource;
  /** The same source where nothing can be read. */
  readonly broken: PaperSource;
  /** Set for a source that counts nobody: its lists have no counts, and are not ordered by them. */
  readonly countless?: boolean;
  close(): Promise<void>;
}

/** What the core relies on, whatever the source. */
export function testPaperSource(name: string, start: () => Promise<SourceUnderTest>): void {
  describe(`${name} as a paper source`, () => {
    let tested: SourceUnderTest;
    beforeAll(async () => {
      tested = await start();
    });
    afterAll(() => tested.close());

    const list = async (request: ListRequest) => {
      const answer = await tested.source.list(request);
      return answer.changed ? answer.entries : [];
    };
    const ids = (entries: readonly SourceEntry[]) => {
      const found = entries.map(({ paper }) => paper.id);
      return tested.countless ? found.toSorted() : found;
    };
    const counts = (popularity: object) => (tested.countless ? {} : { popularity });

    it('lists a day: its papers alone, with their counts, most upvotes first', async () => {
      const entries = await list({ by: 'day', day: '2026-08-20' });
      expect(ids(entries)).toEqual(['2608.00001', '2608.00002']);
      expect(entries.find(({ paper }) => paper.id === '2608.00001')).toMatchObject({
        paper: { title: 'Quiet harbours' },
        ...counts({ upvotes: 40, comments: 3 }),
        day: '2026-08-20',
      });
    });

    it('lists a week and a month with the day of each paper', async () => {
      const week = await list({ by: 'week', week: '2026-W34' });
      expect(ids(week)).toEqual(['2608.00001', '2608.00002', '2608.00003']);
      expect(week.map(({ day }) => day).toSorted()).toEqual([
        '2026-08-20',
        '2026-08-20',
        '2026-08-21',
      ]);
      expect(ids(await list({ by: 'month', month: '2026-07' }))).toEqual(['2607.00004']);
    });

    it('lists what trends from all its days', async () => {
      expect(ids(await list({ by: 'trending' })).toSorted()).toEqual(
        CONTRACT_PAPERS.map(({ id }) => id),
      );
    });

    it('answers a day without a list with a whole, empty answer', async () => {
      const answer = await tested.source.list({ by: 'day', day: '2026-08-15' });
      expect(answer).toMatchObject({ changed: true, entries: [], skipped: [] });
    });

    it('finds papers by a word, no more than asked for', async () => {
      expect(ids(await tested.source.search('harbours', 10)).toSorted()).toEqual([
        '2607.00004',
        '2608.00001',
      ]);
      expect(await tested.source.search('harbours', 1)).toHaveLength(1);
      expect(await tested.source.search('volcano', 10)).toEqual([]);
    });

    it('gives one paper by its id, and undefined for one that it does not have', async () => {
      const entry = await tested.source.paper('2608.00003');
      expect(entry).toMatchObject({ paper: { title: 'Deep lakes' }, ...counts({ upvotes: 7 }) });
      expect(await tested.source.paper('2608.99999')).toBeUndefined();
    });

    it('fails with a SourceError, never with an empty answer, when it can not be read', async () => {
      const { broken } = tested;
      for (const call of [
        () => broken.list({ by: 'trending' }),
        () => broken.search('harbours', 5),
        () => broken.paper('2608.00003'),
      ]) {
        await expect(call()).rejects.toBeInstanceOf(SourceError);
      }
    });
  });
}
