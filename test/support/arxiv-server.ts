/*
 * arXiv's feeds and its query API, as far as Paperboy uses them, on this machine.
 *
 * | rule | from |
 * |---|---|
 * | one request every three seconds, counted from the end of the last answer; sooner is `Rate exceeded.` | terms of use |
 * | one connection: a request beside another is `Rate exceeded.` | terms of use |
 * | without an Accept header for Atom: 406 | "arXiv API" notes |
 * | /api/query takes search_query or id_list, start, max_results (10 without, at most 2,000), sortBy, sortOrder | API manual |
 * | id_list takes at most 100 ids here; one that is none spoils the whole request: an entry called "Error", 400 | recorded bodies |
 * | ids that arXiv does not have are left out, and not counted in totalResults | recorded bodies |
 * | a search expression that is none finds nothing, and is no error | recorded bodies |
 * | /atom/a+b: the day's announcements of the categories a and b, of all four types; empty at weekends | feed documentation |
 * | the feed has an ETag, and 304 for `If-None-Match` | HTTP |
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Temporal } from 'temporal-polyfill';
import { errorDocument, feedDocument, queryDocument, queryEntry } from './arxiv-atom.ts';
import { type ArxivFault, sendArxivFault } from './arxiv-faults.ts';
import type { ArxivPaper } from './arxiv-papers.ts';
import { parseExpression } from './arxiv-query.ts';

export interface ArxivServerOptions {
  readonly papers?: readonly ArxivPaper[];
  readonly now?: () => number;
  /** Between two requests, milliseconds. */
  readonly intervalMs?: number;
}

export interface ArxivServer {
  readonly url: string;
  /** Paths with their queries. */
  readonly requests: readonly string[];
  /** Requests that broke a rule of arXiv's, and which. */
  readonly violations: readonly string[];
  /** What arXiv has; a test may change it. */
  papers: readonly ArxivPaper[];
  /** Breaks the next answers, `times` of them or all. */
  setFault(fault: ArxivFault | undefined, times?: number): void;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}

const MOST_IDS = 100;
const MOST_RESULTS = 2_000;

export async function startArxivServer(options: ArxivServerOptions = {}): Promise<ArxivServer> {
  const { now = Date.now, intervalMs = 3_000 } = options;
  const requests: string[] = [];
  const violations: string[] = [];
  let open = 0;
  let lastEnd = Number.NEGATIVE_INFINITY;
  let fault: ArxivFault | undefined;
  let left = 0;

  /** Which rule of politeness a request breaks. */
  const impolite = (): string | undefined => {
    if (open > 1) return 'two at a time';
    const since = now() - lastEnd;
    return since < intervalMs ? `${since} ms after the last` : undefined;
  };

  const httpServer = createServer((request, response) => {
    response.setHeader('date', new Date(now()).toUTCString());
    const url = new URL(request.url ?? '/', 'http://localhost');
    open += 1;
    response.on('close', () => {
      open -= 1;
      lastEnd = now();
    });
    requests.push(`${url.pathname}${url.search}`);
    const rule = impolite();
    if (rule !== undefined) {
      violations.push(rule);
      return send(response, request, { status: 200, body: 'Rate exceeded.', type: 'text/plain' });
    }
    if (fault && left > 0) {
      left -= 1;
      return sendArxivFault(fault, response, request);
    }
    if (!/\batom\b/.test(request.headers.accept ?? '')) {
      return send(response, request, { status: 406, body: 'Not Acceptable', type: 'text/plain' });
    }
    send(response, request, answer(url, server.papers, now()));
  });
  await new Promise<void>((resolve, reject) => {
    httpServer.on('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const server: ArxivServer = {
    url: `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`,
    requests,
    violations,
    papers: options.papers ?? [],
    setFault(next, times = Number.POSITIVE_INFINITY) {
      fault = next;
      left = times;
    },
    close: () =>
      new Promise((resolve) => {
        httpServer.close(() => resolve());
        httpServer.closeAllConnections();
      }),
  };
  return server;
}

function send(response: ServerResponse, request: IncomingMessage, { status, body, type }: Answer) {
  response.setHeader('content-type', type ?? 'application/atom+xml; charset=utf-8');
  const etag = `"${createHash('sha1').update(body).digest('base64url')}"`;
  const isFeed = request.url?.startsWith('/atom/') && status === 200;
  if (isFeed) response.setHeader('etag', etag);
  const isSame = isFeed && request.headers['if-none-match'] === etag;
  if (isSame) response.writeHead(304).end();
  else response.writeHead(status).end(body);
}

function answer(url: URL, papers: readonly ArxivPaper[], now: number): Answer {
  if (url.pathname === '/api/query') return query(url.searchParams, papers);
  const names = /^\/atom\/([\w.+-]+)$/.exec(url.pathname)?.[1]?.split('+');
  return names ? feed(names, papers, now) : { status: 404, body: 'Not Found', type: 'text/plain' };
}

function feed(names: readonly string[], papers: readonly ArxivPaper[], now: number): Answer {
  if (!names.every((name) => /^[a-z-]+(?:\.[A-Za-z-]+)?$/.test(name))) {
    return { status: 400, body: 'no such category', type: 'text/plain' };
  }
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('America/New_York');
  const day = local.toPlainDate().toString();
  const isWanted = ({ categories, announced = {} }: ArxivPaper) =>
    announced[day] !== undefined &&
    categories.some((one) => names.some((name) => one === name || one.startsWith(`${name}.`)));
  return { status: 200, body: feedDocument(papers.filter(isWanted), day, local.offset) };
}

function query(params: URLSearchParams, papers: readonly ArxivPaper[]): Answer {
  const start = Number(params.get('start') ?? '0');
  const most = Number(params.get('max_results') ?? '10');
  const refused = (summary: string) => ({ status: 400, body: errorDocument(summary) });
  if (!Number.isInteger(start) || start < 0) return refused('start must be an integer');
  if (!Number.isInteger(most) || most < 0) return refused('max_results must be an integer');
  if (most > MOST_RESULTS) return refused(`max_results must be at most ${MOST_RESULTS}`);
  const ids = params.get('id_list')?.split(',') ?? [];
  if (ids.length > MOST_IDS) return refused(`id_list must be at most ${MOST_IDS} ids`);
  const wrong = ids.find((id) => !/^(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})$/.test(id));
  if (wrong !== undefined) return refused(`incorrect id format for ${wrong}`);
  const found = ids.length > 0 ? byId(ids, papers) : bySearch(params, papers);
  const entries = found.slice(start, start + most).map(queryEntry);
  return { status: 200, body: queryDocument({ entries, total: found.length, start, most }) };
}

const byId = (ids: readonly string[], papers: readonly ArxivPaper[]) =>
  ids.flatMap((wanted) => papers.find(({ id }) => id === wanted) ?? []);

function bySearch(params: URLSearchParams, papers: readonly ArxivPaper[]): readonly ArxivPaper[] {
  const test = parseExpression(params.get('search_query') ?? '');
  const found = test ? papers.filter(test) : [];
  if (params.get('sortBy') !== 'submittedDate') return found;
  const descending = params.get('sortOrder') !== 'ascending';
  return found.toSorted((a, b) => (a.published < b.published ? -1 : 1) * (descending ? -1 : 1));
}
