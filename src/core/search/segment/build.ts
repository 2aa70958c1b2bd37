import { indexPaper } from './index-paper.ts';
import type { SearchDocument, Segment, TextSize } from './model.ts';
import { enterPaperIds } from './paper-ids.ts';
import { createRows, type Rows } from './rows.ts';
import { addSizes, paperSize, totalSize } from './size.ts';

/** A segment in memory. */
export interface BuiltSegment extends Segment {
  readonly tokens: readonly Uint32Array<ArrayBuffer>[];
}

/** Rest after each few papers, so that nothing else waits: see `pace.ts`. */
type Pause = () => Promise<void>;

/**
 * Indexes papers. `before` is the text that the index holds already: lengths are measured against
 * the average of all.
 */
export async function buildSegment(
  documents: readonly SearchDocument[],
  before: TextSize,
  pause: Pause,
): Promise<BuiltSegment> {
  const size = totalSize(documents.map((document) => ({ size: paperSize(document) })));
  const all = addSizes(before, size);
  const rows = createRows();
  const tokens: Uint32Array<ArrayBuffer>[] = [];
  for (const [number, document] of documents.entries()) {
    tokens.push(indexPaper(document, number, all, rows));
    await pause();
  }
  const paperIds = await enterPaperIds(documents.length, idsOf(documents), pause);
  return inMemory({ size, paperIds, tokens }, rows);
}

async function* idsOf(documents: readonly SearchDocument[]) {
  yield documents.map(({ paperId }) => paperId);
}

/** Postings are encoded when they are asked for: a search asks for a few. */
function inMemory(
  parts: Pick<BuiltSegment, 'size' | 'paperIds' | 'tokens'>,
  rows: Rows,
): BuiltSegment {
  return {
    ...parts,
    async postings(wanted) {
      return new Map(wanted.flatMap((term) => pairWith(term, rows.posting(term))));
    },
    async streams(numbers) {
      return new Map(numbers.flatMap((number) => pairWith(number, parts.tokens[number])));
    },
    async *all() {
      for (const term of rows.terms()) {
        for (const [, posting] of pairWith(term, rows.posting(term))) yield { term, posting };
      }
    },
  };
}

const pairWith = <K, V>(key: K, value: V | undefined): readonly (readonly [K, V])[] =>
  value === undefined ? [] : [[key, value]];
