import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const HOST = '127.0.0.1';
const AGAIN_MS = 50;

/** A server that can stop listening and come back on the same port. */
export interface Listener {
  readonly port: number;
  /** From now on connections are refused; those that stand are cut. */
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  /** Goes down for good. */
  close(): Promise<void>;
}

export async function listen(server: Server, port = 0): Promise<Listener> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await bind(server, port);
  const bound = (server.address() as AddressInfo).port;
  let closed = false;
  const goDown = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return {
    port: bound,
    goDown,
    async comeBack() {
      // Somebody may have been given the port meanwhile, for a moment.
      while (!closed && !(await bind(server, bound).then(() => true, isNotTaken)))
        await delay(AGAIN_MS);
    },
    close() {
      closed = true;
      return goDown();
    },
  };
}

function isNotTaken(error: unknown): false {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return false;
  throw error;
}

function bind(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
