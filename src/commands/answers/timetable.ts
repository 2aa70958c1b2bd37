import type { Subscription } from '../../core/edition/model.ts';
import type { Day } from '../../core/paper/model.ts';
import { addDays } from '../../core/schedule/dates.ts';
import { firstRun, type Run, runAfter, type Timetable } from '../../core/schedule/next-run.ts';
import type { CommandServices } from '../context.ts';

type Services = Pick<CommandServices, 'clock' | 'editions'>;
type Scheduled = Timetable & Pick<Subscription, 'id'>;

/**
 * The next run that is still to come, on a date for which the channel has had no edition: a date
 * never gets a second one.
 * @param notBefore the earliest date
 */
export function freeRun(
  subscription: Scheduled,
  services: Services,
  notBefore?: Day,
): Promise<Run> {
  const first = firstRun(services.clock.now(), subscription);
  const run =
    notBefore !== undefined && first.nextDate < notBefore
      ? runAfter(addDays(notBefore, -1), subscription)
      : first;
  return skipPosted(run, subscription, services);
}

/**
 * The next run after settings changed. One that is due stays due, and one that was put off stays
 * put off.
 */
export async function changedRun(
  before: Subscription,
  after: Subscription,
  services: Services,
): Promise<Run> {
  const { nextDate, nextRunAt, standing } = before;
  const isDue = standing.state === 'active' && nextRunAt <= services.clock.now();
  if (isDue || sameTimes(before, after)) {
    return skipPosted({ nextDate, nextRunAt }, after, services);
  }
  const usual = await freeRun(before, services);
  const isPutOff = nextDate > usual.nextDate;
  return freeRun(after, services, isPutOff ? nextDate : undefined);
}

async function skipPosted(run: Run, subscription: Scheduled, { editions }: Services): Promise<Run> {
  let free = run;
  while (await editions.ofDate(subscription.id, free.nextDate)) {
    free = runAfter(free.nextDate, subscription);
  }
  return free;
}

const sameTimes = (a: Timetable, b: Timetable): boolean =>
  a.time === b.time && a.zone === b.zone && a.days.join() === b.days.join();
