import { createServer, type Server } from 'node:http';
import { WebSocketServer } from 'ws';
import type { Platform } from '../platform.ts';
import { serveConnection } from './connection.ts';
import type { GatewayFacilities } from './facilities.ts';
import { CLOSE } from './opcodes.ts';

/** The WebSocket side; events go to every session that asked for them. */
export function createGatewayServer(
  platform: Platform,
  facilities: GatewayFacilities,
): { readonly server: Server; readonly sockets: WebSocketServer['clients'] } {
  const server = createServer((_request, response) => response.writeHead(404).end());
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (connection) => {
      const { searchParams } = new URL(request.url ?? '/', 'ws://localhost');
      const isUnderstood =
        searchParams.get('v') === '10' &&
        searchParams.get('encoding') === 'json' &&
        !searchParams.has('compress');
      if (isUnderstood) serveConnection(platform, facilities, connection);
      else connection.close(CLOSE.invalidVersion);
    });
  });
  platform.state.subscribe((event) => {
    for (const session of facilities.living()) session.dispatch(event);
  });
  return { server, sockets: sockets.clients };
}
