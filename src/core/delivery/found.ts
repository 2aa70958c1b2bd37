import type { Found, Posted } from '../ports/chat-platform.ts';

/** What a list of what stands says of one delivery. */
export function foundIn(posted: Posted | undefined, key: string): Found {
  if (!posted) return { found: 'unknown' };
  const message = posted.get(key);
  return message === undefined ? { found: 'no' } : { found: 'yes', message };
}
