import type { Day, Popularity } from '../paper/model.ts';
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

/** "163 upvotes", "2 comments", "8 stars": what is known. */
export function figures(popularity: Popularity): readonly string[] {
  const { upvotes, comments, stars } = popularity;
  return [
    counted(upvotes, 'upvote'),
    counted(comments, 'comment'),
    ...(stars === undefined ? [] : [counted(stars, 'GitHub star')]),
  ];
}

/** "listed Fri 21 Aug 2026"; a text that is no day stays as it is. */
export const listedOn = (day: Day): string => `listed ${parseDay(day) ? formatDay(day) : day}`;

export const LINK_LABELS: Readonly<Record<PaperLink['kind'], string>> = {
  abstract: 'Abstract',
  pdf: 'PDF',
  code: 'Code',
  project: 'Project',
  huggingface: 'Hugging Face',
};

/**
 * An action as a person would type it: `/papers trending week limit:5`. How many results were
 * shown before is nothing to type.
 */
export function commandText({ name, args }: Action): string {
  const typed = Object.entries(args)
    .filter(([key]) => key !== 'offset')
    .map(([key, value], index) => (index === 0 ? value : `${key}:${value}`));
  return ['/papers', name, ...typed].join(' ');
}

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
