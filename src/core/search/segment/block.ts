import type { StoredBlock } from '../../ports/stores/search-segments.ts';
import type { Posting, TermPosting } from './model.ts';

/** A block is full with so many terms, or so many bytes of where they occur. */
const MOST_TERMS = 64;
const MOST_BYTES = 16_384;

/**
 * Cuts terms, which come in order, into blocks. Each has a line: the term, how many papers hold it,
 * where its bytes begin and end, and its forms with their papers where there are others than the
 * term itself. A term is found by searching for its line, without reading the others.
 */
export function createBlockWriter() {
  let firstTerm: string | undefined;
  let lines: string[] = [];
  let data: Uint8Array[] = [];
  let bytes = 0;
  const finish = (): readonly StoredBlock[] => {
    if (firstTerm === undefined) return [];
    const block = { firstTerm, entries: `\n${lines.join('\n')}\n`, data: Buffer.concat(data) };
    [firstTerm, lines, data, bytes] = [undefined, [], [], 0];
    return [block];
  };
  return {
    /** The block that is full now, if one is. */
    add({ term, posting }: TermPosting): readonly StoredBlock[] {
      const end = bytes + posting.data.length;
      firstTerm ??= term;
      lines.push([term, posting.papers, bytes, end, formsText(term, posting)].join('\t'));
      data.push(posting.data);
      bytes = end;
      return lines.length >= MOST_TERMS || bytes >= MOST_BYTES ? finish() : [];
    },
    finish,
  };
}

function formsText(term: string, { papers, forms }: Posting): string {
  if (forms.size === 1 && forms.get(term) === papers) return '';
  return Array.from(forms, ([form, count]) => `${form}=${count}`).join(',');
}

export function findInBlock({ entries, data }: StoredBlock, term: string): Posting | undefined {
  const at = entries.indexOf(`\n${term}\t`);
  return at === -1
    ? undefined
    : toPosting(entries.slice(at + 1, entries.indexOf('\n', at + 1)), data);
}

/** The terms of a block, in order. */
export function* readBlock({ entries, data }: StoredBlock): Generator<TermPosting> {
  for (const line of entries.slice(1, -1).split('\n')) {
    yield { term: line.slice(0, line.indexOf('\t')), posting: toPosting(line, data) };
  }
}

function toPosting(line: string, data: Uint8Array): Posting {
  const [term = '', papers = '', from = '', end = '', forms = ''] = line.split('\t');
  return {
    papers: Number(papers),
    forms: readForms(forms) ?? new Map([[term, Number(papers)]]),
    data: data.subarray(Number(from), Number(end)),
  };
}

function readForms(text: string): ReadonlyMap<string, number> | undefined {
  if (text === '') return undefined;
  return new Map(
    text.split(',').map((one) => {
      const at = one.lastIndexOf('=');
      return [one.slice(0, at), Number(one.slice(at + 1))];
    }),
  );
}
