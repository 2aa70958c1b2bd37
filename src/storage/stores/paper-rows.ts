import type { Insertable, Selectable } from 'kysely';
import type { KnownPaper } from '../../core/paper/merge.ts';
import type { Observation, Paper, SourceEntry } from '../../core/paper/model.ts';
import { readingOf } from '../../core/paper/reading.ts';
import type { ObservationTable, PaperTable } from '../schema.ts';

export const toListing =
  (source: string) =>
  ({ paper, day }: SourceEntry) =>
    day ? [{ source, day, paper_id: paper.id }] : [];

export const toObservationRow =
  (source: string, at: number) =>
  (entry: SourceEntry): readonly Insertable<ObservationTable>[] =>
    readingOf(entry, source, at).map(({ paperId, stars = null, ...counts }) => ({
      ...counts,
      paper_id: paperId,
      stars,
    }));

export function toPaperRow({ paper, sources }: KnownPaper): Insertable<PaperTable> {
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
    updated_at: paper.updatedAt ?? null,
    categories: paper.categories ? JSON.stringify(paper.categories) : null,
    comment: paper.comment ?? null,
    sources: JSON.stringify(sources),
  };
}

export const toKnownPaper = (row: Selectable<PaperTable>): KnownPaper => ({
  paper: toPaper(row),
  sources: JSON.parse(row.sources),
});

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
    ...(row.updated_at !== null && { updatedAt: row.updated_at }),
    ...(row.categories !== null && { categories: JSON.parse(row.categories) }),
    ...(row.comment !== null && { comment: row.comment }),
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
