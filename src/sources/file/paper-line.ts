import { z } from 'zod';
import { parsePaperId } from '../../core/paper/identity.ts';
import type { Paper, SourceEntry } from '../../core/paper/model.ts';
import { cleanAbstract, cleanTitle } from '../../core/paper/text/clean.ts';
import type { Skipped } from '../../core/ports/paper-source.ts';

/** A field that is missing, null or of another type is a field that is not known. */
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().catch(undefined);
const text = maybe(z.string().trim().min(1));
const count = maybe(z.int().min(0));
const url = maybe(z.url({ protocol: /^https?$/ }));
const names = z.array(z.string().trim().min(1)).catch([]);

const lineSchema = z.object({
  id: z.string(),
  title: z.string().trim().min(1),
  summary: text,
  ai_summary: text,
  authors: names,
  publishedAt: text,
  daily_date: maybe(z.iso.date()),
  upvotes_first: count,
  upvotes_max_observed: count,
  numComments: count,
  githubStars: count,
  githubRepo: url,
  projectPage: url,
  organization: maybe(z.union([text, z.object({ fullname: text, name: text })])),
  ai_keywords: names,
});

type Line = z.infer<typeof lineSchema>;

/** One paper as JSON: what it says of the paper, or why it can't be used. */
export function parsePaperLine(json: unknown, what: string): SourceEntry | Skipped {
  const parsed = lineSchema.safeParse(json);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join('.'));
    return { what, why: `no ${fields.join(', no ')}` };
  }
  const id = parsePaperId(parsed.data.id);
  return id ? toEntry(id, parsed.data) : { what, why: `${parsed.data.id} is no arXiv id` };
}

function toEntry(id: string, line: Line): SourceEntry {
  const { githubStars: stars, daily_date: day } = line;
  const popularity = {
    upvotes: line.upvotes_max_observed ?? line.upvotes_first ?? 0,
    comments: line.numComments ?? 0,
    ...(typeof stars === 'number' && { stars }),
  };
  return { paper: toPaper(id, line), popularity, ...(day && { day }) };
}

function toPaper(id: string, line: Line): Paper {
  const { authors, githubRepo: codeUrl, projectPage: projectUrl } = line;
  const organization = nameOf(line.organization);
  const publishedAt = Date.parse(line.publishedAt ?? '');
  return {
    id,
    title: cleanTitle(line.title),
    abstract: cleanAbstract(line.summary ?? ''),
    authors,
    authorCount: authors.length,
    keywords: line.ai_keywords,
    ...(line.ai_summary && { summary: cleanAbstract(line.ai_summary) }),
    ...(organization && { organization }),
    ...(Number.isFinite(publishedAt) && { publishedAt }),
    ...(codeUrl && { codeUrl }),
    ...(projectUrl && { projectUrl }),
  };
}

function nameOf(organization: Line['organization']): string | undefined {
  if (!organization || typeof organization === 'string') return organization ?? undefined;
  return organization.fullname ?? organization.name ?? undefined;
}
