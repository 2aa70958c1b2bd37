import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { ConfigError } from '../core/errors.ts';
import { operatingPage } from '../core/operating-page.ts';

export interface HttpOptions {
  readonly host: string;
  readonly port: number;
  /** What keeps Paperboy from its work now, a line each. */
  problems(): Promise<readonly string[]>;
  /** What is measured, for Prometheus; not served unless given. */
  metrics?(): Promise<Exposition>;
  /** What else is served: the local page. */
  readonly routes: Hono;
}

/** A text and its media type. */
export interface Exposition {
  readonly type: string;
  readonly text: string;
}

export interface HttpServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Listens, and resolves once it does. Throws ConfigError when the address can't be had. */
export async function startHttp(options: HttpOptions): Promise<HttpServer> {
  const { host, port, routes } = options;
  const app = new Hono();
  serveHealth(app, options);
  app.route('/', routes);

  const server = await listen(app, host, port);
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${reachable(host)}:${actual}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Pages keep a stream of events open for ever.
        server.closeAllConnections();
      }),
  };
}

/** For whoever can reach the port; so nothing of a channel or a person is in it. */
function serveHealth(app: Hono, { problems, metrics }: HttpOptions): void {
  app.get('/livez', (c) => c.text('alive\n'));
  app.get('/readyz', async (c) => {
    const found = await problems();
    if (found.length === 0) return c.text('ready\n');
    return c.text(`not ready:\n${found.map((problem) => `${problem}\n`).join('')}`, 503);
  });
  if (!metrics) return;
  app.get('/metrics', async (c) => {
    const { type, text } = await metrics();
    return c.body(text, 200, { 'content-type': type });
  });
}

/** The address by which this computer reaches what it listens on. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

function listen(app: Hono, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, () =>
      resolve(server),
    ) as Server;
    server.once('error', (error) => reject(unusable(error, host, port)));
  });
}

function unusable(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return problem('PORT', `${port} is in use`, 'Stop the other program, or set another PORT.');
    case 'EACCES':
      return problem('PORT', `${port} may not be used`, 'Set PORT to a number from 1024 up.');
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return problem('HOST', `${host} is no address of this computer`, 'Set HOST to 127.0.0.1.');
    default:
      return error;
  }
}

const problem = (key: string, found: string, todo: string) =>
  new ConfigError([{ key, found, todo, help: operatingPage('port-in-use') }]);
