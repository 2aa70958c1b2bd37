import type { Connections, DisconnectReason } from './connections.ts';
import type { SocketBehaviour } from './server.ts';

const SLACKS_LIMIT = 10;

export function createBehaviour(): SocketBehaviour {
  return { limit: SLACKS_LIMIT, silent: false, refusal: undefined, connected: 0 };
}

/** What goes wrong with Socket Mode. */
export interface SocketControl {
  /** Open at this moment. */
  readonly connections: number;
  /** Greeted with `hello` so far. */
  readonly connected: number;
  /** Cuts every connection without a word. */
  drop(): void;
  /** Tells every client to go; all but a warning end the connection a moment later. */
  disconnect(reason: DisconnectReason): void;
  /** Neither sends pings nor answers any, until `resumePings`. */
  stopPings(): void;
  resumePings(): void;
  /** How many connections may be open at a time: ten unless said. */
  allow(connections?: number): void;
  /** Every attempt to connect is answered with this status, until `acceptUpgrades`. */
  refuseUpgrades(status: number): void;
  acceptUpgrades(): void;
  /** The same frame to every client: an object, or text that is no JSON. */
  sendRaw(frame: object | string): void;
}

export function createSocketControl(
  { open, tell }: Connections,
  behaviour: SocketBehaviour,
  refreshGraceMs: number,
): SocketControl {
  return {
    get connections() {
      return open.size;
    },
    get connected() {
      return behaviour.connected;
    },
    drop() {
      for (const { socket } of open) socket.terminate();
    },
    disconnect(reason) {
      for (const connection of [...open]) {
        tell(connection, reason);
        const graceMs = reason === 'refresh_requested' ? refreshGraceMs : 0;
        if (reason !== 'warning') setTimeout(() => connection.socket.close(), graceMs).unref();
      }
    },
    stopPings() {
      behaviour.silent = true;
    },
    resumePings() {
      behaviour.silent = false;
    },
    allow(connections = SLACKS_LIMIT) {
      behaviour.limit = connections;
    },
    refuseUpgrades(status) {
      behaviour.refusal = status;
    },
    acceptUpgrades() {
      behaviour.refusal = undefined;
    },
    sendRaw(frame) {
      const text = typeof frame === 'string' ? frame : JSON.stringify(frame);
      for (const { socket } of open) socket.send(text);
    },
  };
}
