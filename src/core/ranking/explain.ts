import { counted } from '../message/counted.ts';
import type { Growth } from './growth.ts';
import type { TermName } from './model.ts';
import type { Signals } from './signals.ts';

const TEXTS: Readonly<Record<TermName, (signals: Signals) => string | undefined>> = {
  upvotes: ({ upvotes }) => (upvotes === undefined ? undefined : counted(upvotes, 'upvote')),
  growth: ({ growth }) => growth && rate(growth),
  comments: ({ comments }) => (comments > 0 ? counted(comments, 'comment') : undefined),
  code: ({ hasCode, stars }) => (hasCode ? code(stars) : undefined),
  age: ({ age }) =>
    age !== undefined && age >= 1 ? `${counted(Math.floor(age), 'day')} old` : undefined,
  team: ({ votes }) => (votes > 0 ? `${votes} of your team voted for it` : undefined),
};

const ABSENT: Readonly<Record<TermName, string>> = {
  upvotes: 'upvotes not known yet',
  growth: 'not rising',
  comments: 'no comments',
  code: 'no code',
  age: 'less than a day old, or of unknown age',
  team: 'nobody of your team voted for it',
};

/** One term for people: "163 upvotes", or what there is none of. */
export function describe(name: TermName, signals: Signals): string {
  return TEXTS[name](signals) ?? ABSENT[name];
}

/** Why a paper stands where it stands, in one line: what it has, and nothing of what it lacks. */
export function explain(signals: Signals): string {
  const growth = TEXTS.growth(signals);
  const level = describe('upvotes', signals);
  const others = (['comments', 'code', 'age', 'team'] as const).map((name) => TEXTS[name](signals));
  return [growth ? `${level}, ${growth}` : level, ...others].filter(Boolean).join('; ');
}

/** Undefined where it rounds to nothing. */
function rate({ perHour, since }: Growth): string | undefined {
  const [count, unit] = perHour >= 1 ? [perHour, 'an hour'] : [perHour * 24, 'a day'];
  const rounded = Math.round(count);
  if (rounded === 0) return undefined;
  return since === 'reading' ? `rising by ${rounded} ${unit}` : `${rounded} ${unit} so far`;
}

function code(stars: number | undefined): string {
  return stars ? `code with ${counted(stars, 'star')}` : 'code';
}
