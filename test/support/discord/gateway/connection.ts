import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { Platform } from '../platform.ts';
import { isRecord, property } from '../validation/form.ts';
import type { GatewayFacilities } from './facilities.ts';
import { refusalOfLogin, welcome } from './login.ts';
import { CLOSE, OP } from './opcodes.ts';
import { createSession, type Session } from './session.ts';

const MOST_BYTES = 4096;
const SENDS = { limit: 120, windowMs: 60_000 };
/** Ending with one of these ends the session; any other end leaves it to be resumed. */
const GOODBYE: readonly number[] = [1000, 1001];

/** Speaks with one socket, from HELLO to its end. */
export function serveConnection(
  platform: Platform,
  facilities: GatewayFacilities,
  socket: WebSocket,
): void {
  let session: Session | undefined;
  let sends = 0;
  let windowStart = performance.now();
  const send = (op: number, d: unknown) => socket.send(JSON.stringify({ t: null, s: null, op, d }));
  const { sessions, counters } = facilities;

  function isTooFast(): boolean {
    const now = performance.now();
    if (now - windowStart >= SENDS.windowMs) {
      windowStart = now;
      sends = 0;
    }
    sends += 1;
    return sends > SENDS.limit;
  }

  const isLoggedIn = () => session !== undefined && sessions.has(session.id);

  function identify(data: unknown): void {
    if (isLoggedIn()) {
      socket.close(CLOSE.alreadyAuthenticated);
      return;
    }
    counters.identifies += 1;
    const refusal = facilities.loginRefusal() ?? refusalOfLogin(platform, data);
    if (refusal !== undefined) socket.close(refusal);
    else if (!facilities.mayIdentify()) send(OP.invalidSession, false);
    else {
      const intents = Number(property(data, 'intents'));
      session = createSession(randomBytes(16).toString('hex'), intents, socket);
      sessions.set(session.id, session);
      welcome(platform, session, property(data, 'shard'));
    }
  }

  function resume(data: unknown): void {
    counters.resumes += 1;
    const refusal = facilities.loginRefusal();
    const isAccepted = platform.access.accepts(String(property(data, 'token')));
    if (refusal !== undefined || !isAccepted) {
      socket.close(refusal ?? CLOSE.authenticationFailed);
      return;
    }
    const found = facilities.resumable(String(property(data, 'session_id')));
    found?.attach(socket);
    if (!found?.replay(Number(property(data, 'seq')))) {
      if (found) sessions.delete(found.id);
      send(OP.invalidSession, false);
      return;
    }
    session = found;
    counters.resumed += 1;
    session.dispatch({ name: 'RESUMED', data: { _trace: ['stand-in'] }, intent: 0 });
  }

  function heartbeat(sequence: unknown): void {
    if (typeof sequence === 'number') session?.confirm(sequence);
    if (facilities.acknowledges()) send(OP.acknowledge, undefined);
  }

  function handle({ op, d }: Readonly<Record<string, unknown>>): void {
    if (op === OP.identify) identify(d);
    else if (op === OP.resume) resume(d);
    else if (op === OP.heartbeat) heartbeat(d);
    else if (!isLoggedIn()) socket.close(CLOSE.notAuthenticated);
    else if (op !== OP.presence && op !== OP.requestMembers) socket.close(CLOSE.unknownOpcode);
  }

  function receive(text: string): void {
    const payload = Buffer.byteLength(text) > MOST_BYTES ? undefined : parse(text);
    if (isTooFast()) socket.close(CLOSE.rateLimited);
    else if (payload) handle(payload);
    else socket.close(CLOSE.decodeError);
  }

  socket.on('message', (data) => receive(String(data)));
  socket.on('close', (code) => {
    if (!session || session.socket !== socket) return;
    session.detach();
    if (GOODBYE.includes(code)) sessions.delete(session.id);
  });
  socket.on('error', () => socket.terminate());
  send(OP.hello, { heartbeat_interval: platform.settings.heartbeatMs, _trace: ['stand-in'] });
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const payload: unknown = JSON.parse(text);
    return isRecord(payload) ? payload : undefined;
  } catch {
    return undefined;
  }
}
