import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

const MEBIBYTE = 1024 * 1024;
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
/** The beginning of a list that would be good if it went on. */
const BEGINNING = '[{"paper":{"id":"2601.00001","title":"A paper","upvotes":3},"numComments":1},';

type Break = (response: ServerResponse, request: IncomingMessage) => void;

/** What can go wrong, by name. Every one is wrong on the wire, not only in the body. */
const FAULTS = {
  /** Takes the request and never answers. */
  hang: () => undefined,
  /** Whole headers, then a byte every 50 ms, for ever. */
  slow(response) {
    response.writeHead(200, JSON_TYPE).write('[');
    const timer = setInterval(() => response.write(' '), 50);
    response.on('close', () => clearInterval(timer));
  },
  /** Half of a body, then a TCP reset. */
  reset(response, request) {
    response.writeHead(200, JSON_TYPE).write(BEGINNING, () => request.socket.resetAndDestroy());
  },
  /** A body shorter than its content-length, then the end of the connection. */
  truncated(response, request) {
    response.writeHead(200, { ...JSON_TYPE, 'content-length': '5000' });
    response.write(BEGINNING, () => request.socket.end());
  },
  /** Half of a list in a body that is whole for HTTP. */
  cut: (response) => answer(response, 200, BEGINNING),
  garbage: (response) => answer(response, 200, '\u0000\u0007{{{ not json'),
  html: (response) =>
    answer(response, 200, '<!doctype html><title>Sign in</title>', { 'content-type': 'text/html' }),
  /** An error object under status 200. */
  error: (response) => answer(response, 200, '{"error":"Internal error"}'),
  /** A list of something else. */
  foreign: (response) => answer(response, 200, '[{"model":"a"},{"model":"b"},{"model":"c"}]'),
  '500': (response) => answer(response, 500, '{"error":"Internal Server Error"}'),
  '429': (response) =>
    answer(response, 429, '{"error":"Too many requests"}', {
      ratelimit: '"api";r=0;t=55',
      'ratelimit-policy': '"fixed window";"api";q=500;w=300',
    }),
  redirect: (response) =>
    answer(response, 302, '', { location: 'http://elsewhere.invalid/api/daily_papers' }),
  /** A body that does not end. */
  huge(response) {
    const megabyte = `"${'x'.repeat(MEBIBYTE)}",`;
    const more = () => {
      while (response.write(megabyte));
    };
    response.writeHead(200, JSON_TYPE).write('[');
    response.on('drain', more);
    more();
  },
  /** Some kilobytes that unpack to 32 MiB. */
  bomb: (response) =>
    answer(response, 200, gzipSync(Buffer.alloc(32 * MEBIBYTE, ' ')), {
      'content-encoding': 'gzip',
    }),
} satisfies Record<string, Break>;

export type Fault = keyof typeof FAULTS;

export const isFault = (name: string): name is Fault => Object.hasOwn(FAULTS, name);
export const FAULT_NAMES: readonly string[] = Object.keys(FAULTS);

export function sendFault(fault: Fault, response: ServerResponse, request: IncomingMessage): void {
  const send: Break = FAULTS[fault];
  send(response, request);
}

function answer(
  response: ServerResponse,
  status: number,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { ...JSON_TYPE, ...headers }).end(body);
}
