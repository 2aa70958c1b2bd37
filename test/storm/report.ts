import type { Outcome } from './storm.ts';
import { isClean } from './verdict.ts';

/** Lines of each kind of difference that are printed. */
const SHOWN = 20;

export const isGood = (outcome: Outcome): boolean =>
  isClean(outcome) && outcome.fallen.length === 0;

/** A line of JSON, a line to read, and what is wrong. */
export function reportOn(outcome: Outcome, plan: object): readonly string[] {
  const { duplicates, lost, outOfOrder, votesDiffering, fallen, ...figures } = outcome;
  const wrong = { duplicates, lost, outOfOrder, votesDiffering, fallen };
  const counts = Object.fromEntries(
    Object.entries(wrong).map(([name, lines]) => [name, lines.length] as const),
  );
  return [
    JSON.stringify({ ...plan, ...figures, ...counts }),
    `${figures.platform}: ${figures.messages} messages, ${figures.kills} kills ` +
      `(${figures.inDoubt} left something in doubt), ` +
      `${duplicates.length} duplicates, ${lost.length} lost, ${outOfOrder.length} out of order, ` +
      `${votesDiffering.length} votes differing`,
    ...Object.entries(wrong).flatMap(([name, lines]) =>
      lines.slice(0, SHOWN).map((line) => `WRONG ${name} ${line}`),
    ),
  ];
}
