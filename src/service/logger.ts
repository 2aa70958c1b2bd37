import type { Writable } from 'node:stream';
import { pino } from 'pino';
import { PinoPretty } from 'pino-pretty';
import type { Logger } from '../core/ports/logger.ts';
import { describeError } from './describe-error.ts';
import { createRedactor } from './redact.ts';

export interface LoggerOptions {
  readonly level: string;
  /** Coloured lines for a person at a terminal; JSON lines otherwise. */
  readonly readable: boolean;
  /** Standard output unless said. */
  readonly destination?: Writable;
  /** What must never be written, wherever it turns up. */
  readonly secrets?: readonly string[];
}

export function createLogger({ level, readable, destination, secrets }: LoggerOptions): Logger {
  const options = {
    level,
    base: null,
    formatters: { log: withErrors },
    // Described already.
    serializers: { err: (described: unknown) => described },
    // The finished line, so that nothing a library hides in an error is overlooked.
    hooks: { streamWrite: createRedactor(secrets) },
  };
  if (!readable) {
    return pino({ ...options, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  }
  return pino(
    options,
    PinoPretty({
      ...{ sync: true, singleLine: true, translateTime: "UTC:HH:MM:ss'Z'" },
      ...{ messageFormat: sentenceOf, ignore: 'reason,help' },
      ...(destination && { destination }),
    }),
  );
}

/** The event, why it came to it, and where to read on: what a person looks for first. */
const sentenceOf = ({ msg, reason, help }: Record<string, unknown>): string =>
  `${msg}${reason === undefined ? '' : `: ${reason}`}${help === undefined ? '' : ` (${help})`}`;

const withErrors = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      value instanceof Error ? describeError(value) : value,
    ]),
  );
