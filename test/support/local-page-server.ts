import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createLocalPage } from './local-page.ts';

/** A local page that browsers can open, on a port of its own. */
export async function serveLocalPage() {
  const local = await createLocalPage();
  const server = serve({ fetch: local.routes.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    local,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      await local.platform.stop();
      server.close();
    },
  };
}
