import type { PaperId } from '../../core/paper/identity.ts';
import { parsePaperId } from '../../core/paper/identity.ts';
import type { Day, Paper, SourceEntry } from '../../core/paper/model.ts';
import { cleanAbstract, cleanTitle } from '../../core/paper/text/clean.ts';
import type { Skipped } from '../../core/ports/paper-source.ts';
import { type HuggingFaceItem, itemSchema } from './schema.ts';

export interface EntryContext {
  /** The day that was asked for; without it, the day that the paper itself tells. */
  readonly day?: Day | undefined;
  /** How to call an item that has no id: "entry 3". */
  readonly place: string;
}

/** One item of a list as an entry, or why it can't be used. */
export function toEntry(raw: unknown, { day, place }: EntryContext): SourceEntry | Skipped {
  const parsed = itemSchema.safeParse(raw);
  if (!parsed.success) return { what: place, why: 'not an entry with a paper' };
  const item = parsed.data;
  const id = parsePaperId(item.paper.id ?? '');
  if (!id) {
    return { what: item.paper.id?.slice(0, 40) ?? place, why: 'no arXiv id' };
  }
  const title = cleanTitle(item.paper.title ?? item.title ?? '');
  if (!title) return { what: id, why: 'no title' };
  const { upvotes, githubStars: stars } = item.paper;
  // Zero would be a reading that nobody took, and would count as a fall.
  if (upvotes === undefined) return { what: id, why: 'no number of upvotes' };
  const listedOn = day ?? toDay(item.paper.submittedOnDailyAt);
  return {
    paper: toPaper(id, title, item),
    popularity: {
      upvotes,
      comments: item.numComments ?? item.paper.numComments ?? 0,
      ...(stars !== undefined && { stars }),
    },
    ...(listedOn && { day: listedOn }),
  };
}

function toPaper(id: PaperId, title: string, item: HuggingFaceItem): Paper {
  const { paper } = item;
  const authors = paper.authors.flatMap(({ name, hidden }) => (hidden ? [] : clean(name)));
  const organization = organizationOf(item);
  const summary = cleanAbstract(paper.ai_summary ?? '');
  return {
    id,
    title,
    abstract: cleanAbstract(paper.summary ?? item.summary ?? ''),
    authors,
    authorCount: authors.length,
    keywords: [...new Set(paper.ai_keywords.flatMap(clean))],
    ...(summary && { summary }),
    ...(organization && { organization }),
    ...(paper.publishedAt !== undefined && { publishedAt: paper.publishedAt }),
    ...(paper.githubRepo && { codeUrl: paper.githubRepo }),
    ...(paper.projectPage && { projectUrl: paper.projectPage }),
  };
}

function organizationOf({ paper, organization, submitterOrganization }: HuggingFaceItem) {
  const found = paper.organization ?? organization ?? submitterOrganization;
  return cleanTitle(found?.fullname ?? found?.name ?? '');
}

const clean = (name: string): readonly string[] => {
  const text = cleanTitle(name);
  return text ? [text] : [];
};

/** Midnight UTC since 2026-05-14, and any time of that day before. */
const toDay = (at: number | undefined): Day | undefined =>
  at === undefined ? undefined : new Date(at).toISOString().slice(0, 'YYYY-MM-DD'.length);
