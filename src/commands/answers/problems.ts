import type { CommandContext } from '../context.ts';
import { notComing } from './next-edition.ts';

/** An edition that is later than this (ms) is not just about to be made. */
const OVERDUE_MS = 10 * 60_000;
const NAMED_FAILURES = 3;

/** What failed longer ago than this is no longer wrong right now. */
const FAILURES_MS = 7 * 24 * 3_600_000;

/** What is wrong right now, each with what it means and what to do. */
export async function findProblems(context: CommandContext): Promise<readonly string[]> {
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

function databaseFull(problem: string | undefined): readonly string[] {
  if (problem === undefined) return [];
  return [`Nothing is posted, because ${problem}. It goes on by itself.`];
}

/** What keeps editions from this channel now, or kept them when they stopped. */
async function refusal({ chat, subscription }: CommandContext): Promise<readonly string[]> {
  if (!subscription) return [];
  const problem = await chat.channelProblem(subscription);
  if (problem) {
    const what = problem.blocking ? 'Nothing can be posted' : 'Not everything works';
    return [`${what} in this channel: ${problem.reason}`];
  }
  const stopped = subscription.standing.state === 'stopped' ? notComing(subscription) : undefined;
  return stopped ? [stopped] : [];
}

async function sourceProblem(context: CommandContext): Promise<readonly string[]> {
  const { fetches, source, sampleOnly } = context;
  const { any } = await fetches.lastOf(source.name);
  if (any?.outcome !== 'failed') return [];
  const failure = `${source.label} could not be read. ${any.reason ?? ''}`.trimEnd();
  const meanwhile = (await sampleOnly())
    ? 'It was never reached, so editions show the sample that Paperboy carries. ' +
      'Check the network, and HUGGINGFACE_URL if it is set.'
    : 'Until it can be read, editions and answers use what was read before.';
  return [`${failure} ${meanwhile} It is asked again without your doing.`];
}

function overdue({ subscription, clock }: CommandContext): readonly string[] {
  if (subscription?.standing.state !== 'active') return [];
  const lateness = clock.now() - subscription.nextRunAt;
  if (lateness < OVERDUE_MS) return [];
  return [
    `The next edition is ${Math.floor(lateness / 60_000)} minutes late. It waits for its source; ` +
      'if the source is well, look into the log.',
  ];
}

async function failedMessages({
  outbox,
  asker,
  clock,
}: CommandContext): Promise<readonly string[]> {
  const failures = await outbox.failures(asker.channel, clock.now() - FAILURES_MS);
  const reasons = new Set(failures.map(({ reason }) => reason));
  return [...reasons]
    .slice(0, NAMED_FAILURES)
    .map(
      (reason) =>
        `A message of an edition could not be posted here: ${reason} ` +
        'On the day itself /papers post tries it again; the next edition is not held up.',
    );
}
