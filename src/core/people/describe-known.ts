import { counted } from '../message/counted.ts';
import type { Known } from '../ports/stores/people.ts';

/** What is kept of a person, in numbers: "3 votes by button or command"; empty for nothing at all. */
export function describeKnown({ items, channels }: Known): readonly string[] {
  const amountOf = (kind: Known['items'][number]['kind']) =>
    items.filter((item) => item.kind === kind).length;
  const amounts = [
    [amountOf('ballot'), (n: number) => `${counted(n, 'vote')} by button or command`],
    [amountOf('reaction'), (n: number) => counted(n, 'reaction')],
    [amountOf('saved'), (n: number) => counted(n, 'saved paper')],
    [channels.length, (n: number) => `who last changed the settings of ${counted(n, 'channel')}`],
  ] as const;
  return amounts.filter(([amount]) => amount > 0).map(([amount, say]) => say(amount));
}
