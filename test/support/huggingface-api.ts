import { Temporal } from 'temporal-polyfill';
import type { DailyItem, Days } from './huggingface-days.ts';

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
  /** The number of the page after this one. */
  readonly next?: number;
}

/** What the API answers to a GET, as data; `today` is New York's. The rules: huggingface-server.ts. */
export function answerApi(days: Days, url: URL, today: string): ApiAnswer {
  const { pathname, searchParams } = url;
  if (pathname === '/api/daily_papers') return dailyPapers(days, searchParams, today);
  if (pathname === '/api/papers/search') return searchPapers(days, searchParams);
  if (pathname.startsWith('/api/papers/')) return onePaper(days, decodeURIComponent(pathname));
  return failed(404, 'Not found');
}

function dailyPapers(days: Days, params: URLSearchParams, today: string): ApiAnswer {
  const limit = wholeNumber(params.get('limit') ?? '50', 1, 100);
  const page = wholeNumber(params.get('p') ?? '0', 0, 10_000);
  if (limit === undefined) return failed(400, '"limit" must be from 1 to 100');
  if (page === undefined) return failed(400, '"p" must be 0 or more');
  const list = choose(days, params, today);
  if (typeof list === 'string') return failed(400, list);
  const body = list.slice(page * limit, (page + 1) * limit);
  const hasMore = list.length > (page + 1) * limit;
  return { status: 200, body, ...(hasMore && { next: page + 1 }) };
}

/** The whole list that is asked for, or what is wrong with the question. */
function choose(days: Days, params: URLSearchParams, today: string): readonly DailyItem[] | string {
  const sort = params.get('sort') ?? 'publishedAt';
  if (sort === 'trending') return Object.values(days).flat().toSorted(byStars);
  if (sort !== 'publishedAt') return '"sort" must be publishedAt or trending';
  const [date, week, month] = ['date', 'week', 'month'].map((key) => params.get(key));
  if (date) return isDay(date) ? oneDay(days, date, today) : '"date" must be a date';
  if (week) return /^\d{4}-W\d{2}$/.test(week) ? union(days, weekOf, week) : '"week" is no week';
  if (month)
    return /^\d{4}-\d{2}$/.test(month) ? union(days, monthOf, month) : '"month" is no month';
  return Object.keys(days)
    .toSorted()
    .toReversed()
    .flatMap((day) => days[day] ?? []);
}

function oneDay(days: Days, date: string, today: string): readonly DailyItem[] | string {
  if (date > today) return '"date" must not be in the future';
  return (days[date] ?? []).toSorted(byUpvotes);
}

function union(days: Days, spanOf: (day: string) => string, span: string): readonly DailyItem[] {
  const items = Object.entries(days).flatMap(([day, list]) => (spanOf(day) === span ? list : []));
  const seen = new Set<string>();
  return items.toSorted(byUpvotes).filter(({ paper }) => {
    const isNew = !seen.has(paper.id);
    seen.add(paper.id);
    return isNew;
  });
}

function searchPapers(days: Days, params: URLSearchParams): ApiAnswer {
  const limit = wholeNumber(params.get('limit') ?? '120', 1, 120);
  const q = params.get('q')?.trim() ?? '';
  if (limit === undefined) return failed(400, '"limit" must be from 1 to 120');
  if (q.length === 0 || q.length > 250) return failed(400, '"q" must have 1 to 250 characters');
  const words = q.toLowerCase().split(/\s+/);
  const found = Object.values(days)
    .flat()
    .filter(({ paper }) => {
      const text = `${paper.title} ${paper.summary ?? ''}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  return { status: 200, body: found.slice(0, limit) };
}

function onePaper(days: Days, path: string): ApiAnswer {
  const id = path.slice('/api/papers/'.length);
  const found = Object.values(days)
    .flat()
    .find(({ paper }) => paper.id === id);
  if (!found) return failed(404, 'Paper not found');
  const linked = { linkedModels: [], linkedDatasets: [], linkedSpaces: [] };
  const totals = { numTotalModels: 0, numTotalDatasets: 0, numTotalSpaces: 0 };
  return { status: 200, body: { ...found.paper, ...linked, ...totals } };
}

const failed = (status: number, error: string): ApiAnswer => ({ status, body: { error } });

function wholeNumber(text: string, min: number, max: number): number | undefined {
  const value = Number(text);
  return /^\d+$/.test(text) && value >= min && value <= max ? value : undefined;
}

const byUpvotes = (a: DailyItem, b: DailyItem) => b.paper.upvotes - a.paper.upvotes;
const byStars = (a: DailyItem, b: DailyItem) =>
  (b.paper.githubStars ?? 0) - (a.paper.githubStars ?? 0) || byUpvotes(a, b);

function isDay(text: string): boolean {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return date?.toJSON()?.startsWith(text) ?? false;
}

const monthOf = (day: string) => day.slice(0, 7);

function weekOf(day: string): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(day);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
}
