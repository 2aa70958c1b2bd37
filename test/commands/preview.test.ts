import { describe, expect, it } from 'vitest';
import type { EditionDraft, Stage } from '../../src/core/edition/draft.ts';
import { createMemoryServices } from '../support/memory-services.ts';
import { makePaper } from '../support/papers.ts';
import { createAsking, readReply } from './ask.ts';

const DRAFT: EditionDraft = {
  localDate: '2026-08-24',
  kind: 'daily',
  outcome: 'papers',
  sourceDay: '2026-08-21',
  chosen: [],
  leftOut: [],
};

const leftOut = (id: string, stage: Stage, why: string) => ({ paper: makePaper(id), stage, why });

const createPreviewing = (draft: EditionDraft) =>
  createAsking(createMemoryServices({ draft: async () => draft }));

const read = (draft: EditionDraft) => createPreviewing(draft).read('preview');

describe('preview', () => {
  it('shows what is in and why, and at which stage others fell out', async () => {
    const page = await read({
      ...DRAFT,
      chosen: [
        {
          ...{ paper: makePaper('2608.00001'), observations: [], votes: 0, score: 1, terms: [] },
          why: '163 upvotes, rising by 12 an hour',
        },
      ],
      leftOut: [
        leftOut('2608.00002', 'minimum', '4 upvotes, fewer than the minimum of 5'),
        ...[3, 4, 5, 6, 7, 8, 9].map((n) => leftOut(`2608.0000${n}`, 'count', '1 stand higher')),
      ],
    });
    expect(page).toContain('The next edition, as of now: Mon 24 Aug 2026');
    expect(page).toMatch(/2608\.00001 \| .*163 upvotes, rising by 12 an hour/);
    expect(page).toMatch(/Too few upvotes: 1 paper\n.*2608\.00002 \| 4 upvotes, fewer/);
    expect(page).toMatch(
      /Beyond the number of papers: 7 papers \(1 stand higher\)\n.*2608\.00003 \| \n/,
    );
    expect(page).toContain('From the list of Fri 21 Aug 2026 of The Live Source.');
  });

  it('shows every paper that was left out, page by page', async () => {
    const ids = Array.from({ length: 50 }, (_, index) => `2608.${10_001 + index}`);
    const { ask, act } = createPreviewing({
      ...DRAFT,
      leftOut: ids.map((id, index) => leftOut(id, index % 2 ? 'count' : 'topics', 'why')),
    });
    const pages = [await ask('preview')];
    for (let more = pages[0]?.more; more; more = pages.at(-1)?.more) {
      pages.push(await act(more));
    }
    const all = pages.map(readReply).join('\n');
    expect(pages).toHaveLength(3);
    for (const id of ids) expect(all.split(`subject ${id} |`), id).toHaveLength(2);
  });

  it('says why there would be nothing', async () => {
    const notice = 'No new papers today: none are listed at weekends.';
    expect(await read({ ...DRAFT, outcome: 'weekend', notice })).toContain(notice);
  });
});
