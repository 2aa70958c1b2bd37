import type { WebSocketServer } from 'ws';
import type { GatewayFacilities } from './facilities.ts';
import { OP } from './opcodes.ts';

/** What goes wrong with the gateway, and how often a bot logged in. */
export interface GatewayControl {
  readonly identifies: number;
  /** Asked for, whether or not it could be granted. */
  readonly resumes: number;
  readonly resumed: number;
  /** Logged in and connected at this moment. */
  readonly connections: number;
  /** Cuts every connection without a word. */
  drop(): void;
  /** Asks every client to reconnect. */
  reconnect(): void;
  invalidateSession(resumable?: boolean): void;
  stopAcks(): void;
  resumeAcks(): void;
  /** No session can be resumed any more. */
  forgetSessions(): void;
  /** Every login and resume is closed with this code, until `allowLogins`. */
  rejectLogins(code: number): void;
  allowLogins(): void;
  /** Closes every connection with this code. */
  close(code: number): void;
}

export function createGatewayControl(
  facilities: GatewayFacilities,
  sockets: WebSocketServer['clients'],
): GatewayControl {
  const { sessions, counters } = facilities;
  const tellAll = (op: number, d: unknown) => {
    for (const socket of sockets) socket.send(JSON.stringify({ t: null, s: null, op, d }));
  };
  return {
    get identifies() {
      return counters.identifies;
    },
    get resumes() {
      return counters.resumes;
    },
    get resumed() {
      return counters.resumed;
    },
    get connections() {
      return [...sessions.values()].filter(({ socket }) => socket !== undefined).length;
    },
    drop() {
      for (const socket of sockets) socket.terminate();
    },
    reconnect: () => tellAll(OP.reconnect, null),
    invalidateSession(resumable = false) {
      tellAll(OP.invalidSession, resumable);
      if (!resumable) sessions.clear();
    },
    stopAcks: () => facilities.setAcknowledging(false),
    resumeAcks: () => facilities.setAcknowledging(true),
    forgetSessions: () => facilities.forgetSessions(),
    rejectLogins: (code) => facilities.refuseLogins(code),
    allowLogins: () => facilities.refuseLogins(undefined),
    close(code) {
      for (const socket of sockets) socket.close(code);
    },
  };
}
