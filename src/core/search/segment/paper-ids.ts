import type { PaperId } from '../../paper/identity.ts';
import { hash } from '../hash.ts';

/**
 * The identifiers of a segment's papers. A million strings and a map of them would be looked
 * through by every garbage collection, for tens of milliseconds: these are a few long strings, and
 * numbers.
 */
export interface PaperIds {
  /** How many; a paper may come again. */
  readonly length: number;
  /** Empty where there is no such number. */
  at(number: number): PaperId;
  /** The last number of the paper. */
  numberOf(id: PaperId): number | undefined;
  /** The numbers of papers that come again. */
  readonly repeated: readonly number[];
}

/** Identifiers in one string: few enough that to cut one out costs nothing. */
const TOGETHER = 512;
/** Of the slots, at most this part is taken: then an identifier is found at once or beside. */
const FILLED = 0.5;

/**
 * @param length how many there are
 * @param parts identifiers in the order of their numbers
 */
export async function enterPaperIds(
  length: number,
  parts: AsyncIterable<readonly PaperId[]>,
  pause: () => Promise<void>,
): Promise<PaperIds> {
  const texts: string[] = [];
  const ends = new Uint32Array(length);
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(length / FILLED + 1)));
  const repeated: number[] = [];
  let entered = 0;

  const at = (number: number): PaperId => {
    const start = number % TOGETHER === 0 ? 0 : (ends[number - 1] ?? 0);
    return texts[Math.floor(number / TOGETHER)]?.slice(start, ends[number]) ?? '';
  };

  /** Where the identifier is, or where it could be put: a slot holds a number and one more. */
  const slotOf = (id: PaperId): number => {
    let slot = hash(id) & (slots.length - 1);
    for (;;) {
      const taken = slots[slot] ?? 0;
      if (taken === 0 || at(taken - 1) === id) return slot;
      slot = (slot + 1) & (slots.length - 1);
    }
  };

  const enter = (ids: readonly PaperId[]): void => {
    texts.push(ids.join(''));
    let end = 0;
    for (const id of ids) {
      end += id.length;
      ends[entered] = end;
      const slot = slotOf(id);
      const earlier = slots[slot] ?? 0;
      if (earlier > 0) repeated.push(earlier - 1);
      entered += 1;
      slots[slot] = entered;
    }
  };

  let group: PaperId[] = [];
  for await (const part of parts) {
    for (const id of part) {
      group.push(id);
      if (group.length < TOGETHER) continue;
      enter(group);
      group = [];
      await pause();
    }
  }
  enter(group);
  return {
    ...{ length, at, repeated },
    numberOf(id) {
      const taken = slots[slotOf(id)] ?? 0;
      return taken === 0 ? undefined : taken - 1;
    },
  };
}
