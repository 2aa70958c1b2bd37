import { operatingPage, sourcePage, type Trouble } from '../../core/operating-page.ts';
import type { CommandContext } from '../context.ts';
import { notComing } from './next-edition.ts';

/** An edition that is later than this (ms) is not just about to be made. */
const OVERDUE_MS = 10 * 60_000;
const NAMED_FAILURES = 3;

/** What failed longer ago than this is no longer wrong right now. */
const FAILURES_MS = 7 * 24 * 3_600_000;

/** What is wrong right now, each with what it means and what to do. */
export async function findProblems(context: CommandContext): Promise<readonly Trouble[]> {
  const [database, platforms, channel, source, failures] = await Promise.all([
    context.databaseProblem(),
    context.chat.problems(context.asker),
    refusal(context),
    sourceProblem(context),
    failedMessages(context),
  ]);
  return [
    ...databaseFull(database),
    ...platforms,
    ...channel,
    ...source,
    ...overdue(context),
    ...failures,
  ];
}

function databaseFull(problem: string | undefined): readonly Trouble[] {
  if (problem === undefined) return [];
  const message = `Nothing is posted, because ${problem}. It goes on by itself.`;
  return [{ message, help: operatingPage('database-not-writable') }];
}

/** What keeps editions from this channel now, or kept them when they stopped. */
async function refusal({ chat, subscription }: CommandContext): Promise<readonly Trouble[]> {
  if (!subscription) return [];
  const problem = await chat.channelProblem(subscription);
  if (problem) {
    const what = problem.blocking ? 'Nothing can be posted' : 'Not everything works';
    const message = `${what} in this channel: ${problem.reason}`;
    return [{ message, help: operatingPage('permission-missing') }];
  }
  const stopped = subscription.standing.state === 'stopped' ? notComing(subscription) : undefined;
  return stopped ? [{ message: stopped, help: operatingPage('channel-stopped') }] : [];
}

async function sourceProblem(context: CommandContext): Promise<readonly Trouble[]> {
  const { fetches, source, standIn, shown } = context;
  const { any } = await fetches.lastOf(source.name);
  if (any?.outcome !== 'failed') return [];
  const failure = `${source.label} could not be read. ${any.reason ?? ''}`.trimEnd();
  const neverReached = 'Check the network, and HUGGINGFACE_URL if it is set.';
  const meanwhile = {
    live: `Until it can be read, editions show what ${standIn.label} announces, and answers use what was read before.`,
    'stand-in': `It was never reached, so editions show what ${standIn.label} announces. ${neverReached}`,
    sample: `It was never reached, so editions show the sample that Paperboy carries. ${neverReached}`,
  };
  const message = `${failure} ${meanwhile[await shown()]} It is asked again without your doing.`;
  return [{ message, help: sourcePage(any.retryAt) }];
}

function overdue({ subscription, clock }: CommandContext): readonly Trouble[] {
  if (subscription?.standing.state !== 'active') return [];
  const lateness = clock.now() - subscription.nextRunAt;
  if (lateness < OVERDUE_MS) return [];
  const message =
    `The next edition is ${Math.floor(lateness / 60_000)} minutes late. It waits for its source; ` +
    'if the source is well, look into the log.';
  return [{ message, help: operatingPage('edition-late') }];
}

async function failedMessages({
  outbox,
  asker,
  clock,
}: CommandContext): Promise<readonly Trouble[]> {
  const failures = await outbox.failures(asker.channel, clock.now() - FAILURES_MS);
  const reasons = new Set(failures.map(({ reason }) => reason));
  return [...reasons].slice(0, NAMED_FAILURES).map((reason) => ({
    message:
      `A message of an edition could not be posted here: ${reason} ` +
      'On the day itself /papers post tries it again; the next edition is not held up.',
    help: operatingPage('not-delivered'),
  }));
}
