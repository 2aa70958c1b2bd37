import { type OperatingPage, operatingPage, sourcePage, type Trouble } from './operating-page.ts';

/** The only text of an error that a person sees: what happened, what it means, what to do next. */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** What is wrong with given values, a sentence by option name. */
  readonly wrong: Readonly<Record<string, string>> | undefined;
  /** For whoever types at the command line; nobody else is told. */
  readonly help: OperatingPage | undefined;

  constructor(message: string, { wrong, help, cause }: UserErrorOptions = {}) {
    super(message, { cause });
    this.wrong = wrong;
    this.help = help;
  }
}

interface UserErrorOptions {
  readonly wrong?: Readonly<Record<string, string>>;
  readonly help?: OperatingPage;
  readonly cause?: unknown;
}

export interface ConfigProblem {
  /** The key as the person wrote it: `PORT`, `defaults.count`. */
  readonly key: string;
  readonly found: string;
  readonly todo: string;
  readonly help: OperatingPage;
}

/** The configuration cannot be used; carries every problem at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map(({ key, found, todo }) => `${key}: ${found}. ${todo}`).join('\n'));
    this.problems = problems;
  }
}

/** A source did not give a whole, usable answer. `message` is fit for the status line. */
export class SourceError extends Error implements Trouble {
  override readonly name = 'SourceError';
  readonly help: OperatingPage;
  readonly retryable: boolean;
  /** Epoch milliseconds before which the source asked not to be called again. */
  readonly retryAt: number | undefined;

  constructor(message: string, options: { retryable: boolean; retryAt?: number; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.retryable = options.retryable;
    this.retryAt = options.retryAt;
    this.help = sourcePage(options.retryAt);
  }
}

/** What a chat platform answered when it did not do what was asked. */
export type PlatformFailure =
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'invalid' }
  /** People closed the thread. */
  | { readonly kind: 'locked' }
  /** Certainly not done: the platform said so, or was never reached. */
  | { readonly kind: 'unavailable' }
  /** It may have been done: the answer was lost. */
  | { readonly kind: 'unknown-outcome' };

const PAGES: Readonly<Record<PlatformFailure['kind'], OperatingPage>> = {
  'rate-limited': operatingPage('rate-limited'),
  unauthorized: operatingPage('token-refused'),
  forbidden: operatingPage('permission-missing'),
  'not-found': operatingPage('not-delivered'),
  invalid: operatingPage('not-delivered'),
  locked: operatingPage('not-delivered'),
  unavailable: operatingPage('platform-away'),
  'unknown-outcome': operatingPage('unknown-outcome'),
};

export class PlatformError extends Error implements Trouble {
  override readonly name = 'PlatformError';
  readonly failure: PlatformFailure;
  readonly help: OperatingPage;

  constructor(message: string, failure: PlatformFailure, cause?: unknown) {
    super(message, { cause });
    this.failure = failure;
    this.help = PAGES[failure.kind];
  }
}

/** The database can't be opened or used by this program; says what to do. */
export class StorageError extends Error implements Trouble {
  override readonly name = 'StorageError';
  readonly help: OperatingPage;

  constructor(message: string, help: OperatingPage, cause?: unknown) {
    super(message, { cause });
    this.help = help;
  }
}

/** Closes a `switch` over a union: a new member without a branch becomes a type error. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
