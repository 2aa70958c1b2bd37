import { isIPv4 } from 'node:net';

/** Different passwords that somebody may try within a minute; whoever mistypes stays below. */
const MOST = 10;
const MINUTE_MS = 60_000;

/** Wrong passwords, by where they came from. */
export interface Guesses {
  /** Whether no more is heard from there in this minute, be it right. */
  isOver(address: string): boolean;
  /** @param digest of the password; a page that repeats an old one guesses nothing */
  wrong(address: string, digest: string): void;
}

/** Forgets everything with each minute, so that it holds no more than a minute can bring. */
export function createGuesses(now: () => number): Guesses {
  const tried = new Map<string, Set<string>>();
  let minute = 0;

  function current(): typeof tried {
    const at = Math.floor(now() / MINUTE_MS);
    if (at !== minute) tried.clear();
    minute = at;
    return tried;
  }

  return {
    isOver: (address) => (current().get(placeOf(address))?.size ?? 0) >= MOST,
    wrong(address, digest) {
      const place = placeOf(address);
      tried.set(place, (current().get(place) ?? new Set()).add(digest));
    },
  };
}

/** Of IPv6 the network: one customer has all addresses in it. */
function placeOf(address: string): string {
  const plain = address.replace(/^::ffff:/i, '');
  if (isIPv4(plain)) return plain;
  return (plain.split('::')[0] ?? '').split(':').slice(0, 4).join(':');
}
