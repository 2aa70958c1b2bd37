import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { notUnderstood } from './failure.ts';
import { parseXml } from './parse-xml.ts';
import { type ArxivEntry, entrySchema, frameSchema } from './schema.ts';
import { takeApart } from './take-apart.ts';

/** An Atom document of arXiv, read whole. */
export interface ArxivFeed {
  readonly entries: readonly ArxivEntry[];
  /** The query API's count of all that was found, on this page and others. */
  readonly total?: number;
}

/** Entries read at a time, some two kilobytes each: a few milliseconds. */
const SLICE = 20;

const wrapped = z.object({ entry: z.tuple([entrySchema]) });

/** Reads a document in slices, between which everything else goes on. Throws SourceError. */
export async function parseFeed(text: string): Promise<ArxivFeed> {
  const parts = takeApart(text);
  const frame = frameSchema.safeParse(parseXml(parts.frame));
  if (!frame.success) throw notUnderstood('is no list of papers');
  const entries: ArxivEntry[] = [];
  for (const [index, part] of parts.entries.entries()) {
    if (index % SLICE === SLICE - 1) await setImmediate();
    const parsed = wrapped.safeParse(parseXml(part));
    if (!parsed.success) throw notUnderstood('holds an entry that is none');
    entries.push(parsed.data.entry[0]);
  }
  const { totalResults: total } = frame.data.feed;
  return { entries, ...(total !== undefined && { total }) };
}
