import type { Subscription } from '../../core/edition/model.ts';
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
  const waits = notComing(subscription);
  if (waits) return [plain(waits)];
  const { nextDate, nextRunAt, zone } = subscription;
  const edition = `The next edition, for ${formatDay(nextDate)},`;
  if (nextRunAt <= clock.now()) {
    return [plain(`${edition} is due and comes as soon as its papers can be read.`)];
  }
  return [plain(`${edition} comes `), time(nextRunAt, zone), plain('.')];
}

/** The same as a value beside "Next edition". */
export function nextEditionFacts(
  subscription: Subscription,
  { clock }: Pick<CommandContext, 'clock'>,
): Spans {
  const waits = notComing(subscription);
  if (waits) return [plain(waits)];
  const { nextDate, nextRunAt, zone } = subscription;
  const due = nextRunAt <= clock.now() ? 'due since ' : 'comes ';
  return [plain(`for ${formatDay(nextDate)}, ${due}`), time(nextRunAt, zone)];
}

/** Why no edition comes to a channel that is subscribed, and what brings it back. */
export function notComing({ standing }: Subscription): string | undefined {
  if (standing.state === 'paused') {
    return 'Editions are paused in this channel. /papers resume brings them back.';
  }
  if (standing.state === 'active') return undefined;
  return (
    `Editions have stopped in this channel: ${standing.reason} ` +
    'They go on by themselves when that is mended.'
  );
}

export const NO_EDITIONS =
  'This channel gets no editions. /papers subscribe brings one every weekday; ' +
  '/papers trending works everywhere.';

export const FROM_SAMPLE =
  'From the sample that Paperboy carries: the live source was not reached yet.';
