import { type Compared, compare, knownListings } from './compare.ts';
import { bootstrap, mean, ndcg, shareOfTop } from './metrics.ts';
import type { Outcome } from './outcomes.ts';
import type { Morning } from './replay.ts';

const MEASURES: Readonly<Record<string, (values: readonly number[]) => number>> = {
  'nDCG@10, gain = upvotes': (values) => ndcg(values, 10),
  'nDCG@10, gain = log2(1 + upvotes)': (values) => ndcg(values.map(damp), 10),
  'share of the eventual top 5 shown': (values) => shareOfTop(values, 5),
};

const HEAD = `${''.padEnd(40)}     score   upvotes      diff  95 % of the difference`;

/** The figures of one outcome: over all days, and over each half of the time. */
export function report(outcome: Outcome, mornings: readonly Morning[]): readonly string[] {
  const middle = mornings[Math.floor(mornings.length / 2)]?.day ?? '';
  const days = mornings.flatMap((morning) => compare(morning, outcome) ?? []);
  const known = sum(mornings.map((morning) => knownListings(morning, outcome).length));
  const listed = sum(mornings.map(({ listings }) => listings.length));
  return [
    `\n${outcome.title}`,
    `  known for ${known} of ${listed} listings; ` +
      `${mornings.length - days.length} of ${mornings.length} days skipped`,
    HEAD,
    ...section('all', days),
    ...section(
      'first half',
      days.filter(({ day }) => day < middle),
    ),
    ...section(
      'second half',
      days.filter(({ day }) => day >= middle),
    ),
  ];
}

function section(label: string, days: readonly Compared[]): readonly string[] {
  if (days.length === 0) return [`  ${label}: no days`];
  const rows = Object.entries(MEASURES).map(([name, measure]) => {
    const score = days.map((day) => measure(day.score));
    const upvotes = days.map((day) => measure(day.upvotes));
    const differences = days.map((day) => measure(day.score) - measure(day.upvotes));
    const figures = [fixed(mean(score)), fixed(mean(upvotes)), signed(mean(differences))];
    const interval = bootstrap(differences).map(signed).join(' to ');
    return `    ${name.padEnd(36)}${figures.map((one) => one.padStart(10)).join('')}  ${interval}`;
  });
  return [`  ${label}: ${days.length} days`, ...rows];
}

const damp = (upvotes: number): number => Math.log2(1 + upvotes);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const fixed = (value: number): string => value.toFixed(4);
const signed = (value: number): string => `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(4)}`;
