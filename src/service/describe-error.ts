import { operatingPage } from '../core/operating-page.ts';

/** Causes of causes, and errors that came together, up to this many. */
const DEEPEST = 5;
const MOST = 5;

/** What tells how a request or a system call failed, and holds nothing that was sent or received. */
const FACTS = [
  ...['code', 'errno', 'syscall', 'address', 'port', 'hostname'],
  ...['status', 'statusCode', 'method', 'url', 'retryAfter', 'retryable', 'retryAt', 'help'],
] as const;

export interface ErrorDescription {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  /** Where whoever runs Paperboy reads what to do. */
  readonly help?: string;
  readonly [fact: string]: unknown;
}

/**
 * An error for the log, by what is known to be harmless: the client libraries put headers, bodies
 * and the text of messages into theirs.
 */
export function describeError(error: Error, depth = 0): ErrorDescription {
  const { cause } = error;
  const together = error instanceof AggregateError ? error.errors.filter(isError) : [];
  const further = depth < DEEPEST;
  return {
    type: error.constructor.name,
    message: withoutInput(error.message),
    ...(error.stack && { stack: withoutInput(error.stack) }),
    ...(depth === 0 && { help: operatingPage('something-broke') }),
    ...factsOf(error),
    ...(further && isError(cause) && { cause: describeError(cause, depth + 1) }),
    ...(further &&
      together.length > 0 && {
        errors: together.slice(0, MOST).map((one) => describeError(one, depth + 1)),
      }),
  };
}

function factsOf(error: Error): Readonly<Record<string, unknown>> {
  const own = new Map<string, unknown>(Object.entries(error));
  const facts = FACTS.map((name) => [name, own.get(name)] as const).filter(
    ([, value]) => typeof value === 'string' || typeof value === 'number' || value === true,
  );
  const failure = own.get('failure');
  return { ...Object.fromEntries(facts), ...(isKind(failure) && { failure }) };
}

/** What kind of failure a platform's was, as the core tells it. */
const isKind = (failure: unknown): boolean =>
  typeof failure === 'object' && failure !== null && 'kind' in failure;

const isError = (value: unknown): value is Error => value instanceof Error;

/** JSON.parse quotes what it was given. */
const withoutInput = (text: string): string =>
  text.replace(/(?:\.\.\.)?".*"(?:\.\.\.)?(?= is not valid JSON)/s, 'it');
