import { addDays, localDate } from '../../src/core/schedule/dates.ts';
import { item } from '../support/huggingface-items.ts';
import { type HuggingFaceServer, startHuggingFaceServer } from '../support/huggingface-server.ts';

/** So many subjects, each with so many papers: a vote changes the messages of few channels. */
const SUBJECTS = 60;
export const PAPERS_OF_SUBJECT = 5;

/** The subject of a channel's papers. */
export const subjectOf = (channel: number): string =>
  `subject${String(channel % SUBJECTS).padStart(3, '0')}`;

/** A source with papers on each subject, also when New York's day ends during the storm. */
export function startPapers(): Promise<HuggingFaceServer> {
  const today = localDate(Date.now(), 'America/New_York');
  const list = Array.from({ length: SUBJECTS * PAPERS_OF_SUBJECT }, (_, index) =>
    item(`2608.${String(index + 1).padStart(5, '0')}`, {
      upvotes: 1_000 - index,
      ai_keywords: [subjectOf(index)],
    }),
  );
  const days = { [today]: list, [addDays(today, 1)]: list };
  return startHuggingFaceServer({ days, quota: Number.POSITIVE_INFINITY });
}
