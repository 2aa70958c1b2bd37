import type { BenchPaper, Expectation } from './queries.ts';

export interface Verdict {
  readonly passes: boolean;
  /** What was found instead, or why it counts. */
  readonly because: string;
}

/** Papers found for a text, the best first. */
export type Search = (text: string) => Promise<readonly BenchPaper[]>;

/**
 * Whether a search gives what is expected. Of papers that the library lacks nothing can be
 * expected: then it is enough that the search answers.
 */
export async function judge(
  { query, expect }: { readonly query: string; readonly expect: Expectation },
  search: Search,
  library: readonly BenchPaper[],
): Promise<Verdict> {
  const found = await search(query);
  switch (expect.type) {
    case 'no_error':
      return { passes: true, because: 'answered' };
    case 'overlap': {
      const wanted = new Set((await search(expect.ref)).slice(0, expect.k));
      const shared = found.slice(0, expect.k).filter((paper) => wanted.has(paper)).length;
      const least = Math.min(expect.min, wanted.size);
      return { passes: shared >= least, because: `${shared} of ${wanted.size} shared` };
    }
    case 'title_top':
      return judgeTop(expect, found, library, ({ title }) => [title]);
    case 'author_top':
      return judgeTop({ ...expect, only: false }, found, library, ({ authors }) => authors);
  }
}

function judgeTop(
  { re, k, min, only }: { re: string; k: number; min: number; only: boolean },
  found: readonly BenchPaper[],
  library: readonly BenchPaper[],
  textsOf: (paper: BenchPaper) => readonly string[],
): Verdict {
  const pattern = new RegExp(re, 'i');
  const fits = (paper: BenchPaper) => textsOf(paper).some((text) => pattern.test(text));
  const held = library.filter(fits).length;
  if (held === 0) return { passes: true, because: 'the library has no such paper; answered' };
  const first = found.slice(0, k);
  const fitting = first.filter(fits).length;
  const passes = fitting >= Math.min(min, held) && (!only || found.length === 1);
  const titles = first.slice(0, 3).map(({ title }) => title);
  return {
    passes,
    because: `${fitting} of ${first.length} fit, ${held} in the library${passes ? '' : `: ${titles.join(' | ')}`}`,
  };
}
