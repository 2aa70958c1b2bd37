/** How much of each kind of text is shown: numbers of characters, and of rows in a list. */
export interface Room {
  /** Summaries and running text. */
  readonly prose: number;
  /** What stands beside or under a title. */
  readonly detail: number;
  readonly rows: number;
  readonly title: number;
}

/** More than a real text takes: nothing is cut before a message is too long as a whole. */
const AMPLE: Room = { prose: 4000, detail: 1000, rows: 1000, title: 500 };

/** What gives way then, in this order, and how far: titles last. */
const GIVING_WAY: readonly (readonly [keyof Room, number])[] = [
  ['prose', 200],
  ['detail', 60],
  ['rows', 3],
  ['prose', 40],
  ['detail', 10],
  ['title', 40],
  ['rows', 1],
];

/** The most room in which a message fits; the least there is when it fits in none. */
export function roomFor(fits: (room: Room) => boolean): Room {
  let room = AMPLE;
  for (const [kind, least] of GIVING_WAY) {
    if (fits(room)) return room;
    const others = room;
    const most = largest(least, others[kind], (value) => fits({ ...others, [kind]: value }));
    room = { ...others, [kind]: most };
  }
  return room;
}

/** The largest number that fits, and `least` when none does. */
export function largest(least: number, most: number, fits: (value: number) => boolean): number {
  let low = least;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
