import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { localDate } from '../../../src/core/schedule/dates.ts';
import { type ArxivPaper, arxivPaper } from '../../support/arxiv-papers.ts';
import { startArxivServer } from '../../support/arxiv-server.ts';
import type { DailyItem, Days } from '../../support/huggingface-days.ts';
import { startHuggingFaceServer } from '../../support/huggingface-server.ts';
import { sampleItem } from '../../support/sample-items.ts';
import type { Neutral } from './neutral.ts';

interface SamplePaper {
  readonly day: string;
}

/** The bundled sample as Hugging Face lists it: a day's papers are there when it is over. */
function daysBy(now: () => number): Days {
  const { papers } = JSON.parse(readFileSync('config/sample/papers.json', 'utf8'));
  const today = localDate(now(), 'America/New_York');
  const days: Record<string, DailyItem[]> = {};
  for (const paper of papers as readonly SamplePaper[]) {
    if (paper.day < today) days[paper.day] = [...(days[paper.day] ?? []), sampleItem(paper)];
  }
  return days;
}

/** Made up. */
const ANNOUNCED = [
  'Planning with Paper Planes',
  'Folding Before Flying: A Curriculum for Small Robots',
  'How Long Should a Summary Be?',
  'Sorting Laundry with Language Models',
  'A Small Model of a Large Library',
  'Notes on Remembering to Forget',
  'Counting Sheep at Scale',
  'Maps That Redraw Themselves',
  'Ten Ways to Ask Twice',
  'The Price of a Second Opinion',
  'Weather for Robots',
  'Reading Recipes Backwards',
];

/** The day on which Hugging Face can't be read. */
const ARXIV_DAY = '2026-08-24';

const announcedOn = (day: string): readonly ArxivPaper[] =>
  ANNOUNCED.map((title, index) =>
    arxivPaper(`2608.9${String(index + 1).padStart(4, '0')}`, {
      title,
      published: `${day}T00:30:00Z`,
      announced: { [day]: 'new' },
    }),
  );

/** Hugging Face, which works, and arXiv, which does not until it is asked to. */
export async function startSources(now: () => number, neutral: Neutral) {
  const huggingface = await startHuggingFaceServer({ days: () => daysBy(now), now });
  const arxiv = await startArxivServer({ papers: announcedOn(ARXIV_DAY), now, intervalMs: 0 });
  arxiv.setFault('500');
  neutral.replace(huggingface.url, 'https://huggingface.co');
  neutral.replace(arxiv.url, 'https://export.arxiv.org');
  return {
    environment: { HUGGINGFACE_URL: huggingface.url, ARXIV_URL: arxiv.url },
    /** Who can be read from now on. */
    answering(who: 'huggingface' | 'arxiv' | 'nobody') {
      huggingface.setFault(who === 'huggingface' ? undefined : '500');
      arxiv.setFault(who === 'arxiv' ? undefined : '500');
    },
    /** Resolves when Hugging Face was asked nothing for a while: past days are a second apart. */
    async atRest() {
      let before = -1;
      while (huggingface.requests.length > before) {
        before = huggingface.requests.length;
        await sleep(1_500);
      }
    },
    close: () => Promise.all([huggingface.close(), arxiv.close()]),
  };
}

export type Sources = Awaited<ReturnType<typeof startSources>>;
