import type { SearchSegmentStore, SegmentRecord } from '../../ports/stores/search-segments.ts';
import type { Posting, TermPosting } from '../segment/model.ts';
import { concatenatePostings } from '../segment/postings.ts';
import { totalSize } from '../segment/size.ts';
import type { StoredSegment } from '../segment/stored.ts';
import { writePapers, writeTerms } from './write.ts';

/**
 * The newest segments that are worth being one: two at least, each at most twice as large as all
 * newer ones together. So a paper is copied a few times in all, however many there are, and a
 * search reads few segments.
 */
export function worthMerging<S extends { readonly size: { readonly papers: number } }>(
  segments: readonly S[],
): readonly S[] {
  let newer = 0;
  let from = segments.length;
  while (from > 0) {
    const papers = segments[from - 1]?.size.papers ?? 0;
    if (newer > 0 && papers > 2 * newer) break;
    newer += papers;
    from -= 1;
  }
  return segments.length - from > 1 ? segments.slice(from) : [];
}

/** Copies neighbouring segments into one, which is not yet published. */
export async function mergeSegments(
  store: SearchSegmentStore,
  segments: readonly StoredSegment[],
  pause: () => Promise<void>,
): Promise<SegmentRecord> {
  const { id } = await store.begin();
  await writeTerms(store, id, mergedTerms(segments), pause);
  await writePapers(store, id, segments, pause);
  return {
    id,
    recency: Math.max(...segments.map(({ recency }) => recency)),
    size: totalSize(segments),
  };
}

interface Cursor {
  readonly terms: AsyncIterator<TermPosting>;
  /** The number of the segment's first paper in the merged one. */
  readonly offset: number;
  next: TermPosting | undefined;
}

async function* mergedTerms(segments: readonly StoredSegment[]): AsyncGenerator<TermPosting> {
  const cursors: Cursor[] = [];
  let offset = 0;
  for (const segment of segments) {
    const terms = segment.all()[Symbol.asyncIterator]();
    cursors.push({ terms, offset, next: await advance(terms) });
    offset += segment.paperIds.length;
  }
  for (;;) {
    const term = leastTerm(cursors);
    if (term === undefined) return;
    const parts: Part[] = [];
    for (const cursor of cursors) {
      if (cursor.next?.term !== term) continue;
      parts.push({ posting: cursor.next.posting, offset: cursor.offset });
      cursor.next = await advance(cursor.terms);
    }
    yield { term, posting: concatenate(parts) };
  }
}

async function advance(terms: AsyncIterator<TermPosting>): Promise<TermPosting | undefined> {
  const result = await terms.next();
  return result.done ? undefined : result.value;
}

function leastTerm(cursors: readonly Cursor[]): string | undefined {
  let least: string | undefined;
  for (const { next } of cursors) {
    if (next && (least === undefined || next.term < least)) least = next.term;
  }
  return least;
}

interface Part {
  readonly posting: Posting;
  readonly offset: number;
}

function concatenate(parts: readonly Part[]): Posting {
  const forms = new Map<string, number>();
  let papers = 0;
  for (const { posting } of parts) {
    papers += posting.papers;
    for (const [form, held] of posting.forms) forms.set(form, (forms.get(form) ?? 0) + held);
  }
  const lists = parts.map(({ posting, offset }) => ({ data: posting.data, offset }));
  return { papers, forms, data: concatenatePostings(lists) };
}
