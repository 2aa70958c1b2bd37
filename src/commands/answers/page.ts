/** A part of a list: how many were shown before it, and how many it holds at most. */
export interface Page {
  readonly offset: number;
  readonly limit: number;
}
