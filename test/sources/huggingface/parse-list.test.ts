import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SourceError } from '../../../src/core/errors.ts';
import { parseItems, parseList } from '../../../src/sources/huggingface/parse-list.ts';
import { item, items } from '../../support/huggingface-items.ts';

const ID = '2608.00001';
const only = (...list: Parameters<typeof item>) => parseList([item(...list)]).entries[0];

describe('fields as they drifted over the years', () => {
  it('takes an entry with nothing but an id, a title and upvotes', () => {
    expect(parseList([{ paper: { id: ID, upvotes: 4 }, title: 'A paper' }]).entries).toEqual([
      {
        paper: {
          id: ID,
          title: 'A paper',
          abstract: '',
          authors: [],
          authorCount: 0,
          keywords: [],
        },
        popularity: { upvotes: 4, comments: 0 },
      },
    ]);
  });

  it('takes everything that a full entry tells', () => {
    const paper = {
      ai_summary: 'A short summary.',
      ai_keywords: ['lakes', 'rivers', 'lakes', 7],
      githubRepo: 'https://github.com/example/lakes',
      githubStars: 12,
      projectPage: 'http://lakes.example',
      organization: { name: 'lakes', fullname: 'Institute of Lakes' },
    };
    expect(only(ID, paper)).toMatchObject({
      paper: {
        summary: 'A short summary.',
        keywords: ['lakes', 'rivers'],
        codeUrl: 'https://github.com/example/lakes',
        projectUrl: 'http://lakes.example',
        organization: 'Institute of Lakes',
        publishedAt: Date.UTC(2026, 7, 19),
      },
      popularity: { upvotes: 10, comments: 2, stars: 12 },
    });
  });

  it('reads the organisation under its older name', () => {
    const outer = { submitterOrganization: { name: 'rivers' } };
    expect(only(ID, {}, outer)?.paper.organization).toBe('rivers');
  });

  it('takes the day from the listing time, whatever its hour, and never from publishedAt', () => {
    const late = { submittedOnDailyAt: '2025-03-04T23:59:00.000Z' };
    expect(only(ID, late)?.day).toBe('2025-03-04');
    expect(only(ID, { submittedOnDailyAt: undefined })?.day).toBeUndefined();
    expect(parseList([item(ID, late)], '2025-03-05').entries[0]?.day).toBe('2025-03-05');
  });

  it('leaves out authors who are hidden', () => {
    const authors = [{ name: 'Ada Example', hidden: true }, { name: 'Bo Example' }, { no: 'name' }];
    expect(only(ID, { authors })?.paper).toMatchObject({ authors: ['Bo Example'], authorCount: 1 });
  });

  it.each(['javascript:alert(1)', 'ftp://a.example', 'https://a.example/ b', 'a.example', 7, null])(
    'does not take %j for an address',
    (address) => {
      const paper = only(ID, { githubRepo: address, projectPage: address })?.paper;
      expect(paper).not.toHaveProperty('codeUrl');
      expect(paper).not.toHaveProperty('projectUrl');
    },
  );

  it('cleans the texts', () => {
    const paper = { title: 'Deep\n  $\\alpha$ lakes', summary: 'One\nline.' };
    expect(only(ID, paper)?.paper).toMatchObject({ title: 'Deep α lakes', abstract: 'One line.' });
  });
});

describe('entries that can not be used', () => {
  it('are told with a reason, and the others survive', () => {
    const { entries, skipped } = parseList([
      ...items(6),
      { paper: { title: 'No id', upvotes: 1 } },
      item('not-an-id'),
      item('2608.00008', { title: ' ' }, { title: undefined }),
      item('2608.00009', { upvotes: 'many' }),
      'nonsense',
    ]);
    expect(entries).toHaveLength(6);
    expect(skipped).toEqual([
      { what: 'entry 7', why: 'no arXiv id' },
      { what: 'not-an-id', why: 'no arXiv id' },
      { what: '2608.00008', why: 'no title' },
      { what: '2608.00009', why: 'no number of upvotes' },
      { what: 'entry 11', why: 'not an entry with a paper' },
    ]);
  });

  it('make the whole answer an error when they are most of it', () => {
    expect(() => parseList([...items(2), {}, {}])).not.toThrow();
    expect(() => parseList([...items(2), {}, {}, {}])).toThrow(SourceError);
  });

  it('take a paper that stands on two pages once', () => {
    expect(parseList([...items(3), ...items(2)])).toMatchObject({ entries: { length: 3 } });
  });
});

it('any JSON is a list with a reason for each missing entry, or a SourceError', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.array(fc.jsonValue()), (body, list) => {
      for (const answer of [body, list, list.map((paper) => ({ paper }))]) {
        try {
          const found = parseList(parseItems(answer));
          expect(found.entries.length + found.skipped.length).toBe((answer as []).length);
        } catch (error) {
          expect(error).toBeInstanceOf(SourceError);
        }
      }
    }),
    { numRuns: 200 },
  );
});
