import { assertNever } from '../../core/errors.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Logger } from '../../core/ports/logger.ts';
import type {
  ListAnswer,
  ListOptions,
  ListRequest,
  PaperSource,
} from '../../core/ports/paper-source.ts';
import type { Sleep } from '../ask.ts';
import { createConnection } from '../connection.ts';
import { createGetJson, type GetJson } from './http.ts';
import { parseList } from './parse-list.ts';
import { PAGE_SIZE, type Query, readPage, readPages } from './read-pages.ts';
import { readPaper, search } from './read-papers.ts';

export interface HuggingFaceOptions {
  /** The base address, `https://huggingface.co`. */
  readonly url: string;
  readonly token?: string;
  readonly userAgent: string;
  readonly proxy?: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The longest time for one answer with all its attempts and pauses, milliseconds. */
  readonly deadlineMs?: number;
  /** The longest silence of the server, milliseconds. */
  readonly silenceMs?: number;
  /** Waits between attempts; rejects when the signal aborts. */
  readonly sleep?: Sleep;
  readonly random?: () => number;
}

const LIST = '/api/daily_papers';

/** A full page holds about 0.5 MB. */
const MAX_BYTES = 8 * 1024 * 1024;

/** Hugging Face Daily Papers: what people submit, and how they vote. */
export function createHuggingFaceSource(options: HuggingFaceOptions): PaperSource {
  const { deadlineMs = 10_000, silenceMs = 4_000, random = Math.random } = options;
  const url = options.url.replace(/\/+$/, '');
  const dispatcher = createConnection({ ...options, urls: [url], silenceMs });
  const limits = { deadlineMs, maxBytes: MAX_BYTES };
  const getJson = createGetJson({ ...options, url, dispatcher, ...limits, random });
  return {
    name: 'huggingface',
    label: 'Hugging Face Daily Papers',
    zone: 'America/New_York',
    list: (request, listOptions = {}) => list(getJson, request, listOptions),
    search: (query, limit, signal) => search(getJson, query, limit, signal),
    paper: (id, signal) => readPaper(getJson, id, signal),
  };
}

async function list(
  getJson: GetJson,
  request: ListRequest,
  options: ListOptions,
): Promise<ListAnswer> {
  // The global order of what trends has no end: its first page is the whole answer.
  const read = request.by === 'trending' ? readPage : readPages;
  const query = { ...toQuery(request), limit: String(PAGE_SIZE) };
  const page = await read(getJson, LIST, query, options);
  if (!page.changed) return page;
  const { items, validator } = page;
  const papers = parseList(items, request.by === 'day' ? request.day : undefined);
  return { changed: true, ...papers, ...(validator && { validator }) };
}

function toQuery(request: ListRequest): Query {
  switch (request.by) {
    case 'day':
      return { date: request.day };
    case 'week':
      return { week: request.week };
    case 'month':
      return { month: request.month };
    case 'trending':
      return { sort: 'trending' };
    default:
      return assertNever(request);
  }
}
