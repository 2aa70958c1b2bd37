import { SourceError } from '../core/errors.ts';

const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 400;
const TIMES = ['', '', ' twice', ' three times'];

interface FailureOptions {
  readonly todo?: string;
  readonly cause?: unknown;
}

/** What may be over in a moment: worth another attempt at once. */
export class PassingFailure extends Error {
  override readonly name = 'PassingFailure';
  readonly options: FailureOptions;

  /** `what` is the beginning of a sentence: "Hugging Face answered 500". */
  constructor(what: string, options: FailureOptions = {}) {
    super(what, { cause: options.cause });
    this.options = options;
  }
}

export interface RetryDependencies {
  readonly sleep: (ms: number) => Promise<void>;
  /** From 0 to below 1, as Math.random gives it. */
  readonly random: () => number;
  readonly onRetry: (failure: PassingFailure) => void;
}

/**
 * The one retry policy: three attempts in all, with a pause between them that doubles and is
 * spread by chance, so that many Paperboys do not come back in step. Only a PassingFailure is
 * tried again; after the last attempt it becomes a SourceError.
 */
export async function retry<T>(
  attempt: () => Promise<T>,
  { sleep, random, onRetry }: RetryDependencies,
): Promise<T> {
  for (let made = 1; ; made += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof PassingFailure)) throw error;
      if (made === ATTEMPTS) throw toSourceError(error, made);
      onRetry(error);
      await sleep(FIRST_PAUSE_MS * 2 ** (made - 1) * (0.5 + random() / 2));
    }
  }
}

function toSourceError(failure: PassingFailure, attempts: number): SourceError {
  const { todo = 'Paperboy asks again later.', cause } = failure.options;
  const message = `${failure.message}${TIMES[attempts]}. ${todo}`;
  return new SourceError(message, { retryable: true, cause });
}
