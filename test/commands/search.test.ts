import { describe, expect, it, vi } from 'vitest';
import { SourceError } from '../../src/core/errors.ts';
import type { PaperSource } from '../../src/core/ports/paper-source.ts';
import type { SearchQuery, SearchResult } from '../../src/core/ports/search-index.ts';
import { ASKER, createMemoryServices, NOON } from '../support/memory-services.ts';
import { makeEntry } from '../support/papers.ts';
import { createAsking, readReply } from './ask.ts';

const silent = async () => [];

function createSearching(search: PaperSource['search'] = silent) {
  const services = createMemoryServices();
  const source = { ...services.source, search };
  return { ...services, source, ...createAsking({ ...services, source }) };
}

const failing = (message: string) => async (): Promise<never> => {
  throw new SourceError(message, { retryable: true });
};

describe('search', () => {
  it('shows title, authors, date, votes and the passage with its words marked', async () => {
    const { papers, votes, ask, read } = createSearching();
    await papers.put('live', [makeEntry('2608.00001', { day: '2026-08-20', upvotes: 1204 })], NOON);
    await votes.add({ message: '2608.00001', person: ASKER.person, emoji: '👍', at: NOON });
    expect(await read('search subject')).toBe(
      'Papers for “subject”\n' +
        'A study of subject 2608.00001 | Ada Example and Ben Sample · Thu 20 Aug 2026 · 1,204 upvotes · ' +
        '1 team vote · We look at subject 2608.00001.\n' +
        'From the library; The Live Source was asked too.',
    );
    const { message } = await ask('search subject');
    expect(JSON.stringify(message)).toContain('{"type":"match","text":"subject"}');
  });

  it.each([
    ['search "subject"', 'Papers for “subject”'],
    ['search a “study of” subject', 'Papers for “a ‘study of’ subject”'],
    [
      'search subject -video by:ada votes:>0 sort:date since:1y',
      'Papers for “subject”, without “video”, by ada, since Thu 21 Aug 2025, with 1 or more upvotes, ' +
        'newest first',
    ],
  ])('says back what it understood of %s', async (typed, heading) => {
    const { papers, read } = createSearching();
    await papers.put('live', [makeEntry('2608.00001', { day: '2026-08-20' })], NOON);
    expect((await read(typed)).split('\n')[0]).toBe(heading);
  });

  it.each([
    ['limt:3', 'limt:3 was searched for as words. Did you mean limit:3?'],
    ['votes:many', '“votes:many” was searched for as words. A filter looks so: votes:>20'],
  ])('says below the papers that %s was taken for words', async (pair, note) => {
    const { papers, read } = createSearching();
    await papers.put('live', [makeEntry('2608.00001')], NOON);
    expect(await read(`search subject ${pair}`)).toContain(`\n${note}`);
  });

  it('of an id or a link is that paper and nothing else, asked of the source when need be', async () => {
    const services = createMemoryServices();
    const source = { ...services.source, paper: async (id: string) => makeEntry(id) };
    const { read } = createAsking({ ...services, source });
    await services.papers.put('live', [makeEntry('2608.00002')], NOON);
    expect(await read('search https://arxiv.org/pdf/2608.00001v2')).toMatch(
      /^The paper 2608\.00001\nA study of subject 2608\.00001 \|[^\n]*$/,
    );
  });

  it('asks nobody for a text without a word', async () => {
    const asked = vi.fn(silent);
    const { read } = createSearching(asked);
    expect(await read('search ?!')).toContain('holds no word to look for');
    expect(asked).not.toHaveBeenCalled();
  });
});

describe('what the library took the words for', () => {
  const FOUND: SearchResult = {
    hits: [
      {
        paperId: '2608.00001',
        snippet: [],
        why: [
          { field: 'title', words: ['study'] },
          { field: 'abstract', words: ['study', 'planes'] },
          { field: 'names', words: ['ada', 'sample'] },
        ],
      },
    ],
    more: false,
    correction: { text: 'study by Ada' },
  };

  async function createFinding() {
    const asked: SearchQuery[] = [];
    const services = createMemoryServices();
    const search = {
      ...services.search,
      search: async (query: SearchQuery) => {
        asked.push(query);
        return FOUND;
      },
    };
    await services.papers.put('live', [makeEntry('2608.00001')], NOON);
    return { asked, ...createAsking({ ...services, search }) };
  }

  it('is said, and the words as they were typed are one press away', async () => {
    const { asked, ask, press } = await createFinding();
    const reply = await ask('search stduy by Ada since:7d');
    expect(readReply(reply)).toContain(
      '\nShowing results for study by Ada.\n[Search instead for “stduy by Ada”]\n',
    );
    await press(reply, 'Search instead for “stduy by Ada”');
    expect(asked.map(({ query }) => query)).toMatchObject([
      { text: 'stduy by Ada', mayCorrect: true, filters: { since: '2026-08-14' } },
      { text: 'stduy by Ada', mayCorrect: false, filters: { since: '2026-08-14' } },
    ]);
  });

  it('and why a paper was found stands beside it, also where its passage does not show it', async () => {
    const { read } = await createFinding();
    expect(await read('search stduy by Ada')).toContain(
      'study in the title; planes in the abstract or keywords; ada, sample in the names',
    );
  });
});

