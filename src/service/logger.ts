import type { Writable } from 'node:stream';
import { pino } from 'pino';
import { PinoPretty } from 'pino-pretty';
import type { Logger } from '../core/ports/logger.ts';
import { redact } from './redact.ts';

export interface LoggerOptions {
  readonly level: string;
  /** Coloured lines for a person at a terminal; JSON lines otherwise. */
  readonly readable: boolean;
  /** Standard output unless said. */
  readonly destination?: Writable;
}

/** The client libraries put what was sent into their errors: the text of messages. */
const MESSAGES = ['err.requestBody'];

export function createLogger({ level, readable, destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: null,
    redact: { paths: MESSAGES, remove: true },
    // The finished line, so that nothing a library hides in an error is overlooked.
    hooks: { streamWrite: redact },
  };
  if (!readable) {
    return pino({ ...options, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  }
  return pino(
    options,
    PinoPretty({
      ...{ sync: true, singleLine: true, translateTime: 'HH:MM:ss', ignore: 'pid,hostname' },
      ...(destination && { destination }),
    }),
  );
}
