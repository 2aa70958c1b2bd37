import { shorten } from '../message/shorten.ts';
import { splitSentences } from './sentences.ts';

export { splitSentences } from './sentences.ts';

interface Limit {
  readonly sentences: number;
  /** UTF-16 code units. */
  readonly characters: number;
}

/** What can be read in five seconds. */
const DEFAULT: Limit = { sentences: 3, characters: 420 };

const ACTOR = String.raw`\b(?:we|this (?:paper|work|article|study|report|survey)|our (?:work|paper))\b`;
const PROPOSING =
  'propose|proposes|introduce|introduces|present|presents|develop|develops|describe|describes|release|releases|design|study|studies|investigate|investigates|examine|examines|build|explore|explores|address|addresses|argue|argues|show|shows|report|reports';
const PROPOSAL = new RegExp(`${ACTOR}[^.]{0,60}?\\b(?:${PROPOSING})\\b`, 'i');
const STRONG_PROPOSAL = /\b(?:propose|introduce|present|release)s?\b/i;
const RESULT =
  /\b(?:outperform|surpass|achiev|improv|reduc|exceed|state-of-the-art|speedup|faster|accura|increas|reveal|show|demonstrat|find)/i;
const MEASURE = /\d(?:[\d.,]*\d)?\s?(?:%|×|x\b|points?\b|times\b|billion\b|million\b|[BMK]\b)/;
const HOUSEKEEPING =
  /\b(?:code|data(?:set)?s?|models?|project page|demo|website|weights)\b[^.]{0,60}\b(?:available|released|at|found)\b|https?:\/\//i;
const BACKGROUND =
  /^(?:recent|recently|despite|although|while|existing|traditional|current|however|in recent years|large language models)\b/i;
const DEPENDENT =
  /^(?:it|they|these|this|that|such|thus|moreover|furthermore|also|additionally)\b/i;

/**
 * Two or three sentences on a paper, from clean texts: its source's summary where there is one,
 * else what the abstract says of the proposal and of the results, in the abstract's order.
 * At most `characters` long; whole sentences unless not even one of them fits.
 */
export function summarise(
  paper: { readonly title: string; readonly abstract: string; readonly summary?: string },
  limit: Partial<Limit> = {},
): string {
  const bounds = { ...DEFAULT, ...limit };
  const given = splitSentences(paper.summary ?? '');
  const abstract = splitSentences(paper.abstract);
  const chosen =
    inOrder(given, given.keys(), bounds) || inOrder(abstract, ranked(abstract), bounds);
  if (chosen !== '') return chosen;
  const [first] = ranked(abstract);
  return shorten(
    given[0] ?? (first === undefined ? '' : (abstract[first] ?? '')),
    bounds.characters,
  );
}

/** Takes sentences by preference as long as they fit, and returns them in the text's order. */
function inOrder(sentences: readonly string[], preference: Iterable<number>, limit: Limit): string {
  const taken: number[] = [];
  let length = -1;
  for (const index of preference) {
    const needed = (sentences[index]?.length ?? 0) + 1;
    if (taken.length >= limit.sentences || length + needed > limit.characters) continue;
    taken.push(index);
    length += needed;
  }
  return taken
    .sort((a, b) => a - b)
    .map((index) => sentences[index])
    .join(' ');
}

/** The proposal, the best result after it, then the rest: where each stands in the text. */
function ranked(sentences: readonly string[]): readonly number[] {
  const indices = [...sentences.keys()];
  const by = (score: (sentence: string, index: number) => number): number[] =>
    [...indices].sort(
      (a, b) => score(sentences[b] ?? '', b) - score(sentences[a] ?? '', a) || a - b,
    );
  const [proposal = 0] = by(proposalScore);
  const [result = proposal] = by(resultScore).filter((index) => index > proposal);
  const rest = by((sentence, index) => {
    const isContext = index < proposal ? -3 : 0;
    return proposalScore(sentence, index) + resultScore(sentence) + isContext;
  });
  return [...new Set([proposal, result, ...rest])];
}

function proposalScore(sentence: string, index = 0): number {
  const proposes = PROPOSAL.test(sentence) ? 4 : 0;
  const strongly = proposes > 0 && STRONG_PROPOSAL.test(sentence) ? 3 : 0;
  return proposes + strongly + weakness(sentence) - index / 10;
}

function resultScore(sentence: string): number {
  const measured = MEASURE.test(sentence) ? 3 : 0;
  return (RESULT.test(sentence) ? 2 : 0) + measured + weakness(sentence);
}

function weakness(sentence: string): number {
  const isHousekeeping = HOUSEKEEPING.test(sentence) && !MEASURE.test(sentence);
  const isUnclear = BACKGROUND.test(sentence) || DEPENDENT.test(sentence);
  return (isHousekeeping ? -6 : 0) + (isUnclear ? -2 : 0);
}
