import type { ArxivPaper } from './arxiv-papers.ts';

type Test = (paper: ArxivPaper) => boolean;

/** Brackets and quoted texts are one word each. */
const TOKEN = /\(|\)|[a-z]\w*:(?:\[[^\]]*\]|"[^"]*"|[^\s()]+)|\w+/gi;

/**
 * The search expressions of the query API: `field:value` with AND, OR, ANDNOT (from left to right)
 * and parentheses. Undefined when it is none.
 */
export function parseExpression(text: string): Test | undefined {
  const tokens = [...(text.match(TOKEN) ?? [])];
  const test = alternatives(tokens);
  return tokens.length === 0 ? test : undefined;
}

function alternatives(tokens: string[]): Test | undefined {
  let left = term(tokens);
  while (left && /^(?:AND|OR|ANDNOT)$/.test(tokens[0] ?? '')) {
    const operator = tokens.shift();
    const [first, second]: readonly (Test | undefined)[] = [left, term(tokens)];
    if (!first || !second) return undefined;
    left = {
      AND: (paper: ArxivPaper) => first(paper) && second(paper),
      OR: (paper: ArxivPaper) => first(paper) || second(paper),
      ANDNOT: (paper: ArxivPaper) => first(paper) && !second(paper),
    }[operator as 'AND'];
  }
  return left;
}

function term(tokens: string[]): Test | undefined {
  const token = tokens.shift() ?? '';
  if (token === '(') {
    const inner = alternatives(tokens);
    return tokens.shift() === ')' ? inner : undefined;
  }
  const [, field = '', value = ''] = /^(\w+):(.*)$/.exec(token) ?? [];
  return toTest(field, value);
}

function toTest(field: string, value: string): Test | undefined {
  const words = value.replace(/"/g, '').toLowerCase();
  switch (field) {
    case 'all':
      return ({ title, abstract }) => `${title} ${abstract}`.toLowerCase().includes(words);
    case 'ti':
      return ({ title }) => title.toLowerCase().includes(words);
    case 'cat':
      return ({ categories }) => categories.some((name) => matches(name, value));
    case 'submittedDate': {
      const [, from, to] = /^\[(\d{12}) TO (\d{12})\]$/.exec(value) ?? [];
      if (from === undefined || to === undefined) return undefined;
      return ({ published }) => {
        const at = published.replace(/\D/g, '').slice(0, 12);
        return at >= from && at <= to;
      };
    }
    default:
      return undefined;
  }
}

const matches = (name: string, pattern: string): boolean =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
