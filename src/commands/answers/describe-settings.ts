import type { Empty } from '../../core/edition/empty.ts';
import type { Layout } from '../../core/edition/layout.ts';
import type { SubscriptionSettings, Topics } from '../../core/edition/model.ts';
import { counted } from '../../core/message/counted.ts';
import { formatWeekdays } from '../../core/schedule/weekdays.ts';
import { formatZone } from '../../core/schedule/zones/offsets.ts';

/** "Up to 5 papers, Mon–Fri at 09:00 Europe/Berlin, as a thread; about “robots”". */
export function describeSettings(settings: SubscriptionSettings): string {
  const { count, topics, minimum, layout, empty } = settings;
  const first = [`up to ${counted(count, 'paper')}`, describeTimes(settings), LAYOUT_WORDS[layout]];
  const about = hasTopics(topics) ? `; ${describeTopics(topics)}` : '';
  const upvotes = minimum > 0 ? `; at least ${counted(minimum, 'upvote')}` : '';
  const silence = empty === 'nothing' ? '; nothing without papers' : '';
  return `${first.join(', ')}${about}${upvotes}${silence}`;
}

/** "Mon–Fri at 09:00 Europe/Berlin". */
export function describeTimes({ days, time, zone }: SubscriptionSettings): string {
  return `${formatWeekdays(days)} at ${time} ${formatZone(zone)}`;
}

export const LAYOUT_WORDS: Readonly<Record<Layout, string>> = {
  thread: 'as a thread',
  compact: 'in one compact message',
};

/** The layouts as people pick one. */
export const LAYOUT_CHOICES = [
  { value: 'thread', label: 'A thread, with a message for each paper' },
  { value: 'compact', label: 'One compact message, a line for each paper' },
] as const satisfies readonly { readonly value: Layout; readonly label: string }[];

/** What a channel hears without papers, as people pick it. */
export const EMPTY_CHOICES = [
  { value: 'line', label: 'One line that says why' },
  { value: 'nothing', label: 'Nothing' },
] as const satisfies readonly { readonly value: Empty; readonly label: string }[];

/** "about “robots” or “world model”, not about “medical”". */
export function describeTopics({ include, exclude }: Topics): string {
  const wanted = include.length > 0 ? [`about ${either(include)}`] : [];
  const unwanted = exclude.length > 0 ? [`not about ${either(exclude)}`] : [];
  return [...wanted, ...unwanted].join(', ') || 'everything';
}

const hasTopics = ({ include, exclude }: Topics): boolean => include.length + exclude.length > 0;

const either = (topics: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(topics.map((topic) => `“${topic}”`));
