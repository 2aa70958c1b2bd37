import { operatingPage } from '../core/operating-page.ts';
import { type Finding, problem, warning } from './finding.ts';

/** One thing that is looked at; may find several. */
export interface Check {
  readonly about: string;
  run(): readonly Finding[] | Promise<readonly Finding[]>;
}

/** How long a check may take, milliseconds. */
const LONGEST_MS = 10_000;

/** Runs all checks at once. What they found comes in the order in which they were given. */
export async function examine(
  checks: readonly Check[],
  longestMs = LONGEST_MS,
): Promise<readonly Finding[]> {
  const found = await Promise.all(checks.map((check) => within(longestMs, check)));
  return found.flat();
}

function within(longestMs: number, check: Check): Promise<readonly Finding[]> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve([tookTooLong(check, longestMs)]), longestMs);
    started(check)
      .catch((error: unknown) => [failed(check, error)])
      .then((findings) => {
        clearTimeout(timer);
        resolve(findings);
      });
  });
}

const started = async (check: Check): Promise<readonly Finding[]> => check.run();

const tookTooLong = ({ about }: Check, ms: number): Finding =>
  warning(
    about,
    `there was no answer within ${ms / 1000} seconds`,
    'Check the network, and run this again.',
    operatingPage('something-broke'),
  );

const failed = ({ about }: Check, error: unknown): Finding =>
  problem(
    about,
    `it could not be looked at: ${error instanceof Error ? error.message : String(error)}`,
    'This is a mistake of Paperboy’s: please report it.',
    operatingPage('something-broke'),
  );
