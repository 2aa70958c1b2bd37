import { WebSocket } from 'ws';
import { isRecord } from '../discord/validation/form.ts';
import type { Scene } from './scene.ts';

export type Frame = Readonly<Record<string, unknown>>;

/** A socket without a client library: what comes, frame by frame, and what is sent back. */
export interface RawSocket {
  readonly frames: readonly Frame[];
  /** The next frame of this type that was not taken yet. */
  next(type: string): Promise<Frame>;
  ack(frame: Frame, payload?: unknown): void;
  sendText(text: string): void;
  ping(): Promise<void>;
  readonly pings: number;
  readonly closed: Promise<number>;
  close(): void;
}

export async function connectRaw({ slack, api }: Scene): Promise<RawSocket> {
  const { body } = await api('apps.connections.open', {}, slack.appToken);
  const socket = openRaw(String(body.url));
  await socket.next('hello');
  return socket;
}

export function openRaw(url: string): RawSocket {
  const socket = new WebSocket(url);
  const frames: Frame[] = [];
  const taken = new Set<Frame>();
  const waiting = new Set<() => void>();
  let pings = 0;
  socket.on('ping', () => {
    pings += 1;
  });
  socket.on('message', (data) => {
    const frame: unknown = JSON.parse(String(data));
    if (isRecord(frame)) frames.push(frame);
    for (const check of [...waiting]) check();
  });
  socket.on('error', () => socket.terminate());
  const sendText = (text: string) => socket.send(text);
  return {
    frames,
    next: (type) =>
      new Promise((resolve) => {
        const check = () => {
          const found = frames.find((frame) => frame.type === type && !taken.has(frame));
          if (!found) return;
          taken.add(found);
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        check();
      }),
    ack: ({ envelope_id }, payload) => sendText(JSON.stringify({ envelope_id, payload })),
    sendText,
    ping: () =>
      new Promise((resolve) => {
        socket.once('pong', () => resolve());
        socket.ping();
      }),
    get pings() {
      return pings;
    },
    closed: new Promise((resolve) => socket.once('close', resolve)),
    close: () => socket.close(),
  };
}
