import type { WebSocket } from 'ws';
import { INTENT } from '../world/intents.ts';
import type { GatewayEvent } from '../world/state.ts';

const MOST_KEPT = 20_000;

interface Sent {
  readonly sequence: number;
  readonly text: string;
}

/** One login: what it asked for, and what it was sent and has not confirmed. */
export interface Session {
  readonly id: string;
  readonly sequence: number;
  readonly socket: WebSocket | undefined;
  attach(socket: WebSocket): void;
  detach(): void;
  /** Since when nobody is connected. */
  readonly alone: number | undefined;
  dispatch(event: GatewayEvent): void;
  confirm(sequence: number): void;
  /** False when that is no longer known. */
  replay(sequence: number): boolean;
}

export function createSession(id: string, intents: number, first: WebSocket): Session {
  let socket: WebSocket | undefined = first;
  let sequence = 0;
  let alone: number | undefined;
  let sent: Sent[] = [];
  let forgotten = 0;
  const seesContent = (intents & INTENT.messageContent) !== 0;
  return {
    id,
    get sequence() {
      return sequence;
    },
    get socket() {
      return socket;
    },
    get alone() {
      return alone;
    },
    attach(next) {
      socket = next;
      alone = undefined;
    },
    detach() {
      socket = undefined;
      alone = Date.now();
    },
    dispatch({ name, data, intent, redacted }) {
      if (intent !== 0 && (intents & intent) === 0) return;
      sequence += 1;
      const d = JSON.stringify(seesContent ? data : (redacted ?? data));
      const text = `{"t":"${name}","s":${sequence},"op":0,"d":${d}}`;
      sent.push({ sequence, text });
      if (sent.length > MOST_KEPT) forgotten = sent.shift()?.sequence ?? forgotten;
      socket?.send(text);
    },
    confirm(upTo) {
      sent = sent.filter((one) => one.sequence > upTo);
      forgotten = Math.max(forgotten, upTo);
    },
    replay(after) {
      if (after < forgotten || after > sequence) return false;
      for (const one of sent) if (one.sequence > after) socket?.send(one.text);
      return true;
    },
  };
}
