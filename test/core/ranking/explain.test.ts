import { describe, expect, it } from 'vitest';
import type { Candidate, TermName } from '../../../src/core/ranking/model.ts';
import { rank } from '../../../src/core/ranking/rank.ts';
import { candidate, hours, LISTED_AT } from './candidate.ts';

const NOW = LISTED_AT + hours(11);

const why = (one: Candidate, now = NOW): string | undefined => rank([one], now)[0]?.why;

const text = (one: Candidate, name: TermName): string | undefined =>
  rank([one], NOW)[0]?.terms.find((term) => term.name === name)?.text;

describe('why a paper stands where it stands', () => {
  it('names every figure that speaks for it, in one line', () => {
    const paper = candidate({ upvotes: 163, comments: 4, stars: 8, votes: 2, earlier: { 2: 67 } });
    expect(why(paper)).toBe(
      '163 upvotes, rising by 12 an hour; 4 comments; code with 8 stars; 2 of your team voted for it',
    );
  });

  it('says an average since the listing began where there is only one reading', () => {
    expect(why(candidate({ upvotes: 160 }))).toBe('160 upvotes, 16 an hour so far');
  });

  it('takes readings less than six hours apart for one', () => {
    const paper = candidate({ upvotes: 160, earlier: { 9: 1 } });
    expect(why(paper)).toBe('160 upvotes, 16 an hour so far');
  });

  it('counts slow growth by the day, and is silent about none', () => {
    const slow = candidate({ upvotes: 42, earlier: { 2: 40 } });
    const still = candidate({ upvotes: 42, earlier: { 2: 44 } });
    expect(why(slow)).toBe('42 upvotes, rising by 6 a day');
    expect(why(still)).toBe('42 upvotes');
  });

  it('uses the singular where it counts one', () => {
    const paper = candidate({ upvotes: 1, comments: 1, stars: 1, earlier: { 2: 1 } });
    expect(why(paper, LISTED_AT + hours(30))).toBe(
      '1 upvote; 1 comment; code with 1 star; 1 day old',
    );
  });

  it('keeps the stars of an earlier reading when the latest does not tell them', () => {
    const told = candidate({ upvotes: 5, stars: 8, earlier: { 2: 5 } });
    const untold = candidate({ upvotes: 5 }).observations;
    const both = { ...told, observations: [...told.observations.slice(0, 1), ...untold] };
    expect(why(both)).toBe('5 upvotes; code with 8 stars');
  });

  it('says of each term that adds nothing what the paper lacks', () => {
    const paper = candidate({ upvotes: 3, earlier: { 2: 3 } });
    expect(text(paper, 'growth')).toBe('not rising');
    expect(text(paper, 'comments')).toBe('no comments');
    expect(text(paper, 'code')).toBe('no code');
    expect(text(paper, 'team')).toBe('nobody of your team voted for it');
  });
});
