import type { DailyItem, Days } from './huggingface-days.ts';

/** A made-up entry as the API gives it today, with any field replaced. */
export function item(
  id: string,
  paper: Readonly<Record<string, unknown>> = {},
  outer: Readonly<Record<string, unknown>> = {},
): DailyItem {
  return {
    paper: {
      id,
      title: `Paper ${id}`,
      summary: 'We do a thing. It works.',
      upvotes: 10,
      authors: [{ _id: 'a', name: 'Ada Example', hidden: false }],
      publishedAt: '2026-08-19T00:00:00.000Z',
      submittedOnDailyAt: '2026-08-21T00:00:00.000Z',
      ...paper,
    },
    publishedAt: '2026-08-18T20:00:00.000Z',
    title: `Paper ${id}`,
    numComments: 2,
    ...outer,
  } as DailyItem;
}

/** Entries with ids from 2608.00001 on, the later ones with fewer upvotes. */
export const items = (count: number): readonly DailyItem[] =>
  Array.from({ length: count }, (_, index) =>
    item(`2608.${String(index + 1).padStart(5, '0')}`, { upvotes: count - index }),
  );

export const FRIDAY = '2026-08-21';
export const fridayOnly = (list: readonly DailyItem[]): Days => ({ [FRIDAY]: list });
