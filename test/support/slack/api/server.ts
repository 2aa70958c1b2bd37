import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Payload } from '../world/model.ts';
import { formArguments, jsonArguments } from './args.ts';
import type { FaultEffect, Faults } from './faults.ts';
import { findMethod } from './methods.ts';

export interface RecordedRequest {
  /** As `chat.postMessage`; `response_url` for what is sent to one. */
  readonly method: string;
  /** Lists, objects, flags and numbers as such, however they were sent. */
  readonly args: Payload;
  readonly at: number;
  /** False for what the stand-in does not offer: no bot for papers should ask for it. */
  readonly known: boolean;
  /** Nothing while it is not answered, or when it never was. */
  readonly status: number | undefined;
  readonly error: string | undefined;
}

/** A call of a method, or the use of a response URL. */
export interface Received {
  readonly method: string;
  /** Of the response URL. */
  readonly responseToken: string | undefined;
  readonly token: string | undefined;
  readonly args: Payload | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Open = { -readonly [Key in keyof RecordedRequest]: RecordedRequest[Key] };

/** The HTTP around the API: reading, recording, faults, writing. */
export function createApiServer(
  faults: Faults,
  handle: (received: Received) => HttpAnswer,
): { readonly server: Server; readonly requests: readonly RecordedRequest[] } {
  const requests: Open[] = [];
  const server = createServer((incoming, response) => {
    void serve(incoming, response);
  });

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const received = await read(incoming);
    const { method, responseToken, args = {} } = received;
    const record: Open = {
      method,
      args,
      at: Date.now(),
      known: responseToken !== undefined || findMethod(method) !== undefined,
      status: undefined,
      error: undefined,
    };
    requests.push(record);
    const fault = faults.take(method, args);
    if (fault?.kind === 'delay') await delay(fault.ms);
    answer(response, record, fault, () => handle(received));
  }
  return { server, requests };
}

async function read(incoming: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const { pathname } = new URL(incoming.url ?? '/', 'http://localhost');
  const isJson = incoming.headers['content-type']?.startsWith('application/json') ?? false;
  const args = isJson ? jsonArguments(text) : formArguments(text);
  const bearer = /^Bearer (.+)$/.exec(incoming.headers.authorization ?? '')?.[1];
  // Slack reads a token from a form, never from JSON.
  const inForm = isJson || typeof args?.token !== 'string' ? undefined : args.token;
  const responseToken = /^\/response\/(.+)$/.exec(pathname)?.[1];
  return {
    method: responseToken === undefined ? pathname.replace(/^\/api\//, '') : 'response_url',
    responseToken,
    token: bearer ?? inForm,
    args,
  };
}

function answer(
  response: ServerResponse,
  record: Open,
  fault: FaultEffect | undefined,
  handle: () => HttpAnswer,
): void {
  switch (fault?.kind) {
    case 'hang':
      return;
    case 'drop':
      response.socket?.destroy();
      return;
    case 'lose-answer':
      handle();
      response.socket?.destroy();
      return;
    case 'cut-answer':
      cut(response, handle());
      return;
    case 'refuse': {
      const { status, body = { ok: false, error: 'fatal_error' }, headers } = fault;
      write(response, record, { status, body, ...(headers && { headers }) });
      return;
    }
    case 'handle-then-fail':
      handle();
      write(response, record, {
        status: fault.status,
        body: { ok: false, error: 'internal_error' },
      });
      return;
    default:
      write(response, record, handle());
  }
}

function write(response: ServerResponse, record: Open, { status, body, headers }: HttpAnswer) {
  const isText = typeof body === 'string';
  record.status = status;
  record.error = errorIn(body);
  response.writeHead(status, {
    'content-type': isText ? 'text/html' : 'application/json; charset=utf-8',
    ...headers,
  });
  response.end(isText ? body : JSON.stringify(body));
}

function errorIn(body: unknown): string | undefined {
  if (typeof body === 'string') return body === 'ok' ? undefined : body;
  if (typeof body !== 'object' || body === null || !('error' in body)) return undefined;
  return String(body.error);
}

/** The head and half of the body are there, then the connection breaks. */
function cut(response: ServerResponse, { status, body }: HttpAnswer): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.write(text.slice(0, text.length / 2), () => response.socket?.destroy());
}
