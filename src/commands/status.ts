import { newestComplete } from '../core/edition/source-day.ts';
import { bold, fields, heading, message, plain, text, time } from '../core/message/build.ts';
import { counted } from '../core/message/counted.ts';
import type { Field, Spans } from '../core/message/model.ts';
import { type Trouble, withPage } from '../core/operating-page.ts';
import type { Day } from '../core/paper/model.ts';
import type { FetchOutcome } from '../core/ports/stores/fetches.ts';
import type { OutboxCounts } from '../core/ports/stores/outbox.ts';
import { addDays, formatDay, localDate, parseDay } from '../core/schedule/dates.ts';
import { NO_EDITIONS, nextEditionFacts } from './answers/next-edition.ts';
import { outcomeSentence } from './answers/outcome.ts';
import { findProblems } from './answers/problems.ts';
import type { CommandContext } from './context.ts';
import { type Answer, defineCommand } from './define.ts';

const DAYS_BACK = 21;

/** Private: it is for the one who wonders. */
export const status = defineCommand({
  name: 'status',
  summary: 'How Paperboy is: the source, the editions, and what is wrong',
  visibility: 'private',
  options: [],
  examples: ['status'],

  async run(_, context): Promise<Answer> {
    const facts = await Promise.all([
      ...[dataOf(context), sourceOf(context), newestDay(context)],
      ...[lastEdition(context), nextRun(context), outboxOf(context), searchOf(context)],
    ]);
    const problems = await findProblems(context);
    // What the operator can read more about is not for people in channels.
    const tell = context.chat.runsPaperboy(context.asker.person) ? withPage : messageOf;
    return {
      message: message(
        heading('Status'),
        fields(...facts),
        ...(problems.length === 0 ? [text(plain('No problems are known.'))] : []),
        ...problems.map((problem) => text(bold('Problem: '), plain(tell(problem)))),
      ),
    };
  },
});

const messageOf = ({ message: sentence }: Trouble): string => sentence;

const field = (label: string, ...value: Spans): Field => ({ label, value });

async function dataOf(context: CommandContext): Promise<Field> {
  const { papers, shown, source, standIn, sample } = context;
  const known = counted(await papers.count(), 'paper');
  const kinds = {
    live: `live from ${source.label}`,
    'stand-in': `not live yet: editions show what ${standIn.label} announces`,
    sample: `not live yet: editions show ${sample.label}`,
  };
  return field('Papers', plain(`${known}, ${kinds[await shown()]}`));
}

async function sourceOf({ fetches, source, zone, clock }: CommandContext): Promise<Field> {
  const { any } = await fetches.lastOf(source.name);
  if (!any) return field(source.label, plain('not asked yet'));
  const list = otherList(any, localDate(clock.now(), source.zone));
  return field(source.label, plain(`${list}${outcomeOf(any)}, `), time(any.at, zone));
}

/** Names the list that was asked for, unless it is today's. */
function otherList({ resource }: FetchOutcome, sourceToday: Day): string {
  const day = parseDay(resource.replace(/^day /, ''));
  return day && day !== sourceToday ? `asked for ${formatDay(day)}, ` : '';
}

function outcomeOf({ outcome, entries, reason }: FetchOutcome): string {
  if (outcome === 'ok') return `answered with ${counted(entries, 'paper')}`;
  if (outcome === 'unchanged') return 'answered, nothing new';
  const why = reason ? ` (${reason.replace(/\.$/, '')})` : '';
  return outcome === 'empty' ? `answered, nothing listed${why}` : `failed${why}`;
}

async function newestDay({ fetches, source, today, clock }: CommandContext): Promise<Field> {
  const days = await fetches.days(source.name, addDays(today, -DAYS_BACK));
  const newest = newestComplete(days, clock.now(), source.zone);
  const words = newest
    ? `${formatDay(newest.day)}, ${counted(newest.papers, 'paper')}`
    : 'none yet';
  return field('Newest complete day', plain(words));
}

async function lastEdition({ editions, subscription, zone }: CommandContext): Promise<Field> {
  const [last] = subscription ? await editions.latest(subscription.id, 1) : [];
  if (!last) return field('Last edition', plain('none yet'));
  const { outcome, papers, plannedAt, kind } = last;
  const sample = kind === 'sample' ? ' of the sample' : '';
  const made =
    outcome === 'papers'
      ? `, ${counted(papers.length, 'paper')}${sample}, made `
      : `. ${outcomeSentence(outcome)} Decided `;
  return field('Last edition', plain(`${formatDay(last.localDate)}${made}`), time(plannedAt, zone));
}

async function nextRun({ subscription, clock }: CommandContext): Promise<Field> {
  const facts = subscription ? nextEditionFacts(subscription, { clock }) : [plain(NO_EDITIONS)];
  return field('Next edition', ...facts);
}

const STATES: readonly { readonly state: keyof OutboxCounts; readonly words: string }[] = [
  { state: 'sent', words: 'sent' },
  { state: 'pending', words: 'waiting' },
  { state: 'sending', words: 'being sent' },
  { state: 'unknown', words: 'being checked' },
  { state: 'failed', words: 'failed' },
];

async function outboxOf({ outbox }: CommandContext): Promise<Field> {
  const counts = await outbox.counts();
  const known = STATES.filter(({ state }) => state === 'sent' || counts[state] > 0);
  const words = known.map(({ state, words: what }) => `${counts[state]} ${what}`);
  return field('Deliveries', plain(words.join(', ')));
}

async function searchOf({ searchUpkeep }: CommandContext): Promise<Field> {
  const { papers, pending, agrees } = await searchUpkeep.status();
  const rest = pending > 0 ? `, ${pending} of them to be indexed` : '';
  const words = agrees
    ? `finds all of ${counted(papers, 'paper')}${rest}`
    : 'does not agree with the papers: run paperboy reindex';
  return field('Search', plain(words));
}
