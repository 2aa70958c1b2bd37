import { indexPaper } from './index-paper.ts';
import type { Posting, SearchDocument, Segment, TextSize } from './model.ts';
import { createRows } from './rows.ts';
import { addSizes, EMPTY_SIZE, paperSize } from './size.ts';

/** A segment in memory. */
export interface BuiltSegment extends Segment {
  readonly rows: ReadonlyMap<string, Posting>;
  readonly tokens: readonly Uint32Array<ArrayBuffer>[];
}

/** Rest after each few papers, so that nothing else waits: see `pace.ts`. */
type Pause = () => Promise<void>;

/**
 * Indexes papers. `before` is the text that the index holds already: lengths are measured against
 * the average of all.
 */
export async function buildSegment(
  id: string,
  documents: readonly SearchDocument[],
  before: TextSize,
  pause: Pause,
): Promise<BuiltSegment> {
  const size = documents.map(paperSize).reduce(addSizes, EMPTY_SIZE);
  const all = addSizes(before, size);
  const rows = createRows();
  const tokens: Uint32Array<ArrayBuffer>[] = [];
  for (const [number, document] of documents.entries()) {
    tokens.push(indexPaper(document, number, all, rows));
    await pause();
  }
  const paperIds = documents.map(({ paperId }) => paperId);
  return inMemory({ id, size, paperIds, rows: await rows.encode(pause), tokens });
}

function inMemory(
  parts: Pick<BuiltSegment, 'id' | 'size' | 'paperIds' | 'rows' | 'tokens'>,
): BuiltSegment {
  const { rows, tokens } = parts;
  return {
    ...parts,
    async postings(wanted) {
      return new Map(wanted.flatMap((term) => pairWith(term, rows.get(term))));
    },
    async streams(numbers) {
      return new Map(numbers.flatMap((number) => pairWith(number, tokens[number])));
    },
    async *all() {
      for (const term of [...rows.keys()].sort()) {
        for (const [, posting] of pairWith(term, rows.get(term))) yield { term, posting };
      }
    },
  };
}

const pairWith = <K, V>(key: K, value: V | undefined): readonly (readonly [K, V])[] =>
  value === undefined ? [] : [[key, value]];
