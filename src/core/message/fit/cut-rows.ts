import type { Room } from './room.ts';

/** The rows that there is room for, from the first, and a word on the others. */
export function cutRows<T>(
  items: readonly T[],
  { rows }: Room,
): { readonly shown: readonly T[]; readonly rest: string } {
  const more = items.length - Math.min(rows, items.length);
  return {
    shown: items.slice(0, rows),
    rest: more > 0 ? `and ${more.toLocaleString('en')} more` : '',
  };
}
