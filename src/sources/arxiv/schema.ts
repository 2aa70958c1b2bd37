import { z } from 'zod';

/** A field that is missing or of another form is a field that is not known. */
const maybe = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/** The text of an element. */
const content = z.object({ '#text': z.string().trim().min(1) }).transform((node) => node['#text']);
const text = maybe(content);
const moment = maybe(
  content.pipe(z.iso.datetime({ offset: true }).transform((iso) => Date.parse(iso))),
);
const category = z.object({ '@_term': z.string().regex(/^[a-z-]+(?:\.[A-Za-z-]+)?$/) });

/** A list that keeps the items it can read. */
const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item.optional().catch(undefined))
    .catch([])
    .transform((items) => items.filter((value) => value !== undefined));

/** An entry of the query API or of the feed, prefixes of names left out. */
export const entrySchema = z.object({
  id: text,
  title: text,
  summary: text,
  published: moment,
  updated: moment,
  author: listOf(z.object({ name: content })),
  /** The feed's: all names in one text. */
  creator: text,
  category: listOf(category),
  primary_category: maybe(category),
  comment: text,
  /** The feed's. */
  announce_type: text,
});

export type ArxivEntry = z.infer<typeof entrySchema>;

/** What stands around the entries. */
export const frameSchema = z.object({
  feed: z.object({
    id: text,
    totalResults: maybe(
      content.pipe(
        z
          .string()
          .regex(/^\d{1,9}$/)
          .transform(Number),
      ),
    ),
  }),
});
