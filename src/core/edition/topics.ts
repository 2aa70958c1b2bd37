import { matcherFor, type Subject } from '../search/query/matches.ts';
import type { ParsedQuery } from '../search/query/model.ts';
import { parseQuery } from '../search/query/parse.ts';
import type { Topics } from './model.ts';

/**
 * Why a paper is not for a channel, or undefined when it is. A topic is a word or a phrase, found in
 * the title, the abstract, the summary and the keywords, in whatever form the words stand; or
 * anything else of the query language: `cat:cs.RO`, `diffusion OR flow matching`.
 */
export function offTopic(subject: Subject, topics: Topics): string | undefined {
  if (topics.include.length === 0 && topics.exclude.length === 0) return undefined;
  const fits = matcherFor(subject);
  const isAbout = (topic: string): boolean => fits(parseTopic(topic));
  const unwanted = topics.exclude.find(isAbout);
  if (unwanted) return `about "${unwanted}", which this channel leaves out`;
  if (topics.include.length === 0) return undefined;
  const wanted = topics.include.some(isAbout);
  return wanted ? undefined : `none of this channel's topics (${topics.include.join(', ')})`;
}

/** What of the query language can be no topic, because an edition has its own days and order. */
export function unfitForTopic(topic: string): string | undefined {
  const query = parseTopic(topic);
  if (query.kind === 'identifier') return undefined;
  const { filters, sort, misread } = query;
  if (filters.since !== undefined || filters.before !== undefined) return 'a span of days';
  if (sort !== 'relevance') return 'an order';
  return misread.length > 0 ? 'a filter that can’t be read' : undefined;
}

/** Spans of days are no topics, so it does not matter on which day they would end. */
const SOME_DAY = '2000-01-01';

const parseTopic = (topic: string): ParsedQuery => parseQuery(topic, SOME_DAY);
