import type { Person } from '../ports/refs.ts';

/** Somebody on a platform: the same person in all of its workspaces. */
export type Account = Pick<Person, 'platform' | 'id'>;

/** Reads `PLATFORM:USER`, as the configuration names people; undefined for anything else. */
export function parseAccount(text: string): Account | undefined {
  const [, platform, id] = /^([a-z]+):([^\s/]+)$/.exec(text.trim()) ?? [];
  return platform && id ? { platform, id } : undefined;
}
