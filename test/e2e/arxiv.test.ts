import { expect, onTestFinished, test } from 'vitest';
import { localDate } from '../../src/core/schedule/dates.ts';
import { type ArxivPaper, arxivPaper } from '../support/arxiv-papers.ts';
import { startArxivServer } from '../support/arxiv-server.ts';
import { until } from '../support/program.ts';
import { createHome } from '../support/team.ts';

const NOWHERE = 'http://127.0.0.1:9';

const id = (number: number) => `2608.${String(number).padStart(5, '0')}`;

async function startArxiv(papers: readonly ArxivPaper[]) {
  const server = await startArxivServer({ papers, intervalMs: 1 });
  onTestFinished(() => server.close());
  return server;
}

test('when Hugging Face can’t be reached, the edition comes from arXiv and says so', async () => {
  const today = localDate(Date.now(), 'America/New_York');
  const announced = { [today]: 'new' } as const;
  const papers = Array.from({ length: 20 }, (_, index) => arxivPaper(id(index + 1), { announced }));
  const arxiv = await startArxiv(papers);
  const { start } = await createHome({ haste: 1_000 });
  const { url } = await start({ HUGGINGFACE_URL: NOWHERE, ARXIV_URL: arxiv.url });
  const page = await until(async () => {
    const text = await (await fetch(url)).text();
    return text.includes('Paper 2608.00016') && text;
  });
  expect(page).toMatch(/could not be reached; these are today’s from arXiv\./);
  expect(page).toMatch(/Top 5 of 20 papers listed by arXiv/);
  expect(page).toMatch(/arXiv stands in\. Hugging Face could not be reached/);
  expect(page).not.toMatch(/sample papers|sample edition/i);
  expect(arxiv.violations).toEqual([]);
});

test('papers of Hugging Face are completed by arXiv in the background', async () => {
  const papers = Array.from({ length: 20 }, (_, index) =>
    arxivPaper(id(index + 1), { comment: '9 pages', categories: ['cs.RO', 'cs.LG'] }),
  );
  const arxiv = await startArxiv(papers);
  const { start, openStorage } = await createHome({ haste: 1_000 });
  await start({ ARXIV_URL: arxiv.url });
  const storage = await openStorage();
  const paper = await until(async () => {
    const found = await storage.papers.get(id(1));
    return found?.categories && found;
  });
  expect(paper).toMatchObject({
    categories: ['cs.RO', 'cs.LG'],
    comment: '9 pages',
    authors: ['Ada Example', 'Ben Sample'],
    keywords: expect.arrayContaining(['diffusion']),
  });
  expect(arxiv.requests.every((path) => path.startsWith('/api/query?id_list='))).toBe(true);
  expect(arxiv.violations).toEqual([]);
});
