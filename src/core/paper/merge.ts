import type { Paper } from './model.ts';

type PaperField = Exclude<keyof Paper, 'id'>;

/** Which source each field of a paper came from. */
export type FieldSources = Readonly<Partial<Record<PaperField, string>>>;

export interface KnownPaper {
  readonly paper: Paper;
  readonly sources: FieldSources;
}

interface Precedence {
  /** Names of sources, the one that is believed first. One that stands nowhere is believed last. */
  readonly order: readonly string[];
  readonly why: string;
}

/** The snapshot is arXiv's too, but may be months old. */
const FROM_AUTHORS = ['arxiv', 'arxiv-snapshot', 'huggingface', 'sample'] as const;
const FROM_READERS = ['huggingface', 'sample', 'arxiv', 'arxiv-snapshot'] as const;

/** Papers seen in several sources are one paper; where they disagree, this decides. */
export const PRECEDENCE: Readonly<Record<PaperField, Precedence>> = {
  title: { order: FROM_AUTHORS, why: 'arXiv has it as the authors last corrected it' },
  abstract: { order: FROM_AUTHORS, why: 'arXiv has it as the authors last corrected it' },
  authors: { order: FROM_AUTHORS, why: 'arXiv names all of them; on Hugging Face some hide' },
  authorCount: {
    order: FROM_AUTHORS,
    why: 'it counts the authors, so it comes from where they do',
  },
  publishedAt: {
    order: FROM_AUTHORS,
    why: 'arXiv has the second, Hugging Face often only the day',
  },
  updatedAt: { order: FROM_AUTHORS, why: 'versions are made at arXiv' },
  categories: { order: FROM_AUTHORS, why: 'they are arXiv’s' },
  comment: { order: FROM_AUTHORS, why: 'it is written at arXiv' },
  summary: { order: FROM_READERS, why: 'Hugging Face makes it' },
  keywords: { order: FROM_READERS, why: 'Hugging Face makes them' },
  organization: { order: FROM_READERS, why: 'people say it at Hugging Face' },
  codeUrl: { order: FROM_READERS, why: 'people say it at Hugging Face, and check it there' },
  projectUrl: { order: FROM_READERS, why: 'people say it at Hugging Face, and check it there' },
};

/**
 * What is known of a paper after a source told of it. A field that is not told keeps its value; of
 * two values the one of the better source stands, and of one source the later.
 */
export function mergePaper(known: KnownPaper | undefined, told: Paper, source: string): KnownPaper {
  const better = fieldsOf(told).filter((field) => {
    if (isMissing(told[field])) return false;
    if (!known || isMissing(known.paper[field])) return true;
    return rank(field, source) <= rank(field, known.sources[field]);
  });
  const sources = Object.fromEntries(better.map((field) => [field, source]));
  return {
    paper: known ? { ...known.paper, ...only(told, new Set(better)) } : told,
    sources: { ...known?.sources, ...sources },
  };
}

const FIELDS = new Set<string>(Object.keys(PRECEDENCE));

const isField = (name: string): name is PaperField => FIELDS.has(name);

const fieldsOf = (paper: Paper): readonly PaperField[] => Object.keys(paper).filter(isField);

function only(paper: Paper, fields: ReadonlySet<string>): Partial<Paper> {
  const some: Partial<{ -readonly [F in keyof Paper]: Paper[F] }> = { ...paper };
  for (const field of Object.keys(paper)) {
    if (isField(field) && !fields.has(field)) delete some[field];
  }
  return some;
}

/** Texts and lists that are empty were not told. */
const isMissing = (value: Paper[PaperField]): boolean =>
  value === undefined || value === 0 || (typeof value !== 'number' && value.length === 0);

function rank(field: PaperField, source: string | undefined): number {
  const place = source === undefined ? -1 : PRECEDENCE[field].order.indexOf(source);
  return place < 0 ? Number.POSITIVE_INFINITY : place;
}
