import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { ConfigError } from '../core/errors.ts';

export interface HttpOptions {
  readonly host: string;
  readonly port: number;
  /** Why Paperboy can't do its work now, or undefined when it can. */
  problem(): Promise<string | undefined>;
  /** What else is served: the local page. */
  readonly routes: Hono;
}

export interface HttpServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Listens, and resolves once it does. Throws ConfigError when the address can't be had. */
export async function startHttp({ host, port, problem, routes }: HttpOptions): Promise<HttpServer> {
  const app = new Hono();
  app.get('/livez', (c) => c.text('alive\n'));
  app.get('/readyz', async (c) => {
    const reason = await problem();
    return reason ? c.text(`not ready: ${reason}\n`, 503) : c.text('ready\n');
  });
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
  new ConfigError([{ key, found, todo }]);
