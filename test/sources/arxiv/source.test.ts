import { afterEach, describe, expect, it, test } from 'vitest';
import { announcementOf, submissionsOf } from '../../../src/sources/arxiv/schedule.ts';
import { type ArxivPaper, arxivPaper } from '../../support/arxiv-papers.ts';
import { type ArxivServer, startArxivServer } from '../../support/arxiv-server.ts';
import { arxivClock, type QuickArxivOptions, quickArxiv } from '../../support/arxiv-source.ts';

const MONDAY = '2026-08-24';

let server: ArxivServer;
afterEach(() => server.close());

async function serving(papers: readonly ArxivPaper[], options: Partial<QuickArxivOptions> = {}) {
  const clock = arxivClock();
  server = await startArxivServer({ papers, now: clock.now });
  const source = quickArxiv({ ...options, url: server.url, clock });
  const list = async (day: string) => {
    const answer = await source.list({ by: 'day', day });
    return answer.changed ? answer : { entries: [], skipped: [] };
  };
  const listed = async (day: string) => (await list(day)).entries.map(({ paper }) => paper.id);
  return { clock, source, list, listed };
}

const on = (type: 'new' | 'cross' | 'replace' | 'replace-cross', day = MONDAY) => ({
  announced: { [day]: type },
});

describe('the day’s announcements', () => {
  it('are what is new, and what is new to a category; replaced papers are no news', async () => {
    const { listed } = await serving([
      arxivPaper('2608.00001', on('new')),
      arxivPaper('2608.00002', on('cross')),
      arxivPaper('2608.00003', { ...on('replace'), version: 2 }),
      arxivPaper('2608.00004', { ...on('replace-cross'), version: 3 }),
      arxivPaper('2608.00005', { ...on('new'), categories: ['math.CO'] }),
      arxivPaper('2608.00006', on('new', '2026-08-21')),
    ]);
    expect(await listed(MONDAY)).toEqual(['2608.00001', '2608.00002']);
    expect(server.requests).toEqual(['/atom/cs.CL+cs.LG']);
  });

  it('leave out the categories that are not wanted, and papers that were taken back', async () => {
    const { list } = await serving(
      [
        arxivPaper('2608.00001', { ...on('new'), categories: ['cs.LG', 'cs.CV'] }),
        arxivPaper('2608.00002', {
          ...on('new'),
          abstract: 'This paper has been withdrawn by the authors due to an error.',
        }),
        arxivPaper('2608.00003', { ...on('new'), abstract: 'Money is withdrawn from a bank.' }),
      ],
      { exclude: ['cs.CV'] },
    );
    const { entries, skipped } = await list(MONDAY);
    expect(entries.map(({ paper }) => paper.id)).toEqual(['2608.00003']);
    expect(skipped).toEqual([{ what: '2608.00002', why: 'withdrawn' }]);
  });

  it('tell of a paper what the feed knows, and not the dates, which are the feed’s own', async () => {
    const { list } = await serving([
      arxivPaper('2608.00001', {
        ...on('new'),
        title: 'On $\\alpha$ &amp; more',
        abstract: 'If $a < b$ then & only then.',
        authors: ['Ada Example (University of Lakes, Lakeland)', 'Ben Sample', 'Zoë Ünal'],
        categories: ['cs.LG', 'math.CO'],
      }),
    ]);
    expect((await list(MONDAY)).entries).toEqual([
      {
        day: MONDAY,
        paper: {
          id: '2608.00001',
          title: 'On α & more',
          abstract: 'If a < b then & only then.',
          authors: ['Ada Example', 'Ben Sample', 'Zoë Ünal'],
          authorCount: 3,
          keywords: [],
          categories: ['cs.LG', 'math.CO'],
        },
      },
    ]);
  });

  it('are not sent again when nothing changed', async () => {
    const { source } = await serving([arxivPaper('2608.00001', on('new'))]);
    const first = await source.list({ by: 'day', day: MONDAY });
    const validator = (first.changed && first.validator) || '';
    expect(await source.list({ by: 'day', day: MONDAY }, { validator })).toEqual({
      changed: false,
    });
  });

  it('are empty at a weekend, and of past days come from the query API', async () => {
    const { listed, clock } = await serving([
      arxivPaper('2608.00001', { published: '2026-08-20T17:59:00Z' }),
      arxivPaper('2608.00002', { published: '2026-08-20T18:00:00Z' }),
      arxivPaper('2608.00003', { published: '2026-08-21T17:59:00Z', comment: 'Withdrawn' }),
      arxivPaper('2608.00004', { published: '2026-08-21T17:59:00Z' }),
    ]);
    clock.set('2026-08-25T16:00Z');
    expect(await listed('2026-08-22')).toEqual([]);
    expect(server.requests).toEqual([]);
    expect(await listed('2026-08-21')).toEqual(['2608.00001']);
    expect((await listed(MONDAY)).toSorted()).toEqual(['2608.00002', '2608.00004']);
  });

  it('of more papers than a page holds are read page by page, or not at all', async () => {
    const many = Array.from({ length: 450 }, (_, index) =>
      arxivPaper(`2608.1${String(index).padStart(4, '0')}`, { published: '2026-08-20T10:00:00Z' }),
    );
    const { listed, source, clock } = await serving(many);
    expect(await listed('2026-08-21')).toHaveLength(450);
    expect(server.requests).toHaveLength(3);
    expect(server.violations).toEqual([]);
    clock.advance(10_000);
    server.setFault('a page with too little in it', 1);
    await expect(source.list({ by: 'day', day: '2026-08-21' })).rejects.toThrow('0 of 5 papers');
  });
});

