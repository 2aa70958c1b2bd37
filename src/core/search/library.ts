import type { PaperId } from '../paper/identity.ts';
import type { Posting, Segment } from './segment/model.ts';
import type { PaperIds } from './segment/paper-ids.ts';

/** All segments at one moment, as one index. */
export interface Library {
  /** From the oldest to the newest. */
  readonly segments: readonly Segment[];
  /** By segment: 1 where a later place tells the paper anew. */
  readonly superseded: readonly Uint8Array[];
  /** Papers, each once. */
  readonly papers: number;
}

/** A paper's place in a library. */
export interface Place {
  readonly segment: number;
  readonly number: number;
}

export const EMPTY_LIBRARY: Library = { segments: [], superseded: [], papers: 0 };

/** Where the paper stands in its newest form. */
export function findPaper({ segments }: Library, id: PaperId): Place | undefined {
  for (let segment = segments.length - 1; segment >= 0; segment -= 1) {
    const number = segments[segment]?.paperIds.numberOf(id);
    if (number !== undefined) return { segment, number };
  }
  return undefined;
}

/**
 * The library of these segments. Of those that the library before has too nothing is read again:
 * what was superseded there stays so, because segments only ever give way to others that hold their
 * papers.
 */
export async function updateLibrary(
  before: Library,
  segments: readonly Segment[],
  pause: () => Promise<void>,
): Promise<Library> {
  const isAdded = segments.map((segment) => !before.segments.includes(segment));
  const superseded = segments.map(
    (segment) =>
      before.superseded[before.segments.indexOf(segment)]?.slice() ?? repeatedIn(segment),
  );
  for (const [newer, { paperIds }] of segments.entries()) {
    for (const [older, other] of segments.slice(0, newer).entries()) {
      const row = superseded[older];
      if (row && (isAdded[newer] || isAdded[older])) {
        await supersede(row, other.paperIds, paperIds, pause);
      }
    }
  }
  const papers = superseded.reduce((sum, row) => sum + row.length - countOnes(row), 0);
  return { segments, superseded, papers };
}

function repeatedIn({ paperIds }: Segment): Uint8Array {
  const row = new Uint8Array(paperIds.length);
  for (const number of paperIds.repeated) row[number] = 1;
  return row;
}

/** Papers looked at before the time is. */
const AT_ONCE = 500;

/** Marks the papers that a newer segment holds too. */
async function supersede(
  superseded: Uint8Array,
  older: PaperIds,
  newer: PaperIds,
  pause: () => Promise<void>,
): Promise<void> {
  for (let index = 0; index < newer.length; index += 1) {
    const number = older.numberOf(newer.at(index));
    if (number !== undefined) superseded[number] = 1;
    if (index % AT_ONCE === 0) await pause();
  }
}

function countOnes(row: Uint8Array): number {
  let ones = 0;
  for (const value of row) ones += value;
  return ones;
}

/** A term in the whole library. */
export interface Entry {
  readonly papers: number;
  readonly forms: ReadonlyMap<string, number>;
  /** By segment; undefined where the term does not occur. */
  readonly bySegment: readonly (Posting | undefined)[];
}

/** What the library knows of terms; those that no paper holds are absent. */
export async function lookUp(
  { segments }: Library,
  terms: readonly string[],
): Promise<ReadonlyMap<string, Entry>> {
  const unique = [...new Set(terms)];
  const found = await Promise.all(segments.map((segment) => segment.postings(unique)));
  return new Map(
    unique.flatMap((term): readonly [string, Entry][] => {
      const bySegment = found.map((postings) => postings.get(term));
      const present = bySegment.filter((posting) => posting !== undefined);
      return present.length === 0 ? [] : [[term, { ...total(present), bySegment }]];
    }),
  );
}

function total(postings: readonly Posting[]): Pick<Entry, 'papers' | 'forms'> {
  const [first] = postings;
  if (first && postings.length === 1) return first;
  const forms = new Map<string, number>();
  for (const posting of postings) {
    for (const [form, papers] of posting.forms) forms.set(form, (forms.get(form) ?? 0) + papers);
  }
  return { papers: postings.reduce((sum, { papers }) => sum + papers, 0), forms };
}
