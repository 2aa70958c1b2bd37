import type { Paper } from '../paper/model.ts';
import { stems } from '../search/stem.ts';
import type { Topics } from './model.ts';

/**
 * Why a paper is not for a channel, or undefined when it is. A topic is a word or a phrase; it is
 * found in the title, the abstract, the summary and the keywords, in whatever form the words stand.
 */
export function offTopic(paper: Paper, topics: Topics): string | undefined {
  if (topics.include.length === 0 && topics.exclude.length === 0) return undefined;
  const text = phrase([paper.title, paper.abstract, paper.summary ?? '', ...paper.keywords]);
  const unwanted = topics.exclude.find((topic) => text.includes(phrase([topic])));
  if (unwanted) return `about "${unwanted}", which this channel leaves out`;
  if (topics.include.length === 0) return undefined;
  const wanted = topics.include.some((topic) => text.includes(phrase([topic])));
  return wanted ? undefined : `none of this channel's topics (${topics.include.join(', ')})`;
}

/** Stems between single spaces, so that a phrase is found only at the borders of words. */
function phrase(texts: readonly string[]): string {
  return ` ${texts.flatMap(stems).join(' ')} `;
}
