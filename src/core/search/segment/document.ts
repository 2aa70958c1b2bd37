import type { Paper } from '../../paper/model.ts';
import type { SearchDocument } from './model.ts';

export function toDocument(paper: Paper): SearchDocument {
  const { id, title, abstract, summary = '', keywords, authors, organization, categories } = paper;
  return {
    paperId: id,
    title,
    body: [abstract, summary, keywords.join(', ')].filter(Boolean).join('\n'),
    authors,
    ...(organization !== undefined && { organization }),
    categories: categories ?? [],
  };
}
