import { notUnderstood } from './failure.ts';

/** An Atom document as texts: each of its entries, and what is around them. */
interface Parts {
  readonly frame: string;
  readonly entries: readonly string[];
}

/** Characters; the longest lists of authors have three thousand names, some 350,000 characters. */
const LONGEST_ENTRY = 1024 * 1024;
const LONGEST_FRAME = 64 * 1024;
const MOST_ENTRIES = 5_000;

const OPENING = '<entry';
const CLOSING = '</entry>';

/**
 * Cuts a document at its entries, so that a list of thousands can be read piece by piece while
 * Paperboy goes on with everything else. A cut that goes wrong gives pieces that are no XML.
 */
export function takeApart(text: string): Parts {
  const entries: string[] = [];
  let frame = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf(OPENING, at);
    frame += text.slice(at, start < 0 ? text.length : start);
    if (frame.length > LONGEST_FRAME) throw notUnderstood('is no list of papers');
    if (start < 0) return { frame, entries };
    const end = text.indexOf(CLOSING, start);
    if (end < 0) throw notUnderstood('was cut off');
    at = end + CLOSING.length;
    if (at - start > LONGEST_ENTRY) throw notUnderstood('holds an entry that is too long');
    entries.push(text.slice(start, at));
    if (entries.length > MOST_ENTRIES) throw notUnderstood('holds too many entries');
  }
}
