import { randomBytes } from 'node:crypto';
import type { RateLimits } from './rest/limits.ts';

export interface DiscordOptions {
  /** Of ids, timestamps, tokens and nonces; waiting is always done in real time. */
  readonly now?: () => number;
  readonly token?: string;
  readonly applicationId?: string;
  readonly botName?: string;
  /** Privileged intents that the developer portal has switched on, as bits; none unless said. */
  readonly privilegedIntents?: number;
  readonly heartbeatMs?: number;
  /** How long a dropped session can be resumed. */
  readonly sessionMs?: number;
  /** One IDENTIFY in this time; 0 switches that off. */
  readonly identifyWindowMs?: number;
  readonly answerWithinMs?: number;
  readonly interactionTokenMs?: number;
  readonly nonceMemoryMs?: number;
  readonly rateLimits?: false | Partial<RateLimits>;
}

export type Settings = Required<Omit<DiscordOptions, 'rateLimits'>> &
  Pick<DiscordOptions, 'rateLimits'>;

const MINUTE_MS = 60_000;

/** What tests use that don't test waiting: nothing is limited, a restart logs in at once. */
export const UNHURRIED: DiscordOptions = { rateLimits: false, identifyWindowMs: 0 };

export function settingsFrom(options: DiscordOptions): Settings {
  const { applicationId = '112233445566778899' } = options;
  return {
    now: Date.now,
    token: plausibleToken(applicationId),
    applicationId,
    botName: 'Paperboy',
    privilegedIntents: 0,
    heartbeatMs: 41_250,
    sessionMs: 3 * MINUTE_MS,
    identifyWindowMs: 5000,
    answerWithinMs: 3000,
    interactionTokenMs: 15 * MINUTE_MS,
    nonceMemoryMs: 5 * MINUTE_MS,
    ...options,
  };
}

/** The bot's id in base64, a time and a signature, as real ones are built. */
function plausibleToken(applicationId: string): string {
  const id = Buffer.from(applicationId).toString('base64url');
  return `${id}.${randomBytes(4).toString('base64url')}.${randomBytes(28).toString('base64url')}`;
}
