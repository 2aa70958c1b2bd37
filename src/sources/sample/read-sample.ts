import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { SourceError } from '../../core/errors.ts';
import { parsePaperId } from '../../core/paper/identity.ts';
import type { Day, SourceEntry } from '../../core/paper/model.ts';
import { endOfDay } from '../../core/schedule/dates.ts';

/** Every paper of the sample has its day. */
export type SampleEntry = SourceEntry & { readonly day: Day };

/** Its days are Hugging Face's, and its counts those of their evenings. */
export const SAMPLE_ZONE = 'America/New_York';

const url = z.url({ protocol: /^https?$/ });
const count = z.int().min(0);

/** Strict, unlike a service's answer: the file is our own, and a mistake in it is to be seen. */
const sampleSchema = z.strictObject({
  about: z.string(),
  papers: z
    .array(
      z.strictObject({
        id: z.string().refine((id) => parsePaperId(id) === id, 'no arXiv id'),
        title: z.string().min(1),
        authors: z.array(z.string().min(1)),
        authorCount: count,
        organization: z.string().optional(),
        publishedAt: z.iso.date(),
        day: z.iso.date(),
        upvotes: count,
        comments: count,
        stars: count.optional(),
        codeUrl: url.optional(),
        projectUrl: url.optional(),
        summary: z.string(),
        keywords: z.array(z.string().min(1)),
      }),
    )
    .min(1),
});

type SamplePaper = z.infer<typeof sampleSchema>['papers'][number];

/** The entries of the file, most upvotes first. Throws SourceError when it can't be used. */
export async function readSample(file: string): Promise<readonly SampleEntry[]> {
  try {
    const { papers } = sampleSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    return papers.map(toEntry).sort((a, b) => b.popularity.upvotes - a.popularity.upvotes);
  } catch (cause) {
    throw new SourceError(
      `The bundled sample can't be used (${file}): it is missing or was changed. ` +
        'Restore it from a fresh copy of Paperboy.',
      { retryable: false, cause },
    );
  }
}

function toEntry({ publishedAt, day, upvotes, comments, stars, ...rest }: SamplePaper) {
  const { organization, codeUrl, projectUrl, ...paper } = rest;
  return {
    day,
    readAt: endOfDay(day, SAMPLE_ZONE),
    popularity: { upvotes, comments, ...(stars !== undefined && { stars }) },
    paper: {
      ...paper,
      abstract: '',
      publishedAt: Date.parse(publishedAt),
      ...(organization && { organization }),
      ...(codeUrl && { codeUrl }),
      ...(projectUrl && { projectUrl }),
    },
  };
}
