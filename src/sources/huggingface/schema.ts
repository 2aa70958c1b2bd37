import { z } from 'zod';

/** A field that is missing, null or of another type is a field that is not known. */
const maybe = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/** A list that keeps the items it can read. */
const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item.optional().catch(undefined))
    .catch([])
    .transform((items) => items.filter((value) => value !== undefined));

const text = maybe(z.string().trim().min(1));
const count = maybe(z.int().min(0));
const moment = maybe(z.iso.datetime({ offset: true }).transform((iso) => Date.parse(iso)));
const address = maybe(z.url({ protocol: /^https?$/ }).regex(/^https?:\/\/[^\s\p{Cc}<>"]+$/iu));
const organization = maybe(z.object({ fullname: text, name: text }));

/**
 * A paper as `/api/papers/{id}` gives it, and inside every entry of a list. Fields came and went
 * over the years, so each may be missing; what identifies a paper is judged in to-entry.ts.
 */
const paperSchema = z.object({
  id: text,
  title: text,
  summary: text,
  authors: listOf(z.object({ name: z.string(), hidden: maybe(z.boolean()) })),
  publishedAt: moment,
  submittedOnDailyAt: moment,
  upvotes: count,
  /** Only in the answer for one paper, and not always. */
  numComments: count,
  ai_summary: text,
  ai_keywords: listOf(z.string()),
  githubRepo: address,
  githubStars: count,
  projectPage: address,
  organization,
});

/** The outer `publishedAt` is left out: it changed its meaning in March 2025. */
export const itemSchema = z.object({
  paper: paperSchema,
  title: text,
  summary: text,
  numComments: count,
  organization,
  /** The older name of `organization`. */
  submitterOrganization: organization,
});

export type HuggingFaceItem = z.infer<typeof itemSchema>;
