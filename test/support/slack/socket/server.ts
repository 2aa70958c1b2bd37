import { createServer, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Platform } from '../platform.ts';
import type { Connections } from './connections.ts';

/** What the control switches and the server obeys. */
export interface SocketBehaviour {
  /** More connections than this are sent away. */
  limit: number;
  /** Pings are neither sent nor answered. */
  silent: boolean;
  /** The status that every attempt to connect gets instead of a socket. */
  refusal: number | undefined;
  connected: number;
}

export function createSocketServer(
  platform: Platform,
  connections: Connections,
  behaviour: SocketBehaviour,
): Server {
  const server = createServer((_request, response) => response.writeHead(404).end());
  const sockets = new WebSocketServer({ noServer: true, autoPong: false });
  server.on('upgrade', (request, socket, head) => {
    const { searchParams } = new URL(request.url ?? '/', 'ws://localhost');
    const isLetIn = platform.tickets.redeem(searchParams.get('ticket'));
    const refusal = behaviour.refusal ?? (isLetIn ? undefined : 401);
    if (refusal !== undefined) refuseUpgrade(socket, refusal);
    else
      sockets.handleUpgrade(request, socket, head, (accepted) => {
        welcome(platform, connections, behaviour, accepted);
      });
  });
  return server;
}

function refuseUpgrade(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function welcome(
  { state, settings }: Platform,
  connections: Connections,
  behaviour: SocketBehaviour,
  socket: WebSocket,
): void {
  const connection = connections.add(socket);
  if (connections.open.size > behaviour.limit) {
    connections.tell(connection, 'too_many_websockets');
    socket.close();
    return;
  }
  behaviour.connected += 1;
  socket.on('ping', (data) => {
    if (!behaviour.silent) socket.pong(data);
  });
  const pings = setInterval(() => {
    if (!behaviour.silent) socket.ping('Ping from the stand-in');
  }, settings.pingEveryMs);
  socket.on('close', () => clearInterval(pings));
  socket.send(
    JSON.stringify({
      type: 'hello',
      num_connections: connections.open.size,
      connection_info: { app_id: state.appId },
      debug_info: {
        host: 'stand-in',
        started: new Date().toISOString(),
        build_number: 1,
        approximate_connection_time: 18_060,
      },
    }),
  );
}
