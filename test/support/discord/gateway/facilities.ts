import type { Settings } from '../options.ts';
import type { Session } from './session.ts';

const DAY_MS = 86_400_000;
const IDENTIFIES_A_DAY = 1000;

export interface GatewayCounters {
  identifies: number;
  /** Asked for. */
  resumes: number;
  /** Granted. */
  resumed: number;
}

/** What all connections share. */
export interface GatewayFacilities {
  readonly sessions: Map<string, Session>;
  /** Those that are connected or can be taken up again; the others are let go. */
  living(): readonly Session[];
  readonly counters: GatewayCounters;
  /** At most one in each window. */
  mayIdentify(): boolean;
  identifiesLeft(): number;
  resumable(sessionId: string): Session | undefined;
  /** The sessions go on, but cannot be taken up again. */
  forgetSessions(): void;
  acknowledges(): boolean;
  setAcknowledging(on: boolean): void;
  /** The close code that every login gets for now. */
  loginRefusal(): number | undefined;
  refuseLogins(code: number | undefined): void;
}

export function createFacilities(settings: Settings): GatewayFacilities {
  const sessions = new Map<string, Session>();
  const forgotten = new Set<string>();
  let lastIdentify = Number.NEGATIVE_INFINITY;
  let identified: number[] = [];
  let acknowledging = true;
  let refusal: number | undefined;
  const isOver = ({ id, alone }: Session): boolean =>
    alone !== undefined && (forgotten.has(id) || Date.now() - alone > settings.sessionMs);
  return {
    sessions,
    living() {
      for (const session of sessions.values()) if (isOver(session)) sessions.delete(session.id);
      return [...sessions.values()];
    },
    counters: { identifies: 0, resumes: 0, resumed: 0 },
    mayIdentify() {
      const now = performance.now();
      if (now - lastIdentify < settings.identifyWindowMs) return false;
      lastIdentify = now;
      identified.push(now);
      return true;
    },
    identifiesLeft() {
      identified = identified.filter((at) => at > performance.now() - DAY_MS);
      return Math.max(0, IDENTIFIES_A_DAY - identified.length);
    },
    resumable(sessionId) {
      const session = sessions.get(sessionId);
      return !session || isOver(session) || forgotten.has(sessionId) ? undefined : session;
    },
    forgetSessions() {
      for (const id of sessions.keys()) forgotten.add(id);
    },
    acknowledges: () => acknowledging,
    setAcknowledging(on) {
      acknowledging = on;
    },
    loginRefusal: () => refusal,
    refuseLogins(code) {
      refusal = code;
    },
  };
}
