import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

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

/** Listens, and resolves once it does; rejects when the port can't be had. */
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
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Pages keep a stream of events open for ever.
        server.closeAllConnections();
      }),
  };
}

function listen(app: Hono, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, () =>
      resolve(server),
    ) as Server;
    server.once('error', reject);
  });
}
