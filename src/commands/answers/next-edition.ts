import { plain, time } from '../../core/message/build.ts';
import type { Spans } from '../../core/message/model.ts';
import { formatDay } from '../../core/schedule/dates.ts';
import type { CommandContext } from '../context.ts';

/** When the channel's next edition comes, in a sentence. */
export function nextEdition({
  subscription,
  clock,
}: Pick<CommandContext, 'subscription' | 'clock'>): Spans {
  if (!subscription) return [plain(NO_EDITIONS)];
  const { nextDate, nextRunAt, zone } = subscription;
  const edition = `The next edition, for ${formatDay(nextDate)},`;
  if (nextRunAt <= clock.now()) {
    return [plain(`${edition} is due and comes as soon as its papers can be read.`)];
  }
  return [plain(`${edition} comes `), time(nextRunAt, zone), plain('.')];
}

export const NO_EDITIONS =
  'This channel gets no editions. Try /papers trending, which works everywhere.';

export const FROM_SAMPLE =
  'From the sample that Paperboy carries: the live source was not reached yet.';
