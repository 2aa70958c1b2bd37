import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { parseBody } from './body.ts';
import type { FaultEffect, Faults } from './faults.ts';
import type { RestAnswer, RestRequest } from './handle.ts';
import { findRoute } from './router.ts';

export interface RecordedRequest {
  readonly method: string;
  /** After `/api/v10`, without the query. */
  readonly path: string;
  readonly query: string;
  readonly body: unknown;
  readonly at: number;
  /** False for what the stand-in does not offer: no bot for papers should ask for it. */
  readonly known: boolean;
  /** Nothing while it is not answered, or when it never was. */
  readonly status: number | undefined;
}

type Open = { -readonly [Key in keyof RecordedRequest]: RecordedRequest[Key] };
const PREFIX = /^\/api\/v10(?=\/)/;

/** The HTTP around `handle`: reading, recording, faults, writing. */
export function createRestServer(
  faults: Faults,
  handle: (request: RestRequest) => RestAnswer,
): { readonly server: Server; readonly requests: readonly RecordedRequest[] } {
  const requests: Open[] = [];
  const server = createServer((incoming, response) => {
    void serve(incoming, response);
  });

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    const { method, path, query, text } = request;
    const record: Open = {
      method,
      path,
      query: String(query),
      body: parseBody(text),
      at: Date.now(),
      known: findRoute(method, path) !== undefined,
      status: undefined,
    };
    requests.push(record);
    const fault = faults.take(method, path);
    if (fault?.kind === 'delay') await delay(fault.ms);
    const answer = answerUnder(fault, () => handle(request));
    if (answer === 'hang') return;
    if (answer === 'drop') {
      response.socket?.destroy();
      return;
    }
    record.status = answer.status;
    write(response, answer);
  }
  return { server, requests };
}

async function readRequest(incoming: IncomingMessage): Promise<RestRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  return {
    method: incoming.method ?? 'GET',
    // Anything but this version of the API is no known path.
    path: PREFIX.test(url.pathname) ? url.pathname.replace(PREFIX, '') : `*${url.pathname}`,
    query: url.searchParams,
    authorization: incoming.headers.authorization,
    text: Buffer.concat(chunks).toString(),
  };
}

function answerUnder(
  fault: FaultEffect | undefined,
  handle: () => RestAnswer,
): RestAnswer | 'drop' | 'hang' {
  switch (fault?.kind) {
    case 'refuse':
      return {
        status: fault.status,
        body: fault.body ?? { message: `${fault.status}: Fault`, code: 0 },
        ...(fault.headers && { headers: fault.headers }),
      };
    case 'drop':
      return 'drop';
    case 'hang':
      return 'hang';
    case 'lose-answer':
      handle();
      return 'drop';
    case 'handle-then-fail':
      handle();
      return { status: fault.status, body: { message: `${fault.status}: Fault`, code: 0 } };
    default:
      return handle();
  }
}

function write(response: ServerResponse, { status, body, headers }: RestAnswer): void {
  const isText = typeof body === 'string';
  response.writeHead(status, {
    ...(body !== undefined && { 'content-type': isText ? 'text/html' : 'application/json' }),
    ...headers,
  });
  if (body === undefined) response.end();
  else response.end(isText ? body : JSON.stringify(body));
}
