import { UserError } from '../core/errors.ts';
import { counted } from '../core/message/counted.ts';
import type { Account } from '../core/people/account.ts';
import type { Clock } from '../core/ports/clock.ts';

const MINUTE_MS = 60_000;

/** Throws UserError for somebody who has asked for too much within a minute. */
export type CommandLimit = (account: Account) => void;

/** What a person may still ask for, at a moment. */
interface Allowance {
  readonly left: number;
  readonly at: number;
}

/**
 * So many commands of one person at once; then they come back one by one, evenly over a minute.
 * Whoever has not asked for a minute has all of them again, and is not remembered.
 */
export function createCommandLimit(perMinute: number, clock: Clock): CommandLimit {
  const allowances = new Map<string, Allowance>();
  const eachMs = MINUTE_MS / perMinute;

  function forgetOthers(now: number): void {
    // Those who asked last stand at the end of the map's order.
    for (const [key, { at }] of allowances) {
      if (Math.abs(now - at) < MINUTE_MS) return;
      allowances.delete(key);
    }
  }

  return ({ platform, id }) => {
    const now = clock.now();
    forgetOthers(now);
    const key = `${platform}:${id}`;
    const { left, at } = allowances.get(key) ?? { left: perMinute, at: now };
    // Of a clock that was set back, the distance counts.
    const nowLeft = Math.min(perMinute, left + Math.abs(now - at) / eachMs);
    if (nowLeft < 1) throw tooMany(perMinute, (1 - nowLeft) * eachMs);
    allowances.delete(key);
    allowances.set(key, { left: nowLeft - 1, at: now });
  };
}

function tooMany(perMinute: number, waitMs: number): UserError {
  const wait = counted(Math.ceil(waitMs / 1_000), 'second');
  return new UserError(
    `That was a lot at once: Paperboy takes ${perMinute} commands a minute from one person, so ` +
      `that everybody is answered quickly. Please try again in ${wait}.`,
  );
}
