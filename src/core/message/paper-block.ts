import { paperLinks } from '../paper/identity.ts';
import type { Day, Paper, Popularity } from '../paper/model.ts';
import { summarise } from '../paper/summary.ts';
import type { PaperBlock, PaperLink } from './model.ts';

/** Authors named before "and N others". */
const NAMED_AUTHORS = 3;
const SHOWN_KEYWORDS = 4;

export interface PaperFacts {
  readonly paper: Paper;
  readonly popularity?: Popularity;
  readonly day?: Day;
  readonly rank?: number;
  readonly why?: string;
}

/** A paper as a message shows it: first authors, a short summary, every link there is. */
export function paperBlock({ paper, ...facts }: PaperFacts): PaperBlock {
  const { popularity, day, rank, why } = facts;
  return {
    type: 'paper',
    id: paper.id,
    title: paper.title,
    url: paperLinks(paper.id).abstract,
    authors: paper.authors.slice(0, NAMED_AUTHORS),
    authorCount: paper.authorCount,
    summary: summarise(paper),
    keywords: paper.keywords.slice(0, SHOWN_KEYWORDS),
    links: linksOf(paper),
    ...(paper.organization && { organization: paper.organization }),
    ...(popularity && { popularity }),
    ...(day && { day }),
    ...(rank && { rank }),
    ...(why && { why }),
  };
}

function linksOf(paper: Paper): readonly PaperLink[] {
  const { abstract, pdf, huggingface } = paperLinks(paper.id);
  return [
    { kind: 'abstract', url: abstract },
    { kind: 'pdf', url: pdf },
    ...(paper.codeUrl ? [{ kind: 'code', url: paper.codeUrl } as const] : []),
    ...(paper.projectUrl ? [{ kind: 'project', url: paper.projectUrl } as const] : []),
    { kind: 'huggingface', url: huggingface },
  ];
}
