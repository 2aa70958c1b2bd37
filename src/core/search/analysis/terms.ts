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

export function termOf(form: string): Term {
  const stem = porterStem(form);
  return { stem, code: ((hash(stem) & 0xffffff00) | (hash(form) & 0xff)) >>> 0 };
}

export const stemCode = (code: number): number => code >>> 8;
