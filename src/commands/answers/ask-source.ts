import { SourceError } from '../../core/errors.ts';

/**
 * Asks a live source within a person's patience. Throws SourceError when the time is over, also
 * when the source does not heed the signal.
 */
export async function askSource<T>(
  budgetMs: number,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const signal = AbortSignal.timeout(budgetMs);
  const tooSlow = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => {
      const seconds = budgetMs / 1000;
      const reason = `It did not answer within ${seconds} seconds.`;
      reject(new SourceError(reason, { retryable: true }));
    });
  });
  return Promise.race([Promise.resolve(signal).then(ask), tooSlow]);
}
