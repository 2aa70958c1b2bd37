import { PlatformError, UserError } from '../../core/errors.ts';
import { askUntil, SKIP } from '../ask-until.ts';
import type { Console } from '../console.ts';
import type { Situation } from '../situation.ts';

interface TokenQuestion<T> {
  /** The variable that holds it. */
  readonly key: string;
  readonly text: string;
  /** Asks the platform what it is good for. Throws an error that people can read. */
  check(token: string): Promise<T>;
}

export interface TokenAnswer<T> {
  readonly token: string;
  readonly meaning: T;
}

/** A token that the platform has just accepted; undefined when the question was skipped. */
export async function askToken<T>(
  console: Console,
  situation: Situation,
  { key, text, check }: TokenQuestion<T>,
): Promise<TokenAnswer<T> | undefined> {
  const present = situation.value(key);
  if (present && situation.isFixed(key)) {
    console.print(`  ${key} is set in the environment, and is used as it is.`);
    return { token: present, meaning: await checkFixed(key, () => check(present)) };
  }
  let last = present;
  const label = present ? `  ${text} (Enter keeps the one that is set)` : `  ${text}`;
  return askUntil(console, `${label}:`, { secret: true }, async (answer) => {
    const token = answer || last;
    if (!token) throw new UserError(`Paste the token, or type ${SKIP}.`);
    last = token;
    return { token, meaning: await check(token) };
  });
}

/** No file can change what the environment sets, so there is nothing to ask. */
async function checkFixed<T>(key: string, check: () => Promise<T>): Promise<T> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    throw new UserError(
      `${key} is set in the environment, and it is no good. ${error.message} Nothing was changed.`,
      { cause: error },
    );
  }
}
