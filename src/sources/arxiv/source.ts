import { Temporal } from 'temporal-polyfill';
import { assertNever } from '../../core/errors.ts';
import type { CategorySet } from '../../core/paper/categories.ts';
import type { PaperId } from '../../core/paper/identity.ts';
import type { Day } from '../../core/paper/model.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Logger } from '../../core/ports/logger.ts';
import type { PaperCatalogue } from '../../core/ports/paper-catalogue.ts';
import type { ListAnswer, ListRequest, PaperSource } from '../../core/ports/paper-source.ts';
import { addDays, localDate } from '../../core/schedule/dates.ts';
import { pause, type Sleep } from '../ask.ts';
import { createConnection } from '../connection.ts';
import { announced } from './announced.ts';
import { notUnderstood } from './failure.ts';
import { createGetFeed } from './http.ts';
import { parseList } from './parse-list.ts';
import { inCategories, type QueryApi, readAll, readByIds, readQuery } from './query.ts';
import { readAnnouncements } from './read-feed.ts';
import { ARXIV_ZONE, announcementOf, type Span, submissionsOf } from './schedule.ts';
import type { ArxivEntry } from './schema.ts';

export interface ArxivOptions {
  /** The base address of the day's feeds, `https://rss.arxiv.org`. */
  readonly feedUrl: string;
  /** The base address of the query API, `https://export.arxiv.org`. */
  readonly queryUrl: string;
  /** Whose announcements are listed. */
  readonly categories: CategorySet;
  readonly userAgent: string;
  readonly proxy?: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The longest time for one answer with all its attempts and pauses, milliseconds. */
  readonly deadlineMs?: number;
  /** The longest silence of the server, milliseconds. */
  readonly silenceMs?: number;
  /** Between two requests, milliseconds; arXiv asks for three seconds. */
  readonly intervalMs: number;
  readonly sleep?: Sleep;
  readonly random?: () => number;
}

/** A day's announcements in every field are some 5 MB. */
const MAX_BYTES = 8 * 1024 * 1024;

/** Newest papers, where others would say what trends: arXiv counts no votes. */
const NEWEST = 100;
const MOST_FOUND = 200;
const MOST_WORDS = 12;

/** arXiv: the day's announcements, and whatever is asked of one paper or of many. */
export function createArxivSource(options: ArxivOptions): PaperSource & PaperCatalogue {
  const { categories, clock, deadlineMs = 60_000, silenceMs = 30_000 } = options;
  const { intervalMs, sleep = pause, random = Math.random } = options;
  const [feedUrl, queryUrl] = [trim(options.feedUrl), trim(options.queryUrl)];
  const limits = { deadlineMs, intervalMs, maxBytes: MAX_BYTES };
  const dispatcher = createConnection({
    ...options,
    ...{ urls: [feedUrl, queryUrl], silenceMs, most: 1 },
  });
  const getFeed = createGetFeed({ ...options, ...limits, dispatcher, sleep, random });
  const api: QueryApi = { getFeed, url: queryUrl };

  async function submitted(span: Span | undefined, signal?: AbortSignal): Promise<ListAnswer> {
    if (!span) return { changed: true, entries: [], skipped: [] };
    const query = { search_query: inCategories(categories, span), ...BY_DATE };
    const raw = await readAll(api, query, signal);
    return { changed: true, ...announced(parseList(raw, announcementDay), categories) };
  }

  async function newest(signal?: AbortSignal): Promise<ListAnswer> {
    const query = { search_query: inCategories(categories), ...BY_DATE };
    const { entries } = await readQuery(api, query, { start: 0, most: NEWEST }, signal);
    return { changed: true, ...announced(parseList(entries, announcementDay), categories) };
  }

  return {
    name: 'arxiv',
    label: 'arXiv',
    zone: ARXIV_ZONE,

    async list(request, listOptions = {}) {
      const { signal } = listOptions;
      if (request.by === 'trending') return newest(signal);
      const days = daysOf(request);
      const today = localDate(clock.now(), ARXIV_ZONE);
      return request.by === 'day' && request.day === today
        ? readAnnouncements(getFeed, feedUrl, categories, today, listOptions)
        : submitted(spanOf(days), signal);
    },

    async search(text, limit, signal) {
      const words = (text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS);
      if (words.length === 0) return [];
      const query = {
        search_query: words.map((word) => `all:${word}`).join(' AND '),
        sortBy: 'relevance',
        sortOrder: 'descending',
      };
      const most = Math.min(Math.max(1, limit), MOST_FOUND);
      const { entries } = await readQuery(api, query, { start: 0, most }, signal);
      return parseList(entries).entries;
    },

    async paper(id, signal) {
      const { entries } = parseList(await readByIds(api, [id], signal));
      const [entry] = entries;
      if (entry && entry.paper.id !== id)
        throw notUnderstood(`is about ${entry.paper.id}, not ${id}`);
      return entry;
    },

    async papers(ids: readonly PaperId[], signal?: AbortSignal) {
      const wanted = new Set(ids);
      const { entries } = parseList(await readByIds(api, ids, signal));
      return entries.filter(({ paper }) => wanted.has(paper.id));
    },
  };
}

const trim = (url: string): string => url.replace(/\/+$/, '');

const BY_DATE = { sortBy: 'submittedDate', sortOrder: 'descending' } as const;

const announcementDay = ({ published }: ArxivEntry): Day | undefined =>
  published === undefined ? undefined : announcementOf(published);

/** When the papers that were announced on some days were submitted. */
function spanOf(days: readonly Day[]): Span | undefined {
  const spans = days.flatMap((day) => submissionsOf(day) ?? []);
  const [first] = spans;
  const last = spans.at(-1);
  return first && last && { from: first.from, to: last.to };
}

function daysOf(request: Exclude<ListRequest, { readonly by: 'trending' }>): readonly Day[] {
  switch (request.by) {
    case 'day':
      return [request.day];
    case 'week':
      return daysFrom(mondayOf(request.week), 7);
    case 'month': {
      const { daysInMonth } = Temporal.PlainYearMonth.from(request.month);
      return daysFrom(`${request.month}-01`, daysInMonth);
    }
    default:
      return assertNever(request);
  }
}

const daysFrom = (first: Day, count: number): readonly Day[] =>
  Array.from({ length: count }, (_, index) => addDays(first, index));

/** ISO 8601: the week with 4 January in it is the first. */
function mondayOf(week: string): Day {
  const [year = '', number = ''] = week.split('-W');
  const fourth = Temporal.PlainDate.from(`${year}-01-04`);
  const days = 7 * (Number(number) - 1) - (fourth.dayOfWeek - 1);
  return fourth.add({ days }).toString();
}
