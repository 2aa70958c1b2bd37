import type { Logger } from '../../core/ports/logger.ts';
import type { Broadcast } from './broadcast.ts';
import type { StatusLine } from './status-line.ts';

export interface StatusWatch {
  /** Never throws. */
  read(): Promise<StatusLine>;
  start(): void;
  stop(): void;
}

interface StatusWatchDeps {
  readonly status: () => Promise<StatusLine>;
  readonly broadcast: Broadcast;
  readonly logger: Logger;
}

const EVERY_MS = 2_000;

const UNKNOWN: StatusLine = {
  text: 'Paperboy cannot read its own status; the log says why',
  tone: 'problem',
};

/** Looks at the status while a page is open, and tells every page when it changed. */
export function createStatusWatch({ status, broadcast, logger }: StatusWatchDeps): StatusWatch {
  let timer: NodeJS.Timeout | undefined;
  let shown: StatusLine | undefined;

  async function read(): Promise<StatusLine> {
    try {
      return await status();
    } catch (error) {
      logger.error({ err: error }, 'status unreadable');
      return UNKNOWN;
    }
  }

  async function look(): Promise<void> {
    if (broadcast.audience() === 0) return;
    const now = await read();
    if (now.text === shown?.text && now.tone === shown.tone) return;
    shown = now;
    broadcast.publish({ type: 'status', ...now });
  }

  return {
    read,
    start() {
      timer ??= setInterval(look, EVERY_MS).unref();
    },
    stop() {
      clearInterval(timer);
      timer = undefined;
    },
  };
}
