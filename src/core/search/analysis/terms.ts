import { porterStem } from './porter.ts';

/** A word as the index knows it. */
export interface Term {
  readonly stem: string;
  /**
   * 24 bits that tell the stem and 8 that tell the form. Among the few hundred papers that are
   * ranked again two stems share a code about once in a hundred searches, which does no harm.
   */
  readonly code: number;
}

/** Words repeat: their stems are worked out once, as long as there are not too many. */
const MOST_KNOWN = 60_000;
const known = new Map<string, Term>();

export function termOf(form: string): Term {
  const found = known.get(form);
  if (found) return found;
  const stem = porterStem(form);
  const term = { stem, code: ((hash(stem) & 0xffffff00) | (hash(form) & 0xff)) >>> 0 };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(form, term);
  return term;
}

export const stemCode = (code: number): number => code >>> 8;

/** FNV-1a (Fowler, Noll, Vo), 32 bits, over UTF-16 code units, mixed once more at the end. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  }
  state = Math.imul(state ^ (state >>> 15), 0x85ebca6b);
  return state ^ (state >>> 13);
}
