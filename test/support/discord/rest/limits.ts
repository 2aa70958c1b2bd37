export interface Limit {
  readonly limit: number;
  readonly windowMs: number;
}

/** The limits of the routes are what people observe; Discord publishes none. */
export interface RateLimits {
  readonly global: Limit;
  readonly postMessage: Limit;
  readonly editMessage: Limit;
  readonly react: Limit;
  /** Per interaction: follow-ups and edits of answers. */
  readonly webhook: Limit;
  readonly other: Limit;
  /** Per channel: edits of messages older than an hour. */
  readonly oldEdit: Limit;
  /** Answers of 401, 403 and 429 before an address is banned. */
  readonly invalid: Limit;
}

export type RouteLimit = 'postMessage' | 'editMessage' | 'react' | 'webhook' | 'other' | 'none';

export const CUSTOMARY: RateLimits = {
  global: { limit: 50, windowMs: 1000 },
  postMessage: { limit: 5, windowMs: 5000 },
  editMessage: { limit: 5, windowMs: 5000 },
  react: { limit: 1, windowMs: 250 },
  webhook: { limit: 5, windowMs: 2000 },
  other: { limit: 50, windowMs: 1000 },
  oldEdit: { limit: 3, windowMs: 20_000 },
  invalid: { limit: 10_000, windowMs: 600_000 },
};

/** The same with every wait shortened, for tests that have to sit them out. */
export function hurried(factor: number, limits: Partial<RateLimits> = {}): RateLimits {
  const { invalid, ...rest } = { ...CUSTOMARY, ...limits };
  const scale = ({ limit, windowMs }: Limit): Limit => ({ limit, windowMs: windowMs * factor });
  return {
    invalid,
    global: scale(rest.global),
    postMessage: scale(rest.postMessage),
    editMessage: scale(rest.editMessage),
    react: scale(rest.react),
    webhook: scale(rest.webhook),
    other: scale(rest.other),
    oldEdit: scale(rest.oldEdit),
  };
}
