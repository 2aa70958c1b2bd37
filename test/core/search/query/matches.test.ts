import { describe, expect, it } from 'vitest';
import { matcherFor, mayFit, type Subject } from '../../../../src/core/search/query/matches.ts';
import { parseQuery } from '../../../../src/core/search/query/parse.ts';
import { makePaper } from '../../../support/papers.ts';

const SUBJECT: Subject = {
  paper: makePaper('2608.00001', {
    title: 'World models for robots',
    abstract: 'Agents plan with a learned simulator.',
    authors: ['Łucja Schröder', 'Ben A. Sample', "Siobhán O'Neill"],
    organization: 'Example Labs (Zürich)',
    categories: ['cs.RO', 'stat.ML'],
    codeUrl: 'https://code.example/world',
    keywords: ['planning'],
  }),
  day: '2026-08-20',
  upvotes: 21,
};

const fits = (text: string, subject = SUBJECT): boolean =>
  matcherFor(subject)(parseQuery(text, '2026-08-21'));

describe('a paper fits', () => {
  it.each([
    ...['world model', '"world models" -video', 'audio OR robot', '2608.00001'],
    ...['author:schroeder', 'author:Schroder', 'by:"Lucja Schröder"', 'author:"B. Sample"'],
    ...['author:"Sample, Ben"', 'author:oneill author:sample', 'author:nobody OR author:sample'],
    ...['org:zurich', 'org:"example labs"', 'cat:cs.RO', 'cat:stat', 'cat:ML', 'cat:cs.CL,cs.RO'],
    ...['code:yes', 'votes:>20', 'votes:21', 'since:1d', 'before:2026-08-21', '-cat:cs.CL'],
  ])('%s', (text) => {
    expect(fits(text)).toBe(true);
  });

  it.each([
    ...['robots world', '-robots', '"models world"', '2608.00002', 'audio OR video'],
    ...['author:schrod', 'author:"Ben Example"', 'org:amp', 'org:"labs example"', 'cat:cs.R'],
    ...['cat:math', 'code:no', 'votes:>21', 'votes:<21', 'since:today', 'before:2026-08-20'],
    ...['-author:sample', 'world model cat:cs.CL', '"world models" cat:cs.RO -agents'],
  ])('not: %s', (text) => {
    expect(fits(text)).toBe(false);
  });

  it('not by days or votes that nobody knows', () => {
    const unknown = { paper: makePaper('2608.00002') };
    for (const text of ['since:2000', 'before:2030', 'votes:>0', 'cat:cs', 'org:x', 'code:yes']) {
      expect(fits(text, unknown), text).toBe(false);
    }
    const published = { paper: makePaper('2608.00002', { publishedAt: Date.UTC(2026, 7, 20) }) };
    expect(fits('since:2026-08-20 before:2026-08-21', published)).toBe(true);
  });
});

it('what was found by its meaning needs none of the plain words, but all else', () => {
  const may = (text: string): boolean => {
    const query = parseQuery(text, '2026-08-21');
    return query.kind === 'words' && mayFit(SUBJECT, query);
  };
  expect(may('quasars cat:cs.RO "world models"')).toBe(true);
  expect(may('quasars OR "other words"')).toBe(true);
  expect(may('quasars "other words"')).toBe(false);
  expect(may('robots -agents')).toBe(false);
});
