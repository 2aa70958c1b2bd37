import type { Paper } from '../../../src/core/paper/model.ts';

/** What stands in every text of a paper, and as its addresses. */
export interface Infection {
  readonly text: string;
  readonly url: string;
}

/** Written by the same hand as the attacks, so that only what they say differs. */
export const HARMLESS: Infection = { text: 'kind words', url: 'https://example.org/page' };

export const INFECTIONS: readonly Infection[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</bdi></p></li><iframe src=https://evil.example>',
  '@everyone <!channel> <@U1> <@&1>',
  '*_~|[](',
  '](javascript:alert(1))',
  'javascript:alert(1)',
  '\u202Egnp.exe\u2066',
  'in\u200Bvi\u200Dsi\uFEFFble',
  '\u001B[2J\u001B]0;owned\u0007\u009B31m\u0000',
  '👩‍👩‍👧‍👦🏳️‍🌈👍🏽'.repeat(30),
  'word'.repeat(1250),
].map((text) => ({ text, url: text }));

/** A paper that a source let through as it came. */
export function infectPaper(paper: Paper, { text, url }: Infection): Paper {
  const said = (words: string) => `${text} ${words} ${text}`;
  return {
    ...paper,
    title: said(paper.title),
    abstract: said(paper.abstract),
    authors: paper.authors.map(said),
    keywords: paper.keywords.map(said),
    organization: said(paper.organization ?? ''),
    codeUrl: `https://github.com/${url}`,
    projectUrl: url,
    ...(paper.summary && { summary: said(paper.summary) }),
  };
}

interface Raw {
  readonly [field: string]: unknown;
  readonly paper: Readonly<Record<string, unknown>>;
}

/** An item of the daily papers API as somebody could submit it. */
export function infectItem(item: unknown, { text, url }: Infection): unknown {
  const { paper, ...outer } = item as Raw;
  const said = (words: unknown) => (typeof words === 'string' ? `${text} ${words} ${text}` : words);
  const each = (list: unknown, infect: (one: unknown) => unknown) =>
    Array.isArray(list) ? list.map(infect) : list;
  return {
    ...outer,
    title: said(outer.title),
    paper: {
      ...paper,
      title: said(paper.title),
      summary: said(paper.summary),
      ai_summary: said(paper.ai_summary),
      ai_keywords: each(paper.ai_keywords, said),
      authors: each(paper.authors, (one) => {
        const author = one as { readonly name: unknown };
        return { ...author, name: said(author.name) };
      }),
      organization: { fullname: said('Institute') },
      githubRepo: `https://github.com/${url}`,
      projectPage: url,
    },
  };
}