describe('papers by their ids', () => {
  it('come with everything that arXiv knows, old ids as well as new ones', async () => {
    const { source } = await serving([
      arxivPaper('hep-th/9901001', {
        version: 3,
        authors: ['Ada Example', 'Ben Sample', 'Cleo Third'],
        categories: ['hep-th', 'math.MP'],
        comment: '15 pages, 5 figures;\n to appear',
        published: '1999-01-04T08:00:00Z',
        updated: '2001-05-06T07:08:09Z',
      }),
    ]);
    expect(await source.paper('hep-th/9901001')).toEqual({
      paper: {
        id: 'hep-th/9901001',
        title: 'Paper hep-th/9901001',
        abstract: 'We do a thing. It works.',
        authors: ['Ada Example', 'Ben Sample', 'Cleo Third'],
        authorCount: 3,
        keywords: [],
        categories: ['hep-th', 'math.MP'],
        comment: '15 pages, 5 figures; to appear',
        publishedAt: Date.parse('1999-01-04T08:00:00Z'),
        updatedAt: Date.parse('2001-05-06T07:08:09Z'),
      },
    });
  });

  it('are asked for a hundred at a time, and what arXiv does not have is left out', async () => {
    const ids = Array.from(
      { length: 230 },
      (_, index) => `2608.2${String(index).padStart(4, '0')}`,
    );
    const { source } = await serving(ids.slice(0, 200).map((id) => arxivPaper(id)));
    expect(await source.papers(ids)).toHaveLength(200);
    expect(server.requests).toHaveLength(3);
    expect(server.violations).toEqual([]);
  });
});

test('arXiv’s week: what closes at two in New York is announced that night, Friday’s on Monday', () => {
  const hours = ({ from, to }: { from: number; to: number }) =>
    [from, to].map((at) => new Date(at).toISOString().slice(0, 13));
  const weeks = [
    '2026-08-17',
    '2026-08-18',
    '2026-08-19',
    '2026-08-20',
    '2026-08-21',
    '2026-08-22',
  ];
  expect(weeks.map((day) => submissionsOf(day)).map((span) => span && hours(span))).toEqual([
    ['2026-08-13T18', '2026-08-14T18'],
    ['2026-08-14T18', '2026-08-17T18'],
    ['2026-08-17T18', '2026-08-18T18'],
    ['2026-08-18T18', '2026-08-19T18'],
    ['2026-08-19T18', '2026-08-20T18'],
    undefined,
  ]);
  for (const day of weeks.slice(0, 5)) {
    const { from, to } = submissionsOf(day) ?? { from: 0, to: 0 };
    expect([from, to - 1, to].map(announcementOf)).toEqual([day, day, announcementOf(to)]);
    expect(announcementOf(to)).not.toBe(day);
  }
});
