import { addDays } from '../../../../src/core/schedule/dates.ts';
import type { Days } from '../../../support/huggingface-days.ts';
import { item } from '../../../support/huggingface-items.ts';

/** The day that passes: a Tuesday. */
export const DAY = '2026-09-01';

const BACK = 14;
const PAPERS = 20;

/** Lists of twenty papers each, until the day after; their upvotes rise with each reading. */
export function createDays(): () => Days {
  let reading = 0;
  const dates = Array.from({ length: BACK + 2 }, (_, at) => addDays(DAY, at - BACK));
  return () => {
    reading += 1;
    return Object.fromEntries(dates.map((date, at) => [date, listOf(at, reading)]));
  };
}

const listOf = (day: number, reading: number) =>
  Array.from({ length: PAPERS }, (_, at) => {
    const id = `2608.${String(day * PAPERS + at + 1).padStart(5, '0')}`;
    return item(id, { title: `A study of ${at} things`, upvotes: PAPERS - at + reading });
  });
