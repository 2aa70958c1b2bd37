/*
 * Hugging Face's API, as far as Paperboy uses it, on this machine. It replays recorded days.
 *
 * | rule | from "Hugging Face API notes" |
 * |---|---|
 * | daily_papers takes date, week, month, sort, p from 0, limit 1 to 100 (50 without); else 400 | parameters |
 * | an array; `Link: <…>; rel="next"` while pages follow | parameters |
 * | a date's list is by upvotes, descending; weekends and days without a list are `[]` | with date |
 * | a date after New York's today is 400 | with date |
 * | week and month are the union of their days, by upvotes, each paper once | with date |
 * | sort=trending is an order of its own that ignores date and month | with sort=trending |
 * | papers/search takes q of 1 to 250 characters and limit 1 to 120; else 400 | papers/search |
 * | papers/{id} is the inner paper with linked models; 404 when unknown | papers/{id} |
 * | 500 calls in five minutes, 1,000 with a token, told by `RateLimit` and `RateLimit-Policy`; then 429 | rate limits |
 * | weak ETag, and 304 for `If-None-Match`; gzip where the client takes it | HTTP |
 *
 * Besides: `POST /fault/NAME` (and `/fault/none`) switches a fault on and off by hand.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { localDate } from '../../src/core/schedule/dates.ts';
import { answerApi } from './huggingface-api.ts';
import { type Days, readDays, shiftDays } from './huggingface-days.ts';
import { type Fault, isFault, sendFault } from './huggingface-faults.ts';

export interface HuggingFaceServerOptions {
  /** A folder of `YYYY-MM-DD.json`, or the days themselves, or those that are listed by now. */
  readonly dir?: string;
  readonly days?: Days | (() => Days);
  /** The date that the newest day gets; the others move with it. */
  readonly shiftTo?: string;
  readonly port?: number;
  readonly now?: () => number;
  /** Calls in five minutes without a token. */
  readonly quota?: number;
}

export interface RecordedRequest {
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

export interface HuggingFaceServer {
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  /** Breaks the next answers, `times` of them or all. */
  setFault(fault: Fault | undefined, times?: number): void;
  close(): Promise<void>;
}

const WINDOW_S = 300;

export async function startHuggingFaceServer(
  options: HuggingFaceServerOptions,
): Promise<HuggingFaceServer> {
  const { dir, shiftTo, port = 0, now = Date.now, quota = 500 } = options;
  const { days: given = {} } = options;
  const recorded = { ...(dir && readDays(dir)), ...(typeof given === 'object' && given) };
  const fixed = shiftTo ? shiftDays(recorded, shiftTo) : recorded;
  const days = typeof given === 'function' ? given : () => fixed;
  const requests: RecordedRequest[] = [];
  const rate = createQuota(quota, now);
  let fault: Fault | undefined;
  let left = 0;
  const setFault = (next: Fault | undefined, times = Number.POSITIVE_INFINITY) => {
    fault = next;
    left = times;
  };

  const server = createServer((request, response) => {
    response.setHeader('date', new Date(now()).toUTCString());
    const url = new URL(request.url ?? '/', 'http://localhost');
    const switched = /^\/fault\/([\w]+)$/.exec(url.pathname)?.[1];
    if (request.method === 'POST' && switched) {
      setFault(isFault(switched) ? switched : undefined);
      response.end(`fault: ${fault ?? 'none'}\n`);
      return;
    }
    requests.push({ path: `${url.pathname}${url.search}`, headers: request.headers });
    if (fault && left > 0) {
      left -= 1;
      sendFault(fault, response, request);
      return;
    }
    if (rate.take(request, response)) {
      response.writeHead(429, { 'content-type': 'application/json' });
      response.end('{"error":"Too many requests"}');
      return;
    }
    reply(url, days(), localDate(now(), 'America/New_York'), request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    setFault,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function reply(
  url: URL,
  days: Days,
  today: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { status, body, next } = answerApi(days, url, today);
  const text = JSON.stringify(body);
  const etag = `W/"${createHash('sha1').update(text).digest('base64url')}"`;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  if (next !== undefined) {
    const following = new URL(url);
    following.searchParams.set('p', String(next));
    response.setHeader('link', `<${following}>; rel="next"`);
  }
  if (status === 200) response.setHeader('etag', etag);
  if (status === 200 && request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
    return;
  }
  const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (takesGzip) response.setHeader('content-encoding', 'gzip');
  response.writeHead(status).end(takesGzip ? gzipSync(text) : text);
}

/** Counts calls in a fixed window and says so in the headers; true when there are too many. */
function createQuota(quota: number, now: () => number) {
  let start = now();
  let used = 0;
  return {
    take(request: IncomingMessage, response: ServerResponse): boolean {
      if (now() - start >= WINDOW_S * 1000) {
        start = now();
        used = 0;
      }
      used += 1;
      const all = request.headers.authorization ? quota * 2 : quota;
      const reset = Math.ceil(WINDOW_S - (now() - start) / 1000);
      response.setHeader('ratelimit', `"api";r=${Math.max(0, all - used)};t=${reset}`);
      response.setHeader('ratelimit-policy', `"fixed window";"api";q=${all};w=${WINDOW_S}`);
      return used > all;
    },
  };
}
