import { splitAuthors } from '../../core/paper/authors.ts';
import { parsePaperId } from '../../core/paper/identity.ts';
import type { Day, Paper, SourceEntry } from '../../core/paper/model.ts';
import { cleanAbstract, cleanTitle } from '../../core/paper/text/clean.ts';
import type { Skipped } from '../../core/ports/paper-source.ts';
import type { ArxivEntry } from './schema.ts';

/** The feed puts these before an abstract. */
const PREAMBLE = /^arXiv:\S+\s+Announce Type:\s*\S+\s*Abstract:\s*/i;

/**
 * One entry, or why it can't be used. arXiv counts nobody, so it brings no popularity.
 * @param place how to call an entry that has no id: "entry 3"
 */
export function toEntry(entry: ArxivEntry, place: string, day?: Day): SourceEntry | Skipped {
  const name = entry.id?.replace(/^oai:arXiv\.org:/i, '');
  const id = parsePaperId(name ?? '');
  if (!id) return { what: name?.slice(0, 60) ?? place, why: 'no arXiv id' };
  const title = cleanTitle(entry.title ?? '');
  if (!title) return { what: id, why: 'no title' };
  return { paper: { id, title, ...toFacts(entry) }, ...(day && { day }) };
}

function toFacts(entry: ArxivEntry): Omit<Paper, 'id' | 'title'> {
  const authors = authorsOf(entry);
  const categories = categoriesOf(entry);
  const comment = cleanAbstract(entry.comment ?? '');
  return {
    abstract: cleanAbstract((entry.summary ?? '').replace(PREAMBLE, '')),
    authors,
    authorCount: authors.length,
    keywords: [],
    ...datesOf(entry),
    ...(categories.length > 0 && { categories }),
    ...(comment && { comment }),
  };
}

/** The dates of the feed are those of the announcement, not the paper's. */
function datesOf({ announce_type, published, updated }: ArxivEntry) {
  if (announce_type !== undefined) return {};
  return {
    ...(published !== undefined && { publishedAt: published }),
    ...(updated !== undefined && { updatedAt: updated }),
  };
}

function categoriesOf({ category, primary_category: primary }: ArxivEntry): readonly string[] {
  const all = primary ? [primary, ...category] : category;
  return [...new Set(all.map((one) => one['@_term']))];
}

function authorsOf({ author, creator }: ArxivEntry): readonly string[] {
  const names = creator === undefined ? author.map(({ name }) => name) : splitAuthors(creator);
  return names.map(cleanTitle).filter(Boolean);
}
