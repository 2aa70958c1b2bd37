import { schedule } from 'node-cron';
import type { Logger } from '../core/ports/logger.ts';

const EVERY_15_SECONDS = '*/15 * * * * *';
const WATCHDOG_MS = 60_000;

export interface Heartbeat {
  stop(): Promise<void>;
}

/**
 * Calls `beat` every 15 seconds. node-cron runs in UTC because it halts for an hour when a zone's
 * clock goes back; it also drops a beat that comes two seconds late and stands still after the
 * clock was set back, so a monotonic timer calls the same `beat` every minute. `beat` only starts
 * work, which must join a run that is under way and never reject.
 */
export function startHeartbeat(beat: () => void, logger: Logger): Heartbeat {
  const task = schedule(EVERY_15_SECONDS, beat, { timezone: 'UTC' });
  task.on('execution:missed', () => {
    logger.debug({}, 'a beat was missed; catching up');
    beat();
  });
  const watchdog = setInterval(beat, WATCHDOG_MS);
  return {
    async stop() {
      clearInterval(watchdog);
      await task.destroy();
    },
  };
}
