import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../src/core/search/query/parse.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { makeEntry, makePaper } from '../support/papers.ts';

const ann = { platform: 'local', workspace: 'local', id: 'ann' };
const ben = { platform: 'local', workspace: 'local', id: 'ben' };

/** What every database must do with papers and what people keep; `open` gives an empty one. */
export function describeLibraryStores(name: string, open: () => Promise<Storage>): void {
  describe(`papers on ${name}`, () => {
    test('a later entry completes a paper and never erases what was known', async () => {
      const { papers } = await open();
      await papers.put('a', [makeEntry('2608.00001', { organization: 'Example Lab' })], 1);
      const bare = { abstract: '', authors: [], authorCount: 0, keywords: [], title: 'New title' };
      const result = await papers.put('a', [makeEntry('2608.00001', bare)], 2);
      expect(result).toEqual({ added: 0, known: 1 });
      expect(await papers.get('2608.00001')).toMatchObject({
        title: 'New title',
        organization: 'Example Lab',
        authors: ['Ada Example', 'Ben Sample'],
        authorCount: 2,
      });
    });

    test('a paper seen in two sources is one, whichever told of it first', async () => {
      const fromArxiv = makeEntry('2608.00001', {
        title: 'As corrected',
        authors: ['Ada Example', 'Ben Sample', 'Cleo Third'],
        authorCount: 3,
        categories: ['cs.CL', 'cs.LG'],
        comment: '9 pages',
        publishedAt: Date.parse('2026-08-19T17:04:05Z'),
        updatedAt: Date.parse('2026-08-20T08:00:00Z'),
        keywords: [],
      });
      const fromReaders = makeEntry('2608.00001', {
        title: 'As first submitted',
        summary: 'In short.',
        publishedAt: Date.parse('2026-08-19'),
        codeUrl: 'https://code.example/a',
        upvotes: 7,
      });
      const seen = [];
      for (const order of [
        ['arxiv', 'huggingface'],
        ['huggingface', 'arxiv'],
      ]) {
        const { papers } = await open();
        for (const [at, source = ''] of order.entries()) {
          const { popularity: _, ...plain } = fromArxiv;
          await papers.put(source, [source === 'arxiv' ? plain : fromReaders], at);
        }
        expect(await papers.count()).toBe(1);
        const readings = (await papers.observations(['2608.00001'])).get('2608.00001');
        expect(readings).toMatchObject([{ source: 'huggingface', upvotes: 7 }]);
        seen.push(await papers.get('2608.00001'));
      }
      const { abstract } = fromArxiv.paper;
      const { summary, codeUrl, keywords } = fromReaders.paper;
      expect(seen[0]).toEqual({ ...fromArxiv.paper, abstract, summary, codeUrl, keywords });
      expect(seen[1]).toEqual(seen[0]);
    });

    test('papers that arXiv has not told of are known, the newest first, until it was asked, and some time after', async () => {
      const { papers } = await open();
      const ids = ['2608.00001', '2608.00002', '2608.00003'];
      await papers.put(
        'huggingface',
        ids.map((id) => makeEntry(id)),
        1,
      );
      await papers.put('arxiv', [makeEntry('2608.00002', { updatedAt: 5 })], 2);
      expect(await papers.notLookedUp(3, 1)).toEqual(['2608.00003']);
      await papers.lookedUp(['2608.00003'], 3);
      expect(await papers.notLookedUp(3, 9)).toEqual(['2608.00001']);
      expect(await papers.notLookedUp(4, 9)).toEqual(['2608.00003', '2608.00001']);
    });

    test('of all readings those tell: the newest, one six hours older, the newest with stars', async () => {
      const { papers } = await open();
      const HOUR = 3_600_000;
      for (const [hour, upvotes, stars] of [
        [1, 1, 8],
        [3, 2],
        [4, 3],
        [8, 4],
        [10, 5],
        [10, 9],
      ]) {
        const popularity = { upvotes: upvotes ?? 0, comments: 0, ...(stars && { stars }) };
        const entry = { paper: makePaper('2608.00001'), popularity };
        await papers.put('a', [entry], (hour ?? 0) * HOUR);
      }
      const series = (await papers.observations(['2608.00001'])).get('2608.00001');
      expect(series?.map(({ at, upvotes }) => [at / HOUR, upvotes])).toEqual([
        [1, 1],
        [4, 3],
        [10, 5],
      ]);
    });

    test('a paper is searchable as soon as it is stored, under its newest title', async () => {
      const { papers, search } = await open();
      await papers.put('a', [makeEntry('2608.00001', { title: 'Folding proteins' })], 1);
      await papers.put('a', [makeEntry('2608.00001', { title: 'Folding laundry' })], 2);
      const find = async (text: string) =>
        (
          await search.search({ query: parseQuery(text, '2026-08-20'), limit: 5, offset: 0 })
        ).hits.map((hit) => hit.paperId);
      expect(await find('laundry')).toEqual(['2608.00001']);
      expect(await find('proteins')).toEqual([]);
    });

    test('papers with every word of a search come before those with some of them', async () => {
      const { papers, search } = await open();
      await papers.put(
        'a',
        [
          makeEntry('2608.00001', { title: 'Graph graph graph', abstract: 'graph' }),
          makeEntry('2608.00002', { title: 'Diffusion on a graph', abstract: 'Long text on it.' }),
        ],
        1,
      );
      const { hits, more } = await search.search({
        query: parseQuery('graph diffusion', '2026-08-20'),
        limit: 5,
        offset: 0,
      });
      expect(hits.map((hit) => hit.paperId)).toEqual(['2608.00002', '2608.00001']);
      expect(more).toBe(false);
    });
  });

  describe(`the rest on ${name}`, () => {
    test('a saved paper is saved once, the newest first', async () => {
      const { saved, papers } = await open();
      await papers.put('a', [makeEntry('2608.00001'), makeEntry('2608.00002')], 1);
      expect(await saved.save(ann, '2608.00001', 1)).toBe(true);
      expect(await saved.save(ann, '2608.00001', 2)).toBe(false);
      await saved.save(ann, '2608.00002', 3);
      expect(await saved.list(ann)).toEqual(['2608.00002', '2608.00001']);
      expect(await saved.list(ben)).toEqual([]);
    });

    test('a message of the local channel is there once, whatever was lost', async () => {
      const { localChannel } = await open();
      const message = { key: 'k', content: { version: 1, blocks: [] } as const, postedAt: 1 };
      const one = await localChannel.post(message);
      const two = await localChannel.post({ ...message, postedAt: 2 });
      expect(two).toEqual(one);
      expect(await localChannel.parents(5)).toHaveLength(1);
    });

    test('the record of a source tells the days that were read, empty ones too', async () => {
      const { fetches, papers } = await open();
      const base = { source: 'huggingface', skipped: 0 };
      await papers.put('huggingface', [makeEntry('2608.00001', { day: '2026-08-20' })], 1);
      await fetches.record({
        ...base,
        resource: 'day 2026-08-20',
        at: 1,
        outcome: 'ok',
        entries: 1,
      });
      await fetches.record({
        ...base,
        resource: 'day 2026-08-22',
        at: 2,
        outcome: 'empty',
        entries: 0,
      });
      await fetches.record({
        ...base,
        resource: 'day 2026-08-21',
        at: 3,
        outcome: 'failed',
        entries: 0,
      });
      expect(await fetches.days('huggingface', '2026-08-20')).toEqual([
        { day: '2026-08-22', papers: 0, checkedAt: 2 },
        { day: '2026-08-20', papers: 1, checkedAt: 1 },
      ]);
      const { any, good } = await fetches.lastOf('huggingface');
      expect([any?.outcome, good?.outcome]).toEqual(['failed', 'empty']);
    });
  });
}
