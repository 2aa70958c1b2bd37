import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { importPapers } from '../../src/cli/import.ts';
import type { PaperStore } from '../../src/core/ports/stores/papers.ts';
import { item } from '../support/huggingface-items.ts';
import { makeEntry } from '../support/papers.ts';
import { temporaryFolder, temporaryStorage } from '../support/temporary-storage.ts';

const id = (number: number) => `2608.${String(number).padStart(5, '0')}`;
const line = (number: number) =>
  JSON.stringify({ id: id(number), title: `Paper ${number}`, upvotes_first: number });

async function setUp() {
  const storage = await temporaryStorage();
  const printed: string[] = [];
  const run = (path: string, papers: PaperStore = storage.papers) => {
    printed.length = 0;
    const clock = { now: () => Date.now() };
    return importPapers(path, { ...storage, papers, clock, print: (text) => printed.push(text) });
  };
  return { storage, run, printed, folder: temporaryFolder() };
}

test('days of the API and lines of papers are read, gzipped or not, and what is skipped is said', async () => {
  const { storage, run, printed, folder } = await setUp();
  writeFileSync(join(folder, '2026-08-20.json'), JSON.stringify([item(id(1)), item(id(2))]));
  writeFileSync(join(folder, 'broken.json'), '[{"paper": ');
  const lines = [line(2), 'not json', '{"id":"2608.1","title":""}', line(3), ''];
  writeFileSync(join(folder, 'more.jsonl.gz'), gzipSync(lines.join('\n')));
  writeFileSync(join(folder, 'notes.txt'), 'no papers');
  mkdirSync(join(folder, 'deeper'));
  await run(folder);
  expect(printed[0]).toMatch(/Read 7 papers .*: 3 new, 1 known before, 4 skipped\./);
  expect(printed.join('\n')).toMatch(
    /notes\.txt: not a file[\s\S]*broken\.json: the whole file: not JSON[\s\S]*line 2: not JSON/,
  );
  expect((await storage.papers.listedOn([id(1)])).get(id(1))).toBe('2026-08-20');

  const before = await storage.papers.observations([id(1), id(2), id(3)]);
  await run(folder);
  expect(printed[0]).toMatch(/0 new, 4 known before/);
  expect(await storage.papers.observations([id(1), id(2), id(3)])).toEqual(before);
});

test('an import that was interrupted goes on where it ended', async () => {
  const { storage, run, printed, folder } = await setUp();
  const file = join(folder, 'many.jsonl');
  writeFileSync(file, Array.from({ length: 1_200 }, (_, number) => line(number + 1)).join('\n'));
  let batches = 0;
  const failing: PaperStore = {
    ...storage.papers,
    async put(...args) {
      batches += 1;
      if (batches === 3) throw new Error('the disk is full');
      return storage.papers.put(...args);
    },
  };
  await expect(run(file, failing)).rejects.toThrow('the disk is full');
  await run(file);
  expect(printed[0]).toBe('many.jsonl: going on after paper 1000, where the last import ended.');
  expect(printed.at(-1)).toMatch(/Read 200 papers .*: 200 new/);
  expect(await storage.papers.count()).toBe(1_200);
});

test('a path without papers, and a gzip that ends early, are told plainly', async () => {
  const { run, printed, folder } = await setUp();
  await expect(run(folder)).rejects.toThrow(/holds no file of papers.*\.jsonl/);
  await expect(run(join(folder, 'none.jsonl'))).rejects.toThrow(/can't be read/);
  const whole = gzipSync(Array.from({ length: 50 }, (_, number) => line(number)).join('\n'));
  writeFileSync(join(folder, 'cut.jsonl.gz'), whole.subarray(0, whole.length / 2));
  await expect(run(folder)).rejects.toThrow(/Damaged.*cut\.jsonl\.gz.*Fetch it again/);
  expect(printed.join('\n')).toMatch(/skipped cut\.jsonl\.gz: the rest of the file: it is damaged/);
});

/** A line of arXiv's snapshot, of which most is of no use here. */
const snapshotLine = (number: number, facts: Readonly<Record<string, unknown>> = {}) =>
  JSON.stringify({
    ...{ id: id(number), submitter: 'Somebody', 'journal-ref': null, doi: null, license: null },
    title: `Paper\n  ${number}`,
    abstract: '  We do a thing.\nIt works.\n',
    authors: 'Ada Ex\\"ample (Lakes, Ltd.), Ben Sample and Cleo Third',
    categories: 'cs.LG stat.ML',
    comments: '9 pages',
    update_date: '2026-08-21',
    ...facts,
  });

test('arXiv’s snapshot is read line by line whatever its name, and what arXiv said itself stands', async () => {
  const { storage, run, printed, folder } = await setUp();
  const parsed = {
    authors_parsed: [
      ['Sample', 'Ben', 'Jr.'],
      ['Example', 'Ada', '', 'Lakes'],
    ],
  };
  const versions = [
    { version: 'v1', created: 'Mon, 17 Aug 2026 09:00:00 GMT' },
    { version: 'v2', created: 'Thu, 20 Aug 2026 10:00:00 GMT' },
  ];
  const lines = [
    snapshotLine(1),
    snapshotLine(2, { ...parsed, versions, categories: ['cs.CL'] }),
    snapshotLine(3, { comments: 'This paper has been withdrawn by the author' }),
    snapshotLine(4, { id: 'hep-th/9901001', title: null }),
    snapshotLine(5),
  ];
  const { popularity: _, ...corrected } = makeEntry(id(5), { title: 'As corrected', updatedAt: 9 });
  await storage.papers.put('arxiv', [corrected], 1);
  const file = join(folder, 'arxiv-metadata-snapshot.json');
  writeFileSync(file, lines.join('\n'));
  await run(file);
  expect(printed).toEqual([
    expect.stringMatching(/^Read 5 papers .*: 2 new, 1 known before, 2 skipped\.$/),
    expect.stringMatching(/2608\.00003: withdrawn$/),
    expect.stringMatching(/line 4: no title$/),
  ]);
  expect(await storage.papers.get(id(1))).toEqual({
    ...{ id: id(1), title: 'Paper 1', abstract: 'We do a thing. It works.', keywords: [] },
    authors: ['Ada Exämple', 'Ben Sample', 'Cleo Third'],
    authorCount: 3,
    categories: ['cs.LG', 'stat.ML'],
    comment: '9 pages',
    updatedAt: Date.parse('2026-08-21'),
  });
  expect(await storage.papers.get(id(2))).toMatchObject({
    authors: ['Ben Sample Jr.', 'Ada Example'],
    categories: ['cs.CL'],
    publishedAt: Date.parse('2026-08-17T09:00Z'),
    updatedAt: Date.parse('2026-08-20T10:00Z'),
  });
  expect((await storage.papers.get(id(5)))?.title).toBe('As corrected');
});
