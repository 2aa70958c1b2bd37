import { pino } from 'pino';
import { PinoPretty } from 'pino-pretty';
import type { Logger } from '../core/ports/logger.ts';

export interface LoggerOptions {
  readonly level: string;
  /** Coloured lines for a person at a terminal; JSON lines otherwise. */
  readonly readable: boolean;
}

/** Fields that never reach a log, wherever they stand. */
const SECRETS = ['token', '*.token', 'password', '*.password', 'authorization', '*.authorization'];

export function createLogger({ level, readable }: LoggerOptions): Logger {
  const options = { level, base: null, redact: SECRETS };
  if (!readable) return pino({ ...options, timestamp: pino.stdTimeFunctions.isoTime });
  return pino(
    options,
    PinoPretty({ sync: true, singleLine: true, translateTime: 'HH:MM:ss', ignore: 'pid,hostname' }),
  );
}
