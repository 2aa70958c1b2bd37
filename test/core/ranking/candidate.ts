import type { Observation } from '../../../src/core/paper/model.ts';
import type { Candidate } from '../../../src/core/ranking/model.ts';

/** Midnight of the listing in New York, where it is four hours behind UTC in June. */
export const LISTED_AT = Date.UTC(2026, 5, 10, 4);

export const hours = (count: number): number => count * 3_600_000;

export interface Facts {
  readonly id?: string;
  readonly day?: string;
  readonly upvotes?: number;
  readonly comments?: number;
  /** Of a repository; without it there is none. */
  readonly stars?: number | undefined;
  readonly votes?: number;
  /** Upvotes by hours since the listing began, before the latest reading. */
  readonly earlier?: Readonly<Record<number, number>>;
}

/** A made-up paper, listed on 2026-06-10 and last read ten hours into that day. */
export function candidate(facts: Facts = {}): Candidate {
  const { id = '2606.00001', day = '2026-06-10', upvotes = 0, comments = 0, stars } = facts;
  const reading = (after: number, count: number): Observation => ({
    paperId: id,
    source: 'huggingface',
    at: LISTED_AT + hours(after),
    upvotes: count,
    comments,
    ...(stars !== undefined && { stars }),
  });
  const earlier = Object.entries(facts.earlier ?? {});
  return {
    paper: {
      id,
      title: 'A paper',
      abstract: '',
      authors: [],
      authorCount: 0,
      keywords: [],
      ...(stars !== undefined && { codeUrl: 'https://example.org/code' }),
    },
    day,
    observations: [
      ...earlier.map(([after, count]) => reading(Number(after), count)),
      reading(10, upvotes),
    ],
    votes: facts.votes ?? 0,
  };
}
