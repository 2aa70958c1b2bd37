import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from '../../core/ports/logger.ts';

export type LibraryLogger = SlackLogger;

/**
 * What the client libraries say, among our own lines. Their debugging lines hold whole messages and
 * are never asked for; what they warn of is told once more, and better, by the errors they throw.
 */
export function createLibraryLogger(logger: Logger): LibraryLogger {
  const note = (...words: readonly unknown[]) =>
    logger.debug({ platform: 'slack', words: words.map(String).join(' ') }, 'client library');
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: note,
    error: note,
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
