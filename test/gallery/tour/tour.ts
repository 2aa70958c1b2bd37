import type { Room } from '../stage/room.ts';
import { daysAfter } from './days-after.ts';
import { firstDay } from './first-day.ts';

/**
 * Six days with Paperboy: what people saw, by name.
 * @param own what there is on this platform alone, on the first day
 */
export async function tour<Own extends object>(
  room: Room,
  own: () => Promise<Own>,
): Promise<Seen & Own> {
  const first = await firstDay(room);
  const besides = await own();
  return { ...first, ...besides, ...(await daysAfter(room)) };
}

export type Seen = Awaited<ReturnType<typeof firstDay>> & Awaited<ReturnType<typeof daysAfter>>;
