import type { Insertable, Selectable } from 'kysely';
import type { Observation, Paper, SourceEntry } from '../../core/paper/model.ts';
import type { ObservationTable, PaperTable } from '../schema.ts';

export const toListing =
  (source: string) =>
  ({ paper, day }: SourceEntry) =>
    day ? [{ source, day, paper_id: paper.id }] : [];

export const toObservationRow =
  (source: string, at: number) =>
  ({ paper, popularity, readAt }: SourceEntry): Insertable<ObservationTable> => ({
    paper_id: paper.id,
    source,
    at: readAt ?? at,
    upvotes: popularity.upvotes,
    comments: popularity.comments,
    stars: popularity.stars ?? null,
  });

export function toPaperRow(paper: Paper): Insertable<PaperTable> {
  return {
    id: paper.id,
    title: paper.title,
    abstract: paper.abstract,
    summary: paper.summary ?? null,
    authors: JSON.stringify(paper.authors),
    author_count: paper.authorCount,
    organization: paper.organization ?? null,
    published_at: paper.publishedAt ?? null,
    code_url: paper.codeUrl ?? null,
    project_url: paper.projectUrl ?? null,
    keywords: JSON.stringify(paper.keywords),
  };
}

export function toPaper(row: Selectable<PaperTable>): Paper {
  return {
    id: row.id,
    title: row.title,
    abstract: row.abstract,
    authors: JSON.parse(row.authors),
    authorCount: row.author_count,
    keywords: JSON.parse(row.keywords),
    ...(row.summary !== null && { summary: row.summary }),
    ...(row.organization !== null && { organization: row.organization }),
    ...(row.published_at !== null && { publishedAt: row.published_at }),
    ...(row.code_url !== null && { codeUrl: row.code_url }),
    ...(row.project_url !== null && { projectUrl: row.project_url }),
  };
}

export function toObservation(row: Selectable<ObservationTable>): Observation {
  const { upvotes, comments, stars } = row;
  return {
    paperId: row.paper_id,
    source: row.source,
    at: row.at,
    upvotes,
    comments,
    ...(stars !== null && { stars }),
  };
}
