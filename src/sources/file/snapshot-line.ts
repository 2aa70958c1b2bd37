import { z } from 'zod';
import { splitAuthors } from '../../core/paper/authors.ts';
import { parsePaperId } from '../../core/paper/identity.ts';
import type { Paper, SourceEntry } from '../../core/paper/model.ts';
import { cleanAbstract, cleanTitle } from '../../core/paper/text/clean.ts';
import { isWithdrawn } from '../../core/paper/withdrawn.ts';
import type { Skipped } from '../../core/ports/paper-source.ts';

/** A field that is missing, null or of another type is a field that is not known. */
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().catch(undefined);
const text = maybe(z.string().trim().min(1));

/** Last name, first names, and what follows them: ["Sample", "Ben", "Jr."]. */
const name = z.tuple([z.string(), z.string()]).rest(z.string());

const lineSchema = z.object({
  id: z.string(),
  title: z.string().trim().min(1),
  abstract: text,
  authors: maybe(z.union([z.string(), z.array(z.string())])),
  authors_parsed: maybe(z.array(name)),
  categories: maybe(z.union([z.string(), z.array(z.string())])),
  comments: text,
  update_date: text,
  versions: maybe(z.array(z.object({ created: z.string() }))),
});

type Line = z.infer<typeof lineSchema>;

/** Whether a line, as JSON, is one of arXiv's own metadata snapshot. */
export const isSnapshotLine = (json: unknown): boolean =>
  typeof json === 'object' &&
  json !== null &&
  'categories' in json &&
  ('update_date' in json || 'authors_parsed' in json || 'versions' in json);

/** One paper of the snapshot: what it says, or why it can't be used. */
export function parseSnapshotLine(json: unknown, what: string): SourceEntry | Skipped {
  const parsed = lineSchema.safeParse(json);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join('.'));
    return { what, why: `no ${fields.join(', no ')}` };
  }
  const id = parsePaperId(parsed.data.id);
  if (!id) return { what, why: `${parsed.data.id.slice(0, 60)} is no arXiv id` };
  const paper = toPaper(id, parsed.data);
  return isWithdrawn(paper) ? { what: id, why: 'withdrawn' } : { paper };
}

function toPaper(id: string, line: Line): Paper {
  const authors = namesOf(line).map(cleanTitle).filter(Boolean);
  const { categories = [], versions } = line;
  const names = typeof categories === 'string' ? categories.split(/\s+/) : (categories ?? []);
  const comment = cleanAbstract(line.comments ?? '');
  const publishedAt = Date.parse(versions?.at(0)?.created ?? '');
  const updatedAt = Date.parse(versions?.at(-1)?.created ?? line.update_date ?? '');
  return {
    id,
    title: cleanTitle(line.title),
    abstract: cleanAbstract(line.abstract ?? ''),
    authors,
    authorCount: authors.length,
    keywords: [],
    ...(names.some(Boolean) && { categories: names.filter(Boolean) }),
    ...(comment && { comment }),
    ...(Number.isFinite(publishedAt) && { publishedAt }),
    ...(Number.isFinite(updatedAt) && { updatedAt }),
  };
}

function namesOf({ authors, authors_parsed: parsed }: Line): readonly string[] {
  if (parsed && parsed.length > 0) {
    return parsed.map(([last, first, suffix = '']) => `${first} ${last} ${suffix}`.trim());
  }
  return typeof authors === 'string' ? splitAuthors(authors) : (authors ?? []);
}
