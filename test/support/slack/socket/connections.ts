import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { property } from '../../discord/validation/form.ts';
import { type Dispatch, failed, type Outcome, type Transport } from '../delivery/transport.ts';
import type { Settings } from '../options.ts';
import { jsonArgument } from '../validation/json-argument.ts';

export type DisconnectReason =
  | 'warning'
  | 'refresh_requested'
  | 'link_disabled'
  | 'too_many_websockets';

export interface Connection {
  readonly socket: WebSocket;
  /** Envelopes that wait for their acknowledgement. */
  readonly waiting: Map<string, (outcome: Outcome) => void>;
  /** It was told to go, and gets nothing any more. */
  leaving: boolean;
}

/** The sockets that an app has open; each envelope goes to one of them, in turn. */
export interface Connections extends Transport {
  readonly open: ReadonlySet<Connection>;
  add(socket: WebSocket): Connection;
  tell(connection: Connection, reason: DisconnectReason): void;
}

export function createConnections({ answerWithinMs }: Settings): Connections {
  const open = new Set<Connection>();
  let turn = 0;

  function next(): Connection | undefined {
    const staying = [...open].filter(({ leaving }) => !leaving);
    turn += 1;
    return staying[turn % staying.length];
  }

  function send(dispatch: Dispatch): Promise<Outcome> {
    const connection = next();
    if (!connection) return Promise.resolve(failed('connection_failed'));
    const envelopeId = randomUUID();
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle(failed('timeout')), answerWithinMs);
      timer.unref();
      const settle = (outcome: Outcome) => {
        clearTimeout(timer);
        connection.waiting.delete(envelopeId);
        resolve(outcome);
      };
      connection.waiting.set(envelopeId, settle);
      connection.socket.send(JSON.stringify(envelope(envelopeId, dispatch)));
    });
  }

  return {
    open,
    send,
    add(socket) {
      const connection: Connection = { socket, waiting: new Map(), leaving: false };
      open.add(connection);
      socket.on('message', (data) => acknowledge(connection, String(data)));
      socket.on('close', () => {
        open.delete(connection);
        for (const settle of [...connection.waiting.values()]) settle(failed('timeout'));
      });
      socket.on('error', () => socket.terminate());
      return connection;
    },
    tell(connection, reason) {
      connection.leaving = true;
      connection.socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: {} }));
    },
  };
}

function envelope(envelopeId: string, { kind, payload, retry }: Dispatch): object {
  const isEvent = kind === 'events_api';
  return {
    envelope_id: envelopeId,
    type: kind,
    payload,
    accepts_response_payload: !isEvent,
    ...(isEvent && {
      retry_attempt: retry?.attempt ?? 0,
      retry_reason: retry?.reason ?? '',
    }),
  };
}

function acknowledge({ waiting }: Connection, text: string): void {
  const frame = jsonArgument(text);
  const settle = waiting.get(String(property(frame, 'envelope_id')));
  settle?.({ acked: true, body: property(frame, 'payload') });
}
