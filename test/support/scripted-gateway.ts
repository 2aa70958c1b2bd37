import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { DiscordServer } from './discord/server.ts';

/** How far a connection gets before nothing more comes. */
export type Reach =
  /** Taken, and never answered. */
  | 'socket'
  /** Answered with an error of the server in front. */
  | 'refusal'
  | 'open'
  | 'hello'
  /** Logged in, to no server. */
  | 'ready';

/** A gateway that breaks off where it is told to, or says what the stand-in never says. */
interface ScriptedGateway {
  /** How far the connections get that are made from now on. */
  reach: Reach;
  /** Connections that were ever asked for. */
  readonly asked: number;
  /** Connections that are there now, whether or not they were answered. */
  readonly open: number;
  /** What each login asked for. */
  readonly logins: readonly Readonly<Record<string, unknown>>[];
  /** Says HELLO to everybody who still waits for it. */
  greet(): void;
  /** Tells everybody of an event. */
  tell(event: string, data: unknown): void;
  /** Cuts every connection. */
  cut(): void;
  close(): Promise<void>;
}

const BOT = '112233445566778899';

/** Starts one, and lets the stand-in send everybody there. */
export async function startScriptedGateway(
  discord: Pick<DiscordServer, 'addFault'>,
  reach: Reach,
): Promise<ScriptedGateway> {
  const server = createServer();
  const sockets = new Set<Duplex>();
  const logins: Record<string, unknown>[] = [];
  const webSockets = new WebSocketServer({ noServer: true });
  let sequence = 0;
  let asked = 0;

  const dispatch = (socket: WebSocket, t: string, d: unknown) => {
    sequence += 1;
    socket.send(JSON.stringify({ op: 0, s: sequence, t, d }));
  };

  const greet = (socket: WebSocket) =>
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 40_000 } }));

  function serve(socket: WebSocket): void {
    if (gateway.reach !== 'open') greet(socket);
    socket.on('message', (text) => {
      const { op, d } = JSON.parse(String(text));
      if (op !== 2) return;
      logins.push(d);
      if (gateway.reach === 'ready') dispatch(socket, 'READY', ready);
    });
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    asked += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    if (gateway.reach === 'refusal') socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\n');
    else if (gateway.reach !== 'socket') webSockets.handleUpgrade(request, socket, head, serve);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ready = {
    ...{ v: 10, session_id: 'scripted', resume_gateway_url: url, guilds: [] },
    user: { id: BOT, username: 'Paperboy', discriminator: '0', bot: true },
    application: { id: BOT, flags: 0 },
  };
  const session_start_limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
  const body = { url, shards: 1, session_start_limit };
  const path = /^\/gateway\/bot$/;
  discord.addFault({ path, effect: { kind: 'refuse', status: 200, body } });

  const gateway: ScriptedGateway = {
    reach,
    get asked() {
      return asked;
    },
    get open() {
      return sockets.size;
    },
    logins,
    greet: () => webSockets.clients.forEach(greet),
    tell(event, data) {
      for (const socket of webSockets.clients) dispatch(socket, event, data);
    },
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        gateway.cut();
        server.close(() => resolve());
      }),
  };
  return gateway;
}
