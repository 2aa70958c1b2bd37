/** A made-up paper as arXiv has it. */
export interface ArxivPaper {
  readonly id: string;
  /** 1 unless it was replaced. */
  readonly version?: number;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  /** The primary one first. */
  readonly categories: readonly string[];
  readonly comment?: string;
  /** Of the first version and of the latest, ISO. */
  readonly published: string;
  readonly updated?: string;
  /** The days of whose feed it is part, and as what. */
  readonly announced?: Readonly<Record<string, AnnounceType>>;
}

export type AnnounceType = 'new' | 'cross' | 'replace' | 'replace-cross';

/** A paper of cs.CL, submitted on 19 August 2026; give what the test is about. */
export function arxivPaper(id: string, facts: Partial<ArxivPaper> = {}): ArxivPaper {
  return {
    id,
    title: `Paper ${id}`,
    abstract: 'We do a thing. It works.',
    authors: ['Ada Example', 'Ben Sample'],
    categories: ['cs.CL', 'cs.LG'],
    published: '2026-08-19T10:00:00Z',
    ...facts,
  };
}
