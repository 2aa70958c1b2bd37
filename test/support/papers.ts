import type { Paper, SourceEntry } from '../../src/core/paper/model.ts';

/** A made-up paper; give what the test is about. */
export function makePaper(id: string, facts: Partial<Paper> = {}): Paper {
  return {
    id,
    title: `A study of subject ${id}`,
    abstract: `We look at subject ${id}. We find that it holds.`,
    authors: ['Ada Example', 'Ben Sample'],
    authorCount: 2,
    keywords: ['subjects'],
    ...facts,
  };
}

/** An entry of a source's list. */
export function makeEntry(
  id: string,
  { day, upvotes = 1, ...facts }: Partial<Paper> & { day?: string; upvotes?: number } = {},
): SourceEntry {
  return {
    paper: makePaper(id, facts),
    popularity: { upvotes, comments: 0 },
    ...(day && { day }),
  };
}
