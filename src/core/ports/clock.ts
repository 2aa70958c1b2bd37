/** Where the time comes from: passed in, so that tests and simulations own it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}
