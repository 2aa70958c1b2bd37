import { ConfigError, PlatformError, UserError } from '../core/errors.ts';
import type { Console, Question } from './console.ts';

/** What is typed instead of an answer, to leave a question out. */
export const SKIP = 'skip';

/**
 * Asks until the answer is good, and says each time why it is not. Undefined when it was skipped.
 * @param check returns what the answer means; throws an error that people can read
 */
export async function askUntil<T>(
  { ask, print }: Pick<Console, 'ask' | 'print'>,
  text: string,
  question: Question,
  check: (answer: string) => Promise<T> | T,
): Promise<T | undefined> {
  for (;;) {
    const answer = await ask(text, question);
    if (answer.toLowerCase() === SKIP) return undefined;
    try {
      return await check(answer);
    } catch (error) {
      print(`  ✗ ${sentenceOf(error)}`);
    }
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof ConfigError) return error.problems[0]?.todo ?? error.message;
  if (error instanceof UserError) return error.message;
  if (!(error instanceof PlatformError)) throw error;
  const isNetwork = error.failure.kind === 'unavailable';
  if (isNetwork) return `${error.message} Press Enter to try again, or type ${SKIP}.`;
  return error.message.replace(HOW_IT_IS_SET, '.');
}

/** Setting up does that by itself. */
const HOW_IT_IS_SET = /, set [A-Z_]+, and start (?:Paperboy )?again\.$/;
