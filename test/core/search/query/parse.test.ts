import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { explainQuery } from '../../../../src/core/search/query/explain.ts';
import type { WordsQuery } from '../../../../src/core/search/query/model.ts';
import { parseQuery } from '../../../../src/core/search/query/parse.ts';

const TODAY = '2026-08-21';

/** The words of each alternative, its phrases in quotes, and what is left out with a minus. */
function read(text: string): string {
  const query = parseQuery(text, TODAY);
  return query.kind === 'identifier' ? `id ${query.id}` : written(query);
}

function written({ alternatives, without }: WordsQuery): string {
  const parts = alternatives.map(({ text, phrases }) =>
    phrases.reduce((all, phrase) => all.replace(phrase, `"${phrase}"`), text),
  );
  return [parts.join(' OR '), ...without.map((words) => `-${words}`)].join(' ').trim();
}

describe('what people type', () => {
  it.each([
    ['1706.03762', 'id 1706.03762'],
    ['https://arxiv.org/pdf/1706.03762v2.pdf', 'id 1706.03762'],
    ['<https://huggingface.co/papers/1706.03762|paper>', 'id 1706.03762'],
    ['https://arxiv.org/abs/1706.03762 sort:date', 'id 1706.03762'],
    ['arXiv paper 1706.03762', 'id 1706.03762'],
    ['[1706.03762] A Title https://arxiv.org/abs/1706.03762', 'id 1706.03762'],
    ['1706.03762 vs 1810.04805', '1706.03762 vs 1810.04805'],
    ['a “world model” for robots', 'a "world model" for robots'],
    ['"world model" OR „video prediction“', '"world model" OR "video prediction"'],
    ['"unbalanced quote attention', 'unbalanced quote attention'],
    ['robots -video −driving –"self play"', 'robots -video -driving -self play'],
    ['state-of-the-art - again', 'state-of-the-art - again'],
    ['attention OR (NEAR(', 'attention OR (NEAR('],
    ['OR diffusion OR', 'diffusion'],
    ['Not All Parameters or Words', 'Not All Parameters or Words'],
    ['A* C++ 3D', 'A* C++ 3D'],
    ['B’MOJO', 'B’MOJO'],
    ['$\\mathcal{X}$-Armed Bandits', 'X-Armed Bandits'],
    ['Schr\\"odinger bridges', 'Schrödinger bridges'],
    ['CAT: a method, found by: us', 'CAT: a method, found by: us'],
  ])('%s is read as %s', (text, reading) => {
    expect(read(text)).toBe(reading);
  });

  it('may be a pasted abstract, in which only filters mean more than themselves', () => {
    const query = parseQuery(
      'We call it “memory” OR recall - and it learns repre-\nsentations -well- from "few" examples ' +
        'of each of the many tasks that it is given. since:30d',
      TODAY,
    );
    expect(query).toMatchObject({ without: [], filters: { since: '2026-07-22' } });
    expect(query.kind === 'words' && query.alternatives).toEqual([
      {
        text:
          'We call it memory OR recall - and it learns repre-sentations -well- from few ' +
          'examples of each of the many tasks that it is given.',
        phrases: [],
      },
    ]);
  });
});

describe('filters', () => {
  it.each([
    ['author:hinton', 'by hinton'],
    ['by:"Hinton, Geoffrey" au:lecun', 'by Geoffrey Hinton and lecun'],
    ['author:hinton OR author:yann_lecun', 'by hinton or yann lecun'],
    ['author: ada org:"Example Labs" org:other', 'by ada, from Example Labs or other'],
    ['cat:cs.CL,cs.LG -cat:cs.CV', 'in cs.CL or cs.LG, not in cs.CV'],
    ['category:math cat:RO', 'in math or RO'],
    ['code:yes', 'with code'],
    ['-has:code', 'without code'],
    ['since:7d before:2026-08', 'since Fri 14 Aug 2026, before Sat 1 Aug 2026'],
    ['after:2026-01 since:2025', 'since Thu 1 Jan 2026'],
    ['year:2025', 'since Wed 1 Jan 2025, before Thu 1 Jan 2026'],
    ['votes:>20', 'with 21 or more upvotes'],
    ['votes>20 upvotes:<=50', 'with 21 to 50 upvotes'],
    ['votes: > 20', 'with 21 or more upvotes'],
    ['sort:newest', 'newest first'],
    ['sort:votes', 'most upvotes first'],
    ['robots exact:yes', 'for “robots”, spelt exactly so'],
  ])('%s is told back as: %s', (text, explanation) => {
    expect(explainQuery(parseQuery(text, TODAY))).toBe(explanation);
  });

  it('whose value means nothing become words, and are told', () => {
    for (const text of ['cat:cs.CL.x', 'votes:many', 'since:foo', 'sort:up', '-since:7d']) {
      const query = parseQuery(text, TODAY);
      expect(query, text).toMatchObject({ text, misread: [text] });
      expect(explainQuery(query)).toBe(`for “${text}”`);
    }
  });
});

const PIECES = [
  ...['robots', 'OR', '|', '-', '"', '“', '”', "'", '\n', '\\', '$', ':', '2401.01234', 'votes>3'],
  ...['author:', 'org:x', 'cat:cs.CL', '-cat:cs', 'code:yes', 'since:7d', 'before:', 'sort:date'],
];
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 5 })))
    .map((all) => all.join(' ')),
);

test('no text raises, and each can be told back', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(typeof explainQuery(parseQuery(text, TODAY))).toBe('string');
    }),
  );
});

/** Filters, and what must be told of each. */
const FILTERS = [
  ['author:ada', 'by ada'],
  ['org:example', 'from example'],
  ['cat:cs.RO', 'in cs.RO'],
  ['code:yes', 'with code'],
  ['since:2026-08-01', 'since Sat 1 Aug 2026'],
  ['before:2026-08-20', 'before Thu 20 Aug 2026'],
  ['votes:>20', 'with 21 or more upvotes'],
  ['sort:date', 'newest first'],
] as const;

test('no filter gets lost, whatever stands around it', () => {
  const words = fc.array(fc.constantFrom(...PIECES.slice(0, 6), 'models', 'C++', 'x"y', 'a:b'));
  fc.assert(
    fc.property(words, words, fc.subarray([...FILTERS]), (before, after, filters) => {
      const text = [...before, ...filters.map(([typed]) => typed), ...after].join(' ');
      const query = parseQuery(text, TODAY);
      // Between quotation marks a filter is part of a phrase.
      if (query.kind === 'words' && query.text.includes(':')) return;
      for (const [, told] of filters) expect(explainQuery(query), text).toContain(told);
    }),
  );
});

test('the longest and the strangest texts are read at once', () => {
  const start = performance.now();
  for (const piece of ['"', '"a ', "a:'", '- ', 'OR ', '\\', '$x$ ', 'a:b ', '“x” ', ':']) {
    parseQuery(piece.repeat(20_000 / piece.length), TODAY);
  }
  expect(performance.now() - start).toBeLessThan(1500);
});
