import { assertNever } from '../../core/errors.ts';
import { counted } from '../../core/message/counted.ts';
import { operatingPage } from '../../core/operating-page.ts';
import { formatDay, localDate } from '../../core/schedule/dates.ts';
import { timeIn } from '../../core/schedule/zones.ts';
import type { Subscriber } from '../database/snapshot.ts';
import { type Finding, ok, problem, warning } from '../finding.ts';

/** An edition waits half a minute for its papers, and a little in the queue. */
const LATE_MS = 15 * 60_000;

const LATE = operatingPage('edition-late');
const LOOK = 'Look at the log, and restart it.';
const START = 'Start Paperboy: it posts what is not too late.';

/** Of channels that are well. */
const MOST = 20;

export interface EditionsOptions {
  readonly subscribers: readonly Subscriber[];
  /** Epoch milliseconds. */
  readonly now: number;
  /** Whether a Paperboy runs that should have posted what is due. */
  readonly isRunning: boolean;
}

/** The last edition and the next run of each channel; of those that are well, the next due. */
export function checkEditions(options: EditionsOptions): readonly Finding[] {
  const { subscribers } = options;
  if (subscribers.length === 0) {
    return [ok('Editions', 'no channel is subscribed yet; /papers subscribe or paperboy setup')];
  }
  const found = subscribers.flatMap((subscriber) => editionFindings(subscriber, options));
  const well = found.filter(({ state }) => state === 'ok');
  const left = new Set(well.slice(MOST));
  const rest = left.size > 0 ? [ok('Editions', `${left.size} more channels are well`)] : [];
  return [...found.filter((one) => !left.has(one)), ...rest];
}

function editionFindings(subscriber: Subscriber, options: EditionsOptions): readonly Finding[] {
  const about = `Editions in ${subscriber.channel.platform} ${subscriber.channel.id}`;
  const standing = standingOf(about, subscriber, options);
  if (subscriber.failed === 0) return [standing];
  const found = `${counted(subscriber.failed, 'message')} of the last week did not arrive`;
  const todo = 'Type /papers status there: it says why.';
  return [standing, warning(about, found, todo, operatingPage('not-delivered'))];
}

function standingOf(
  about: string,
  { state, reason, chosen: { zone }, nextRunAt, last }: Subscriber,
  { now, isRunning }: EditionsOptions,
): Finding {
  const before = last ? `the last was ${formatDay(last.date)} (${last.outcome})` : 'none so far';
  const moment = `${formatDay(localDate(nextRunAt, zone))} at ${timeIn(zone, nextRunAt)} ${zone}`;
  switch (state) {
    case 'paused':
      return ok(about, `paused; ${before}`);
    case 'stopped': {
      const todo = 'It goes on by itself when that is mended.';
      const found = `stopped: ${reason ?? 'the platform refuses the channel'}`;
      return problem(about, found, todo, operatingPage('channel-stopped'));
    }
    case 'active':
      if (now - nextRunAt < LATE_MS) return ok(about, `${before}; the next is ${moment}`);
      return isRunning
        ? problem(about, `due since ${moment}, and not posted`, LOOK, LATE)
        : warning(about, `due since ${moment}`, START, LATE);
    default:
      return assertNever(state);
  }
}
