import { CONTRACT_PAPERS, testPaperSource } from '../../contract/paper-source.ts';
import { arxivPaper } from '../../support/arxiv-papers.ts';
import { startArxivServer } from '../../support/arxiv-server.ts';
import { arxivClock, quickArxiv } from '../../support/arxiv-source.ts';

/** In New York it was before two in the afternoon of the workday before: announced that night. */
const SUBMITTED: Readonly<Record<string, string>> = {
  '2026-07-31': '2026-07-30T10:00:00Z',
  '2026-08-20': '2026-08-19T10:00:00Z',
  '2026-08-21': '2026-08-20T17:59:00Z',
};

testPaperSource('arXiv', async () => {
  const papers = CONTRACT_PAPERS.map(({ id, title, day }) =>
    arxivPaper(id, { title, published: SUBMITTED[day] ?? '' }),
  );
  const [clock, failingClock] = [arxivClock(), arxivClock()];
  const server = await startArxivServer({ papers, now: clock.now });
  const failing = await startArxivServer({ papers, now: failingClock.now });
  failing.setFault('500');
  return {
    source: quickArxiv({ url: server.url, clock }),
    broken: quickArxiv({ url: failing.url, clock: failingClock }),
    countless: true,
    close: async () => {
      await server.close();
      await failing.close();
    },
  };
});
