import type { Account } from '../../src/core/people/account.ts';
import type { Known, PeopleStore } from '../../src/core/ports/stores/people.ts';

const NOTHING: Known = { items: [], channels: [] };

/** What is kept of people, for as long as a test runs. */
export function createMemoryPeople(
  kept: Readonly<Record<string, Known>> = {},
): PeopleStore & { readonly forgotten: readonly string[] } {
  const forgotten: string[] = [];
  const keyOf = ({ platform, id }: Account) => `${platform}:${id}`;
  return {
    forgotten,
    async known(account) {
      const key = keyOf(account);
      return forgotten.includes(key) ? NOTHING : (kept[key] ?? NOTHING);
    },
    async forget(account) {
      forgotten.push(keyOf(account));
    },
  };
}
