import type { Span, Spans } from '../message/model.ts';
import { shorten } from '../message/shorten.ts';
import { splitSentences } from '../paper/summary.ts';
import { stem, stems, WORD } from './stem.ts';

const MAX_SNIPPET = 240;

/** The text with the words of the query marked, in whatever form they stand there. */
function markMatches(text: string, words: readonly string[]): Spans {
  const wanted = new Set(words.map(stem));
  const spans: Span[] = [];
  let plainFrom = 0;
  for (const match of text.matchAll(WORD)) {
    if (!wanted.has(stem(match[0]))) continue;
    if (match.index > plainFrom) {
      spans.push({ type: 'plain', text: text.slice(plainFrom, match.index) });
    }
    spans.push({ type: 'match', text: match[0] });
    plainFrom = match.index + match[0].length;
  }
  if (plainFrom < text.length) spans.push({ type: 'plain', text: text.slice(plainFrom) });
  return spans;
}

/** The sentence that holds most of the query's words, the first of equals, with them marked. */
export function bestPassage(text: string, words: readonly string[]): Spans {
  const wanted = new Set(words.map(stem));
  let best = { sentence: '', hits: -1 };
  for (const sentence of splitSentences(text)) {
    const hits = new Set(stems(sentence).filter((word) => wanted.has(word))).size;
    if (hits > best.hits) best = { sentence, hits };
  }
  return markMatches(shorten(best.sentence, MAX_SNIPPET), words);
}
