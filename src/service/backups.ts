import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../core/ports/clock.ts';
import type { Logger } from '../core/ports/logger.ts';
import { singleFlight } from './single-flight.ts';

const DAY_MS = 86_400_000;

/** After one that failed, and after a start, which has enough to do. */
const LATER_MS = 5 * 60_000;

export interface BackupOptions {
  /** Made when it is not there. */
  readonly folder: string;
  /** How many are kept, the newest ones. */
  readonly keep: number;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Writes a checked copy of the database into a new file. */
  backup(file: string): Promise<void>;
}

/** Copies of the database that are made by themselves, one a day. */
export interface Backups {
  /** Makes one when it is time. To be called again and again; never rejects. */
  run(): Promise<void>;
  /** Resolves when none is being made. */
  idle(): Promise<void>;
  /** When the newest one was made, epoch milliseconds. */
  lastAt(): number | undefined;
}

/** Where none are wanted. */
export const NO_BACKUPS: Backups = {
  run: async () => undefined,
  idle: async () => undefined,
  lastAt: () => undefined,
};

export function createBackups(options: BackupOptions): Backups {
  const { folder, keep, clock, logger, backup } = options;
  let lastAt = existing(folder).at(-1)?.at;
  let notBefore = clock.now() + LATER_MS;

  async function make(): Promise<void> {
    const now = clock.now();
    // Of a clock that was set back, the distance counts.
    const isFresh = lastAt !== undefined && Math.abs(now - lastAt) < DAY_MS;
    if (isFresh || now < notBefore) return;
    notBefore = now + LATER_MS;
    const file = join(folder, nameAt(now));
    mkdirSync(folder, { recursive: true });
    await backup(file);
    lastAt = now;
    logger.info({ file }, 'backup made');
    prune();
  }

  /** What is older, and what a backup that broke off has left. */
  function prune(): void {
    const old = existing(folder).slice(0, -keep);
    const broken = readdirSync(folder).filter((name) => BROKEN_OFF.test(name));
    for (const name of [...old.map((one) => one.name), ...broken]) {
      rmSync(join(folder, name), { force: true });
    }
  }

  const making = singleFlight('backup', make, logger);
  return { run: making.run, idle: making.idle, lastAt: () => lastAt };
}

const NAME = /^paperboy-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.db$/;
const BROKEN_OFF = /^paperboy-\d{8}T\d{6}Z\.db\.unfinished/;

/** `paperboy-20260821T100000Z.db`: in the order of their age when sorted as text. */
const nameAt = (at: number): string =>
  `paperboy-${new Date(at).toISOString().replace(/\.\d+|[-:]/g, '')}.db`;

/** The backups in a folder, the oldest first; nothing else that lies there is ever touched. */
function existing(folder: string) {
  return namesIn(folder)
    .toSorted()
    .flatMap((name) => {
      const [, ...parts] = NAME.exec(name) ?? [];
      const [year = 0, month = 0, ...rest] = parts.map(Number);
      return parts.length > 0 ? [{ name, at: Date.UTC(year, month - 1, ...rest) }] : [];
    });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // It is made with the first backup; what is wrong with it is told then.
    return [];
  }
}
