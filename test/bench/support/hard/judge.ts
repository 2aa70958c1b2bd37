import type { BenchPaper, Expectation } from './queries.ts';

export interface Verdict {
  readonly passes: boolean;
  /** What was found instead, or why it counts. */
  readonly because: string;
}

/** Papers found for a text, the best first. */
export type Search = (text: string) => Promise<readonly BenchPaper[]>;

/**
 * Whether a search gives what is expected. Papers that the file itself does not have may be missing
 * in the library: then it is enough that the search answers, and how many fit is only told.
 */
export async function judge(
  { query, expect }: { readonly query: string; readonly expect: Expectation },
  search: Search,
  fixtures: readonly BenchPaper[],
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
      return judgeTop(expect, found, fixtures, ({ title }) => [title]);
    case 'author_top':
      return judgeTop({ ...expect, only: false }, found, fixtures, ({ authors }) => authors);
  }
}

interface Top {
  readonly re: string;
  readonly k: number;
  readonly min: number;
  readonly only: boolean;
}

function judgeTop(
  { re, k, min, only }: Top,
  found: readonly BenchPaper[],
  fixtures: readonly BenchPaper[],
  textsOf: (paper: BenchPaper) => readonly string[],
): Verdict {
  const pattern = new RegExp(re, 'i');
  const fits = (paper: BenchPaper) => textsOf(paper).some((text) => pattern.test(text));
  const first = found.slice(0, k);
  const fitting = first.filter(fits).length;
  const counted = `${fitting} of the first ${first.length} fit`;
  if (!fixtures.some(fits)) return { passes: true, because: `answered; ${counted}` };
  const least = only ? 1 : Math.min(min, fixtures.filter(fits).length);
  const passes = fitting >= least && (!only || found.length === 1);
  const titles = first.slice(0, 3).map(({ title }) => title);
  return { passes, because: passes ? counted : `${counted}: ${titles.join(' | ')}` };
}
