import { counted } from '../../message/counted.ts';
import { shorten } from '../../message/shorten.ts';
import { formatDay } from '../../schedule/dates.ts';
import { formatCategory } from './categories.ts';
import type { Alternative, NameFilter, ParsedQuery, VotesRange, WordsQuery } from './model.ts';

const LONGEST_QUOTE = 60;

/**
 * What was understood, to be put after "Papers": `for “world models” or “video prediction”, without
 * “driving”, by Hinton, in cs.CL, with code, since Fri 14 Aug 2026, newest first`.
 */
export function explainQuery(query: ParsedQuery): string {
  if (query.kind === 'identifier') return `with the id ${query.id}`;
  return [...wordsOf(query), ...filtersOf(query), ...orderOf(query)].join(', ');
}

function wordsOf({ alternatives, without }: WordsQuery): readonly string[] {
  return [
    ...(alternatives.length > 0 ? [`for ${either(alternatives.map(quoteAlternative))}`] : []),
    ...(without.length > 0 ? [`without ${either(without.map(quote))}`] : []),
  ];
}

function filtersOf({ filters }: WordsQuery): readonly string[] {
  const { authors, organizations, categories, hasCode, since, before, votes } = filters;
  return [
    ...named('by', authors),
    ...named('from', organizations),
    ...named('in', inArxivsWriting(categories)),
    ...(hasCode === undefined ? [] : [hasCode ? 'with code' : 'without code']),
    ...(since ? [`since ${formatDay(since)}`] : []),
    ...(before ? [`before ${formatDay(before)}`] : []),
    ...(votes ? [`with ${range(votes)}`] : []),
  ];
}

function orderOf({ sort, mayCorrect }: WordsQuery): readonly string[] {
  const orders = { relevance: [], date: ['newest first'], votes: ['most upvotes first'] };
  return [...orders[sort], ...(mayCorrect ? [] : ['spelt exactly so'])];
}

function named(word: string, { wanted, unwanted }: NameFilter): readonly string[] {
  return [
    ...(wanted.length > 0 ? [`${word} ${list('conjunction', wanted.map(either))}`] : []),
    ...(unwanted.length > 0 ? [`not ${word} ${either(unwanted)}`] : []),
  ];
}

const inArxivsWriting = ({ wanted, unwanted }: NameFilter): NameFilter => ({
  wanted: wanted.map((group) => group.map(formatCategory)),
  unwanted: unwanted.map(formatCategory),
});

function range({ least, most }: VotesRange): string {
  if (most === Number.POSITIVE_INFINITY) return `${least.toLocaleString('en')} or more upvotes`;
  if (least === 0) return `at most ${counted(most, 'upvote')}`;
  return least === most
    ? `exactly ${counted(least, 'upvote')}`
    : `${least.toLocaleString('en')} to ${counted(most, 'upvote')}`;
}

/** One pair of quotation marks around all, and single ones around the phrases within. */
function quoteAlternative({ text, phrases }: Alternative): string {
  if (phrases.includes(text)) return quote(text);
  const marked = phrases.reduce((all, phrase) => all.replace(phrase, () => `‘${phrase}’`), text);
  return quote(marked);
}

const quote = (text: string): string => `“${shorten(text, LONGEST_QUOTE)}”`;

const list = (type: 'conjunction' | 'disjunction', items: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type }).format(items);

const either = (items: readonly string[]): string => list('disjunction', items);
