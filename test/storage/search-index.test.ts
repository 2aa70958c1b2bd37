import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { SourceEntry } from '../../src/core/paper/model.ts';
import { parseQuery } from '../../src/core/search/query/parse.ts';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { makeEntry } from '../support/papers.ts';
import { temporaryFolder, temporaryStorage } from '../support/temporary-storage.ts';

const NOW = Date.parse('2026-08-20T12:00Z');

const PAPERS: readonly SourceEntry[] = [
  makeEntry('2601.00001', {
    title: 'Folding Maps: Reinforcement Learning (RL) for Paper Planes',
    abstract: 'Planes of folded paper learn to glide by reinforcement learning (RL) in a hall.',
    authors: ['Bernhard Schölkopf', 'Łucja Żak'],
  }),
  makeEntry('2601.00002', {
    title: 'KV-Cache Compression with Mem-α',
    abstract: 'The KV-cache of a model shrinks to a bit for each element.',
    authors: ['Ada Example'],
  }),
  makeEntry('2601.00003', {
    title: 'A* Search over Kites in C++',
    abstract: 'Kites find their way with RL and with the A* search; it is written in C++.',
    authors: ['Ben Sample'],
  }),
  makeEntry('2601.00004', {
    title: 'Diffusion of Ink in Wet Paper',
    abstract: 'Ink spreads. We measure diffusion with a ruler.',
    authors: ['Ada Example', 'Ben Sample'],
  }),
  makeEntry('2601.00006', {
    title: 'Airo: Kites that Fold Themselves',
    abstract: 'We present Airo, a kite.',
    authors: ['Dora Draft'],
  }),
  makeEntry('2601.00007', {
    title: 'Mending Airo with Airo, and Airo for All',
    abstract: 'Airo mends Airo: what Airo folds, Airo unfolds.',
    authors: ['Dora Draft'],
  }),
  makeEntry('2601.00005', {
    title: 'Gliding Paper Planes in Wind',
    abstract: 'Planes of paper glide in a hall with wind; reinforcement learning (RL) moves them.',
    authors: ['Cleo Model'],
  }),
];

async function withPapers(storage?: Storage): Promise<Storage> {
  const made = storage ?? (await temporaryStorage());
  await made.papers.put('test', PAPERS, NOW);
  return made;
}

const ask = (storage: Storage, text: string) =>
  storage.search.search({ query: parseQuery(text, '2026-08-20'), limit: 10, offset: 0 });

async function found(storage: Storage, text: string): Promise<readonly string[]> {
  const { hits } = await ask(storage, text);
  return hits.map(({ paperId }) => paperId.slice(-1));
}

describe('a search finds the paper', () => {
  test.for([
    ['as soon as it is stored, by a word of its title', 'diffusion', '4'],
    ['by a link to it, and nothing else', 'https://arxiv.org/abs/2601.00002v3', '2'],
    ['by a compound that is joined', 'kvcache', '2'],
    ['by a compound that is split', 'kv cache', '2'],
    ['by a Greek letter’s name', 'mem-alpha', '2'],
    ['by a name with a symbol', 'A* search', '3'],
    ['by a language that is a letter and signs', 'C++', '3'],
    ['by its author without diacritics', 'author:scholkopf', '1'],
    ['by its author as others type the name', 'author:schoelkopf', '1'],
    ['by an author and without a word', 'author:zak -kites', '1'],
    ['whose word was typed with a slip', 'difusion', '4'],
    ['by its exact phrase', '"wet paper"', '4'],
    ['by the name of what it presents, before those that use it', 'airo', '6'],
  ] as const)('%s: %s', async ([, text, first]) => {
    const storage = await withPapers();
    expect((await found(storage, text))[0]).toBe(first);
  });

  test('by the long form of what it calls by an acronym', async () => {
    const storage = await withPapers();
    expect(await found(storage, 'reinforcement learning')).toContain('3');
  });

  test('and only it, where a filter says so', async () => {
    const storage = await withPapers();
    expect(await found(storage, 'https://arxiv.org/abs/2601.00002')).toEqual(['2']);
    expect([...(await found(storage, 'author:"Ada Example"'))].toSorted()).toEqual(['2', '4']);
    expect(await found(storage, 'paper -planes')).toEqual(['4']);
  });

  test('and says by which words and where, and what it took a slip for', async () => {
    const storage = await withPapers();
    const { hits, correction } = await ask(storage, 'difusion ink');
    expect(correction).toEqual({ text: 'diffusion ink' });
    expect(hits[0]?.why).toContainEqual({ field: 'title', words: ['diffusion', 'ink'] });
    expect(hits[0]?.snippet).toContainEqual({ type: 'match', text: 'Ink' });
  });
});

