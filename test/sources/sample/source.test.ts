import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSampleSource } from '../../../src/sources/sample/source.ts';
import { CONTRACT_PAPERS, testPaperSource } from '../../contract/paper-source.ts';

testPaperSource('The bundled sample', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-sample-'));
  const file = join(folder, 'papers.json');
  const facts = { authors: ['Ada Example'], authorCount: 1, publishedAt: '2026-07-01' };
  const papers = CONTRACT_PAPERS.map((paper) => ({
    ...paper,
    ...facts,
    summary: 'It works.',
    keywords: [],
  }));
  await writeFile(file, JSON.stringify({ about: 'A test.', papers }));
  return {
    source: createSampleSource({ file }),
    broken: createSampleSource({ file: join(folder, 'missing.json') }),
    close: () => rm(folder, { recursive: true }),
  };
});

it('the sample that comes with Paperboy has at least 60 papers on at least 5 days', async () => {
  const answer = await createSampleSource({ file: 'config/sample/papers.json' }).list({
    by: 'trending',
  });
  const entries = answer.changed ? answer.entries : [];
  expect(entries.length).toBeGreaterThanOrEqual(60);
  expect(new Set(entries.map(({ day }) => day)).size).toBeGreaterThanOrEqual(5);
});
