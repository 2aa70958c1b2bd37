import type { Day } from '../paper/model.ts';
import type { Person } from '../ports/chat-platform.ts';
import { formatDay, parseDay } from '../schedule/dates.ts';
import { counted } from './counted.ts';
import type { Action, PaperBlock, PaperLink, Span } from './model.ts';

/** The wording that every renderer shares. */

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** "A, B, C and 14 others": those named, and how many there are besides. Empty without any. */
export function authorLine(paper: Pick<PaperBlock, 'authors' | 'authorCount'>): string {
  const { authors, authorCount } = paper;
  const others = authorCount - authors.length;
  if (authors.length === 0) return others > 0 ? counted(others, 'author') : '';
  return list.format(others > 0 ? [...authors, counted(others, 'other')] : authors);
}

/** "3 votes here", "163 upvotes", "2 comments", "8 GitHub stars": what is known. */
export function figures(paper: Pick<PaperBlock, 'votes' | 'popularity'>): readonly string[] {
  const { votes = 0, popularity } = paper;
  const stars = popularity?.stars;
  return [
    ...(votes > 0 ? [`${counted(votes, 'vote')} here`] : []),
    ...(popularity
      ? [counted(popularity.upvotes, 'upvote'), counted(popularity.comments, 'comment')]
      : []),
    ...(stars === undefined ? [] : [counted(stars, 'GitHub star')]),
  ];
}

/** "listed Fri 21 Aug 2026"; a text that is no day stays as it is. */
export const listedOn = (day: Day): string => `listed ${parseDay(day) ? formatDay(day) : day}`;

const PLATFORM_NAMES: ReadonlyMap<string, string> = new Map([
  ['discord', 'Discord'],
  ['slack', 'Slack'],
  ['local', 'the web page'],
]);

/** Somebody whose name the reader's platform does not know. */
export const somebodyOn = ({ platform }: Pick<Person, 'platform'>): string =>
  `somebody on ${PLATFORM_NAMES.get(platform) ?? platform}`;

export const LINK_LABELS: Readonly<Record<PaperLink['kind'], string>> = {
  abstract: 'arXiv',
  pdf: 'PDF',
  code: 'Code',
  project: 'Project',
  huggingface: 'Hugging Face',
};

/** Options that are typed without their name, before the others. */
const FREE_TEXT: ReadonlySet<string> = new Set(['query', 'paper']);

/**
 * An action as a person would type it: `/papers search world models limit:5`. How many results were
 * shown before is nothing to type.
 */
export function commandText({ name, args }: Action): string {
  const given = Object.entries(args).filter(([key]) => key !== 'offset');
  const free = given.filter(([key]) => FREE_TEXT.has(key)).map(([, value]) => value);
  const named = given.filter(([key]) => !FREE_TEXT.has(key));
  return ['/papers', name, ...free, ...named.map(toPair)].join(' ');
}

const toPair = ([key, value]: readonly [string, string]): string =>
  /\s/.test(value) ? `${key}:"${value}"` : `${key}:${value}`;

/**
 * A moment in its own zone: "21 Aug 2026", "14:05", "21 Aug 2026, 14:05". The zone is named
 * wherever the clock shows and the reader's zone is another.
 */
export function formatTime(time: Extract<Span, { type: 'time' }>, readerZone?: string): string {
  const { at, zone, style } = time;
  return formatter(zone, style, style !== 'date' && zone !== readerZone).format(at);
}

const DATE = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;

const STYLES = { date: DATE, time: CLOCK, moment: { ...DATE, ...CLOCK } } as const;

function formatter(zone: string, style: keyof typeof STYLES, named: boolean) {
  const options = { ...STYLES[style], ...(named && { timeZoneName: 'short' as const }) };
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });
  } catch {
    // A zone that this machine does not know: the moment stands, said in UTC.
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  }
}