describe('a slip that somebody made before', () => {
  const papers = Array.from({ length: 210 }, (_, index) =>
    makeEntry(`2602.${10_000 + index}`, { title: `Neural kite ${index}`, abstract: 'It flies.' }),
  );
  const withSlip = (title: string, abstract: string) => [
    ...papers,
    makeEntry('2602.20000', { title, abstract }),
  ];

  test('is corrected all the same, and that paper is found too', async () => {
    const storage = await temporaryStorage();
    await storage.papers.put('test', withSlip('A balloon', 'Its nueral rope.'), NOW);
    const { hits, correction } = await ask(storage, 'nueral balloon');
    expect(correction).toEqual({ text: 'neural balloon' });
    expect(hits[0]?.paperId).toBe('2602.20000');
    expect(hits.length).toBeGreaterThan(1);
  });

  test('is no slip where a title has it: then it is a name', async () => {
    const storage = await temporaryStorage();
    await storage.papers.put('test', withSlip('Nueral: a balloon', 'It has a rope.'), NOW);
    const { hits, correction } = await ask(storage, 'nueral');
    expect(correction).toBeUndefined();
    expect(hits.map(({ paperId }) => paperId)).toEqual(['2602.20000']);
  });
});

test('whatever is typed is answered', async () => {
  const storage = await withPapers();
  const piece = fc.constantFrom(
    '"',
    '-',
    'OR',
    'author:',
    'cat:',
    'votes:>',
    '*',
    '(',
    'NEAR',
    'α',
  );
  const text = fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 8 })));
  await fc.assert(
    fc.asyncProperty(text, async (parts) => {
      await ask(storage, parts.join(' '));
    }),
    { numRuns: 200 },
  );
});

test('similar papers are about the same, never the paper itself', async () => {
  const storage = await withPapers();
  const similar = await storage.search.similar('2601.00001', 3);
  expect(similar[0]?.paperId).toBe('2601.00005');
  expect(similar.map(({ paperId }) => paperId)).not.toContain('2601.00001');
  expect(await storage.search.similar('2601.99999', 3)).toEqual([]);
});

describe('the index keeps in step with the papers', () => {
  const texts = ['diffusion', 'kv cache', 'planes paper', 'A*', 'author:zak'];
  const answers = async (storage: Storage) => {
    const all: (readonly string[])[] = [];
    for (const text of texts) all.push(await found(storage, text));
    return all;
  };

  test('before it is written, after it, and when it is built anew', async () => {
    const storage = await withPapers();
    expect(await storage.searchUpkeep.status()).toMatchObject({ pending: 7, agrees: true });
    const before = await answers(storage);
    await storage.searchUpkeep.tend();
    expect(await storage.searchUpkeep.status()).toMatchObject({
      ...{ indexed: 7, pending: 0, segments: 1, agrees: true },
    });
    expect(await answers(storage)).toEqual(before);
    await storage.searchUpkeep.reindex(() => undefined);
    expect(await answers(storage)).toEqual(before);
  });

  test('when a paper’s text changes, as soon as that is stored', async () => {
    const storage = await withPapers();
    await storage.searchUpkeep.tend();
    const changed = makeEntry('2601.00004', { title: 'Osmosis of Ink', abstract: 'Ink seeps.' });
    await storage.papers.put('test', [changed], NOW + 1);
    expect(await found(storage, 'osmosis')).toEqual(['4']);
    expect(await found(storage, 'ruler')).toEqual([]);
    await storage.searchUpkeep.tend();
    expect(await found(storage, 'osmosis')).toEqual(['4']);
    expect(await found(storage, 'ruler')).toEqual([]);
    expect(await storage.searchUpkeep.status()).toMatchObject({ agrees: true, pending: 0 });
  });

  test('when the process ends before anything was written', async () => {
    const file = join(temporaryFolder(), 'search.db');
    const options = { file, holder: 'process 1 on test', now: NOW };
    const first = await withPapers(await openSqlite(options));
    await first.close();
    const second = await openSqlite(options);
    onTestFinished(() => second.close());
    expect(await found(second, 'diffusion')).toEqual(['4']);
    expect(await second.searchUpkeep.status()).toMatchObject({ papers: 7, agrees: true });
  });
});
