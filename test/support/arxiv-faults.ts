import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { errorDocument, queryDocument, queryEntry } from './arxiv-atom.ts';
import { arxivPaper } from './arxiv-papers.ts';

const MEBIBYTE = 1024 * 1024;
const ATOM = { 'content-type': 'application/atom+xml; charset=utf-8' };

type Break = (response: ServerResponse, request: IncomingMessage) => void;

const entry = queryEntry(arxivPaper('2608.00001'));
const whole = queryDocument({ entries: [entry], total: 1, start: 0, most: 10 });
const within = (title: string) => whole.replace('Paper 2608.00001', title);
const defining = (definitions: string, use: string) =>
  within(use).replace('<feed', `<!DOCTYPE feed [${definitions}]>\n<feed`);

/** Ten times ten times ten … of a short text. */
const LAUGHS = Array.from(
  { length: 9 },
  (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
).join('');

const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);

/** Bodies that are no honest answer, by name. */
export const HOSTILE_BODIES = {
  laughs: defining(`<!ENTITY l0 "ha">${LAUGHS}`, '&l9;'),
  quadratic: defining(`<!ENTITY a "${'x'.repeat(100_000)}">`, '&a;'.repeat(1_000)),
  'external entity': defining('<!ENTITY x SYSTEM "file:///etc/passwd">', '&x;'),
  'parameter entity': defining('<!ENTITY % x SYSTEM "http://elsewhere.invalid/x.dtd"> %x;', 'x'),
  'definition in an entry': whole.replace('<entry>', '<entry><!ENTITY x "y">'),
  'small doctype': whole.replace('<feed', '<!doctype feed>\n<feed'),
  'deep entry': within('x').replace('</summary>', `${nested(5_000)}</summary>`),
  'deep frame': whole.replace('<entry>', `${nested(5_000)}<entry>`),
  prototype: whole.replace('<published>', '<__proto__>x</__proto__><published>'),
  'cut off in an entry': whole.slice(0, whole.indexOf('<published>')),
  'cut off after an entry': whole.slice(0, whole.indexOf('</feed>')),
  'two roots': `${whole}\n<feed></feed>`,
  'entries without end': `<feed>${'<entry>'.repeat(200_000)}`,
  'entries without number': `<feed>${'<entry></entry>'.repeat(100_000)}</feed>`,
  'one huge entry': whole.replace('We do', 'x'.repeat(2 * MEBIBYTE)),
  'a huge frame': whole.replace('<entry>', `<x>${'y'.repeat(MEBIBYTE)}</x><entry>`),
  'UTF-16': Buffer.from(`\ufeff${whole}`, 'utf16le'),
  'Latin-1': Buffer.from(within('Größe'), 'latin1'),
  'another encoding declared': whole.replace('UTF-8', 'ISO-8859-1'),
  'a web page': '<!doctype html><html><title>Sign in</title></html>',
  'an old web page': '<html><head><title>403 Forbidden</title></head><body>No.</body></html>',
  JSON: '{"error":"Internal error"}',
  nothing: '',
  'other XML': '<rss version="2.0"><channel></channel></rss>',
  'a page with too little in it': queryDocument({
    ...{ entries: [], total: 5, start: 0, most: 10 },
  }),
} as const satisfies Readonly<Record<string, string | Buffer>>;

/** What can go wrong on the wire, by name. */
const FAULTS = {
  hang: () => undefined,
  reset(response, request) {
    response
      .writeHead(200, ATOM)
      .write(whole.slice(0, 300), () => request.socket.resetAndDestroy());
  },
  '500': (response) => answer(response, 500, 'Internal Server Error'),
  '503': (response) => answer(response, 503, 'Busy', { 'retry-after': '120' }),
  '429': (response) => answer(response, 429, '', { 'retry-after': '90' }),
  '406': (response) => answer(response, 406, 'Not Acceptable'),
  rate: (response) => answer(response, 200, 'Rate exceeded.', { 'content-type': 'text/plain' }),
  'error entry': (response) => answer(response, 200, errorDocument('Rate limit exceeded')),
  'error entry with 400': (response) => answer(response, 400, errorDocument('try again later')),
  complaint: (response) => answer(response, 400, errorDocument('incorrect id format for abc')),
  redirect: (response) =>
    answer(response, 301, '', { location: 'http://elsewhere.invalid/api/query' }),
  /** Some kilobytes that unpack to 32 MiB. */
  bomb: (response) =>
    answer(response, 200, gzipSync(Buffer.alloc(32 * MEBIBYTE, ' ')), {
      'content-encoding': 'gzip',
    }),
} satisfies Record<string, Break>;

export type ArxivFault = keyof typeof FAULTS | keyof typeof HOSTILE_BODIES;

export function sendArxivFault(
  fault: ArxivFault,
  response: ServerResponse,
  request: IncomingMessage,
): void {
  if (isWire(fault)) {
    const send: Break = FAULTS[fault];
    send(response, request);
  } else answer(response, 200, HOSTILE_BODIES[fault]);
}

const isWire = (fault: ArxivFault): fault is keyof typeof FAULTS => Object.hasOwn(FAULTS, fault);

function answer(
  response: ServerResponse,
  status: number,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { ...ATOM, ...headers }).end(body);
}
