import type { PaperId } from '../paper/identity.ts';
import type { Posting, Segment } from './segment/model.ts';

/** All segments at one moment, as one index. */
export interface Library {
  /** From the oldest to the newest. */
  readonly segments: readonly Segment[];
  /** By segment: where its papers stand, by identifier. */
  readonly numbers: readonly ReadonlyMap<PaperId, number>[];
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

export const EMPTY_LIBRARY: Library = { segments: [], numbers: [], superseded: [], papers: 0 };

/** Where the paper stands in its newest form. */
export function findPaper({ numbers }: Library, id: PaperId): Place | undefined {
  for (let segment = numbers.length - 1; segment >= 0; segment -= 1) {
    const number = numbers[segment]?.get(id);
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
  const numbers: ReadonlyMap<PaperId, number>[] = [];
  const superseded: Uint8Array[] = [];
  const added = new Set<Segment>();
  for (const segment of segments) {
    const known = before.segments.indexOf(segment);
    const row = before.superseded[known]?.slice() ?? new Uint8Array(segment.paperIds.length);
    if (known === -1) added.add(segment);
    numbers.push(before.numbers[known] ?? (await enter(segment.paperIds, row, pause)));
    superseded.push(row);
  }
  for (const [newer, segment] of segments.entries()) {
    for (const [older, other] of segments.slice(0, newer).entries()) {
      const row = superseded[older];
      if (!row || !(added.has(segment) || added.has(other))) continue;
      await supersede(row, numbers[older] ?? new Map(), segment.paperIds, pause);
    }
  }
  const papers = superseded.reduce((sum, row) => sum + row.length - countOnes(row), 0);
  return { segments, numbers, superseded, papers };
}

/** Papers looked at before the time is. */
const AT_ONCE = 500;

/** Numbers papers; marks those that come again. */
async function enter(
  ids: readonly PaperId[],
  superseded: Uint8Array,
  pause: () => Promise<void>,
): Promise<ReadonlyMap<PaperId, number>> {
  const numbers = new Map<PaperId, number>();
  for (const [number, id] of ids.entries()) {
    const earlier = numbers.get(id);
    if (earlier !== undefined) superseded[earlier] = 1;
    numbers.set(id, number);
    if (number % AT_ONCE === 0) await pause();
  }
  return numbers;
}

/** Marks the papers that a newer segment holds too. */
async function supersede(
  superseded: Uint8Array,
  numbers: ReadonlyMap<PaperId, number>,
  newer: readonly PaperId[],
  pause: () => Promise<void>,
): Promise<void> {
  for (const [index, id] of newer.entries()) {
    const number = numbers.get(id);
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
