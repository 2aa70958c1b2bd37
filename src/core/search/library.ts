import type { PaperId } from '../paper/identity.ts';
import type { Posting, Segment } from './segment/model.ts';

/** All segments at one moment, as one index. */
export interface Library {
  /** From the oldest to the newest. */
  readonly segments: readonly Segment[];
  /** By segment: 1 where a newer segment tells the paper anew. */
  readonly superseded: readonly Uint8Array[];
  /** Papers, each once. */
  readonly papers: number;
  /** Where the paper stands in its newest form. */
  find(id: PaperId): Place | undefined;
}

/** A paper's place in a library. */
export interface Place {
  readonly segment: number;
  readonly number: number;
}

export const EMPTY_LIBRARY: Library = {
  segments: [],
  superseded: [],
  papers: 0,
  find: () => undefined,
};

/** Papers entered before the time is looked at. */
const AT_ONCE = 500;

/** The library with further segments, newer than those it has. */
export async function extendLibrary(
  library: Library,
  added: readonly Segment[],
  pause: () => Promise<void>,
): Promise<Library> {
  const segments = [...library.segments, ...added];
  const superseded = [
    ...library.superseded.map((row) => row.slice()),
    ...added.map(({ paperIds }) => new Uint8Array(paperIds.length)),
  ];
  const places = new Map<PaperId, Place>();
  let { papers } = library;
  for (const [index, { paperIds }] of added.entries()) {
    const segment = library.segments.length + index;
    for (const [number, id] of paperIds.entries()) {
      const before = places.get(id) ?? library.find(id);
      const row = before && superseded[before.segment];
      if (before && row) row[before.number] = 1;
      else papers += 1;
      places.set(id, { segment, number });
      if (number % AT_ONCE === 0) await pause();
    }
  }
  return { segments, superseded, papers, find: (id) => places.get(id) ?? library.find(id) };
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
