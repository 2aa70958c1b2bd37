import { hash } from '../hash.ts';
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
