import { authorLine, figures, listedOn } from './figures.ts';
import type { PaperBlock } from './model.ts';
import { dotted, tidy } from './tidy.ts';

/** The small print of a paper; a line is empty when there is nothing to print. */
export interface PaperLines {
  readonly byline: string;
  readonly counts: string;
  /** The reason for its place. */
  readonly why: string;
  readonly keywords: string;
}

export function paperLines(paper: PaperBlock): PaperLines {
  const { day, why = '', keywords, organization = '' } = paper;
  return {
    byline: dotted([authorLine(paper), organization]),
    counts: dotted([...figures(paper), ...(day === undefined ? [] : [listedOn(day)])]),
    why: tidy(why).trim(),
    keywords: dotted(keywords),
  };
}
