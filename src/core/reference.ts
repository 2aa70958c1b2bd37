/** What a person is told of a mistake of ours. */
export interface Apology {
  /** Under this the log says what happened. */
  readonly reference: string;
  readonly sentence: string;
}

/** @param now epoch milliseconds */
export function apologise(now: number): Apology {
  const reference = toReference(now);
  return {
    reference,
    sentence:
      'Something went wrong on our side, and it was written down. Please try again; if it stays, ' +
      `tell whoever runs Paperboy the reference ${reference}.`,
  };
}

/** The moment in milliseconds, six characters long: repeats only after 25 days. */
const toReference = (now: number): string =>
  (now % 36 ** 6).toString(36).padStart(6, '0').toUpperCase();