describe('the network beside the library', () => {
  it('adds what it alone has, says so, and what it found is kept', async () => {
    const { papers, read } = createSearching(async () => [
      makeEntry('2608.00007', { title: 'Of quasars' }),
      makeEntry('2608.00001'),
    ]);
    await papers.put('live', [makeEntry('2608.00001'), makeEntry('2608.00002')], NOON);
    const lines = (await read('search subject')).split('\n');
    expect(lines.slice(1)).toEqual([
      expect.stringMatching(/^A study of subject 2608\.00001(?!.*from The Live Source)/),
      expect.stringMatching(/^A study of subject 2608\.00002(?!.*from The Live Source)/),
      expect.stringMatching(/^Of quasars.* · from The Live Source · We look at/),
      '2 from the library, 1 from The Live Source alone.',
    ]);
    expect(await papers.get('2608.00007')).toBeDefined();
  });

  it('is all there is when the library has nothing', async () => {
    const { read } = createSearching(async () => [makeEntry('2608.00007')]);
    expect(await read('quasars')).toMatch(
      /^Paperboy knows no papers for “quasars”, but The Live Source has these:\nA study of subject 2608\.00007/,
    );
  });

  it('does not return to what a filter keeps out', async () => {
    const old = makeEntry('2008.00001', { publishedAt: Date.UTC(2020, 7, 1) });
    const { read } = createSearching(async () => [old]);
    for (const filter of ['since:7d', 'author:Nobody', '-subject', '"other words"']) {
      const answer = await read(`quasars ${filter}`);
      expect(answer, filter).toContain('and The Live Source knows none. With fewer filters');
      expect(answer, filter).toContain('[Search for the words alone]');
    }
  });

  it('takes nothing away when it fails, and then nobody waits for it at once again', async () => {
    const asked = vi.fn(failing('It answered with an error (500).'));
    const { papers, read } = createSearching(asked);
    expect(await read('quasars')).toContain('could not be asked: It answered with an error (500).');
    await papers.put('live', [makeEntry('2608.00001')], NOON);
    const answer = await read('search subject');
    expect(answer).toMatch(/^Papers for “subject”\nA study of subject 2608\.00001/);
    expect(answer).toContain('From the library alone: The Live Source could not be asked.');
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('is waited for no longer than a second and a half', async () => {
    const { read } = createSearching(() => new Promise(() => undefined));
    const start = performance.now();
    expect(await read('quasars')).toContain('It did not answer within 1.5 seconds.');
    expect(performance.now() - start).toBeLessThan(2500);
  });
});

describe('the pages of a search', () => {
  const IDS = Array.from({ length: 60 }, (_, index) => `2608.${String(10001 + index)}`);

  it('show every paper once, whatever the network and the library learnt in between', async () => {
    const fromNetwork = ['2608.20001', IDS[20], IDS[40]].map((id = '') => makeEntry(id));
    const { papers, ask, act } = createSearching(async () => fromNetwork);
    const entries = IDS.map((id) => makeEntry(id));
    await papers.put('live', entries, NOON);
    const shown: string[] = [];
    let reply = await ask('search subject limit:7');
    for (let page = 0; page < 20; page += 1) {
      const { blocks } = reply.message;
      const papersOf = blocks.flatMap((block) => (block.type === 'rows' ? block.rows : []));
      shown.push(...papersOf.flatMap(({ paperId }) => paperId ?? []));
      if (!reply.more) break;
      fromNetwork.reverse();
      reply = await act(reply.more);
    }
    expect(shown.toSorted()).toEqual([...IDS, '2608.20001']);
    expect(shown[0]).toBe(IDS[20]);
  });

  it('are asked for by the words, and come without a heading', async () => {
    const { papers, ask, act } = createSearching();
    await papers.put(
      'live',
      IDS.slice(0, 3).map((id) => makeEntry(id)),
      NOON,
    );
    const { more } = await ask('search subject since:7d limit:2');
    expect(more?.args).toEqual({ query: 'subject', since: '2026-08-14', limit: '2', offset: '2' });
    const next = more && (await act(more));
    expect(next && readReply(next)).toMatch(/^A study of subject 2608\.10003/);
    expect(next?.more).toBeUndefined();
  });
});
