import type { TextSize } from '../segment/model.ts';

/**
 * BM25F: the counts of a term in the fields are weighted, each by its field's length, and added
 * before they are saturated (S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework:
 * BM25 and Beyond", Foundations and Trends in Information Retrieval 3(4), 2009, section 3.6).
 */
export const K1 = 1.2;

const TITLE = { weight: 3, lengthShare: 0.6 };
const BODY = { weight: 1, lengthShare: 0.75 };

/** What each occurrence in a field counts in this paper. Names are short and stand once. */
export interface FieldWeights {
  readonly title: number;
  readonly body: number;
  readonly names: number;
}

export function fieldWeights(titleWords: number, bodyWords: number, all: TextSize): FieldWeights {
  return {
    title: weigh(TITLE, titleWords, all.titleWords / all.papers),
    body: weigh(BODY, bodyWords, all.bodyWords / all.papers),
    names: 2,
  };
}

function weigh(field: typeof TITLE, words: number, average: number): number {
  const { weight, lengthShare } = field;
  return weight / (1 - lengthShare + lengthShare * (words / Math.max(average, 1)));
}

/** The weighted count, saturated: 0 to 1. */
export const saturate = (count: number): number => count / (K1 + count);

/** 1 to 255. */
export const toImpact = (count: number): number => Math.max(1, Math.round(255 * saturate(count)));

/** How rare a term is, after Robertson and Spärck Jones, in Lucene's form that is never negative. */
export const rarity = (papers: number, all: number): number =>
  Math.log(1 + (Math.max(all - papers, 0) + 0.5) / (papers + 0.5));
