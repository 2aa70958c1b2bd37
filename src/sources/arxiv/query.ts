import type { CategorySet } from '../../core/paper/categories.ts';
import type { PaperId } from '../../core/paper/identity.ts';
import { notUnderstood } from './failure.ts';
import type { GetFeed } from './http.ts';
import type { Span } from './schedule.ts';
import type { ArxivEntry } from './schema.ts';

/** Papers whose ids are asked for at once. */
const BATCH = 100;

/** arXiv takes up to 2,000; fewer come surely and soon. */
const PAGE = 200;

/** Several times what arXiv gets in a month in any field. */
const MOST_PAGES = 200;

export type Query = Readonly<Record<string, string>>;

/** The query API of arXiv: `url` is its base address. */
export interface QueryApi {
  readonly getFeed: GetFeed;
  readonly url: string;
}

/** One page of what a query finds. A page that holds less than it should is a SourceError. */
export async function readQuery(
  { getFeed, url }: QueryApi,
  query: Query,
  { start, most }: { readonly start: number; readonly most: number },
  signal?: AbortSignal,
): Promise<{ readonly entries: readonly ArxivEntry[]; readonly total: number }> {
  const paging = { start: String(start), max_results: String(most) };
  const search = new URLSearchParams({ ...query, ...paging });
  const answer = await getFeed(`${url}/api/query?${search}`, { signal });
  // Without a validator nothing is unchanged.
  const { entries, total } = answer.kind === 'feed' ? answer.feed : { entries: [], total: 0 };
  if (total === undefined) throw notUnderstood('does not say how many papers there are');
  const expected = Math.min(most, Math.max(0, total - start));
  if (entries.length < expected) {
    throw notUnderstood(`holds ${entries.length} of ${expected} papers`);
  }
  return { entries, total };
}

/** Everything that a query finds, page by page; a page that fails fails it all. */
export async function readAll(
  api: QueryApi,
  query: Query,
  signal?: AbortSignal,
): Promise<readonly ArxivEntry[]> {
  const all: ArxivEntry[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const span = { start: page * PAGE, most: PAGE };
    const { entries, total } = await readQuery(api, query, span, signal);
    all.push(...entries);
    if (span.start + PAGE >= total) return all;
  }
  throw notUnderstood(`does not end after ${MOST_PAGES} pages`);
}

/** Papers by their ids, as many as arXiv has of them. */
export async function readByIds(
  api: QueryApi,
  ids: readonly PaperId[],
  signal?: AbortSignal,
): Promise<readonly ArxivEntry[]> {
  const all: ArxivEntry[] = [];
  for (let start = 0; start < ids.length; start += BATCH) {
    const query = { id_list: ids.slice(start, start + BATCH).join(',') };
    const { entries } = await readQuery(api, query, { start: 0, most: BATCH }, signal);
    all.push(...entries);
  }
  return all;
}

/** The search expression for papers of some categories, submitted within a span if one is given. */
export function inCategories({ include, exclude }: CategorySet, span?: Span): string {
  const excluded = exclude.length > 0 ? ` ANDNOT (${anyOf(exclude)})` : '';
  const within = span ? ` AND submittedDate:[${minute(span.from)} TO ${minute(span.to - 1)}]` : '';
  return `(${anyOf(include)})${excluded}${within}`;
}

const anyOf = (categories: readonly string[]): string =>
  categories.map((name) => `cat:${isArchive(name) ? `${name}.*` : name}`).join(' OR ');

/** Archives with parts; of the others, `hep-th` is the category itself. */
const isArchive = (name: string): boolean =>
  /^(?:astro-ph|cond-mat|cs|econ|eess|math|nlin|physics|q-bio|q-fin|stat)$/.test(name);

/** `202608191359`, in UTC. */
const minute = (at: number): string => new Date(at).toISOString().replace(/\D/g, '').slice(0, 12);
