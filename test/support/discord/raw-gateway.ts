import { WebSocket } from 'ws';
import { isRecord } from './validation/form.ts';

export type Frame = Readonly<Record<string, unknown>>;

/** A socket without a client library: what is sent and what comes back, frame by frame. */
export interface RawGateway {
  readonly frames: readonly Frame[];
  send(op: number, d: unknown): void;
  sendText(text: string): void;
  /** The first frame, come or to come, of this event or operation. */
  next(wanted: string | number): Promise<Frame>;
  readonly closed: Promise<number>;
  close(code?: number): void;
  terminate(): void;
}

export function connectRaw(url: string): RawGateway {
  const socket = new WebSocket(`${url}/?v=10&encoding=json`);
  const frames: Frame[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    const frame: unknown = JSON.parse(String(data));
    if (isRecord(frame)) frames.push(frame);
    for (const check of [...waiting]) check();
  });
  const opened = new Promise<void>((resolve) => socket.once('open', () => resolve()));
  const sendText = (text: string) => void opened.then(() => socket.send(text));
  return {
    frames,
    sendText,
    send: (op, d) => sendText(JSON.stringify({ op, d })),
    next: (wanted) =>
      new Promise((resolve) => {
        const check = () => {
          const found = frames.find(({ t, op }) => (t ?? op) === wanted);
          if (!found) return;
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        check();
      }),
    closed: new Promise((resolve) => socket.once('close', resolve)),
    close: (code) => socket.close(code),
    terminate: () => socket.terminate(),
  };
}

export function identity(token: string, intents: number): Frame {
  return { token, intents, properties: { os: 'linux', browser: 'test', device: 'test' } };
}
