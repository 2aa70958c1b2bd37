import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Expectation = z.discriminatedUnion('type', [
  /** So many (`min`, at least one) of the first `k` have such a title; with `only`, nothing else is found. */
  z.object({
    type: z.literal('title_top'),
    re: z.string(),
    k: z.number(),
    min: z.number().default(1),
    only: z.boolean().default(false),
  }),
  /** The same of authors. */
  z.object({
    type: z.literal('author_top'),
    re: z.string(),
    k: z.number(),
    min: z.number().default(1),
  }),
  /** So many of the first `k` are those that another query finds. */
  z.object({ type: z.literal('overlap'), ref: z.string(), k: z.number(), min: z.number() }),
  z.object({ type: z.literal('no_error') }),
]);
export type Expectation = z.infer<typeof Expectation>;

const HardQueries = z.object({
  fixtures: z.array(
    z.object({
      arxiv: z.string(),
      title: z.string(),
      authors: z.string(),
      text: z.string(),
    }),
  ),
  queries: z.array(
    z.object({
      id: z.string(),
      query: z.string(),
      kind: z.string(),
      expect: Expectation,
      why: z.string(),
    }),
  ),
});
export type HardQuery = z.infer<typeof HardQueries>['queries'][number];

export interface BenchPaper {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
}

/** Queries as people type them, and papers made for them. */
export function readHardQueries(file: string): {
  readonly fixtures: readonly BenchPaper[];
  readonly queries: readonly HardQuery[];
} {
  const { fixtures, queries } = HardQueries.parse(JSON.parse(readFileSync(file, 'utf8')));
  return {
    fixtures: fixtures.map(({ arxiv, title, authors, text }) => ({
      ...{ id: arxiv, title, abstract: text },
      authors: authors.split(',').map((name) => name.trim()),
    })),
    queries,
  };
}
