import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergePaper, PRECEDENCE } from '../../../src/core/paper/merge.ts';
import { makePaper } from '../../support/papers.ts';

const ID = '2608.00001';
const SOURCES = ['arxiv', 'arxiv-snapshot', 'huggingface', 'sample'];
const bare = { title: '', abstract: '', authors: [], authorCount: 0, keywords: [] };

test('every field has its order of all sources, and says why', () => {
  for (const [field, { order, why }] of Object.entries(PRECEDENCE)) {
    expect(order.toSorted(), field).toEqual(SOURCES);
    expect(why, field).toMatch(/\w{3}/);
  }
});

test('each field remembers its source: what is not told keeps both', () => {
  const listed = mergePaper(undefined, makePaper(ID, { organization: 'Lab' }), 'huggingface');
  const { paper, sources } = mergePaper(
    listed,
    makePaper(ID, { ...bare, title: 'Corrected' }),
    'arxiv',
  );
  expect(paper).toEqual({ ...listed.paper, title: 'Corrected' });
  expect(sources).toMatchObject({
    title: 'arxiv',
    abstract: 'huggingface',
    authors: 'huggingface',
  });
});

test('of one source the later word stands, of a better source the earlier too', () => {
  const first = mergePaper(undefined, makePaper(ID, { title: 'One' }), 'arxiv');
  expect(mergePaper(first, makePaper(ID, { title: 'Two' }), 'arxiv').paper.title).toBe('Two');
  expect(mergePaper(first, makePaper(ID, { title: 'Two' }), 'huggingface').paper.title).toBe('One');
  expect(mergePaper(first, makePaper(ID, { title: 'Two' }), 'stranger').paper.title).toBe('One');
});

test('the order in which sources tell makes no difference', () => {
  const told = fc.record({
    title: fc.constantFrom('', 'One', 'Two'),
    keywords: fc.constantFrom([], ['a'], ['b']),
    categories: fc.constantFrom([], ['cs.CL']),
    publishedAt: fc.constantFrom(0, 1, 2),
  });
  fc.assert(
    fc.property(
      fc.array(told, { minLength: 4, maxLength: 4 }),
      fc.shuffledSubarray(SOURCES, { minLength: 4 }),
      (papers, order) => {
        const merge = (names: readonly string[]) =>
          names.reduce<ReturnType<typeof mergePaper> | undefined>(
            (known, name) => mergePaper(known, makePaper(ID, papers[SOURCES.indexOf(name)]), name),
            undefined,
          );
        const merged = merge(order);
        for (const field of ['title', 'keywords', 'categories', 'publishedAt'] as const) {
          const best = PRECEDENCE[field].order
            .map((name) => papers[SOURCES.indexOf(name)]?.[field])
            .find((value) => value && (typeof value === 'number' || value.length > 0));
          const found = merged?.paper[field];
          if (best !== undefined) expect(found).toEqual(best);
        }
      },
    ),
    { numRuns: 200 },
  );
});
