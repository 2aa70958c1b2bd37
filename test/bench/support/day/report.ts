import type { Memory } from './memory.ts';
import type { Life } from './start-town.ts';

/** How many times what it was after the first hour the memory may be at the end. */
export const MOST_GROWTH = 1.2;

const COLUMNS = ['hour', 'resident', 'heap', 'outside', 'messages', 'votes', 'answers', 'requests'];

export const head = (): string => toLine(COLUMNS);

/** Memory in MB; what had happened by then. */
export function row(hour: number, { resident, heap, outside }: Memory, life: Life): string {
  const memory = [resident, heap, outside].map((one) => one.toFixed(1));
  const { messages, votes, answers, requests } = life;
  return toLine([hour, ...memory, messages, votes, answers, requests].map(String));
}

const toLine = (cells: readonly string[]): string =>
  cells.map((cell) => cell.padStart(10)).join('');

/** From the first measurement to the last one. */
export function growthOf(measured: readonly Memory[]) {
  const [first] = measured;
  const last = measured.at(-1);
  if (!first || !last) throw new Error('Nothing was measured.');
  const compare = (name: string, what: keyof Memory) => {
    const times = last[what] / first[what];
    const [from, to] = [first[what].toFixed(1), last[what].toFixed(1)];
    return {
      times,
      line: `${name}: ${from} MB after the first hour, ${to} MB at the end, ${times.toFixed(2)} times`,
    };
  };
  const compared = [compare('Resident', 'resident'), compare('Heap', 'heap')];
  return {
    most: Math.max(...compared.map(({ times }) => times)),
    lines: compared.map(({ line }) => line),
  };
}
