import type { Span, Spans } from '../message/model.ts';
import { shorten } from '../message/shorten.ts';
import { splitSentences } from '../paper/sentences.ts';
import { isStopWord } from './analysis/stop-words.ts';
import { termOf } from './analysis/terms.ts';
import { joined, units } from './analysis/units.ts';

const MAX_SNIPPET = 240;

/** What stands between spaces, without the marks around it. */
const WRITTEN = /[\p{L}\p{N}](?:[^\s]*[\p{L}\p{N}+#*])?/gu;

/** The sentence that holds most of the words, the first of equals, with them marked. */
export function bestPassage(text: string, words: readonly string[]): Spans {
  const wanted = stemsOf(words.join(' '));
  let best = { sentence: '', hits: -1 };
  for (const sentence of splitSentences(text)) {
    const hits = [...stemsOf(sentence)].filter((stem) => wanted.has(stem)).length;
    if (hits > best.hits) best = { sentence, hits };
  }
  return markMatches(shorten(best.sentence, MAX_SNIPPET), wanted);
}

/** The text with the words marked, in whatever form they stand there. */
function markMatches(text: string, wanted: ReadonlySet<string>): Spans {
  const spans: Span[] = [];
  let plainFrom = 0;
  for (const match of text.matchAll(WRITTEN)) {
    if (![...stemsOf(match[0])].some((stem) => wanted.has(stem))) continue;
    if (match.index > plainFrom) {
      spans.push({ type: 'plain', text: text.slice(plainFrom, match.index) });
    }
    spans.push({ type: 'match', text: match[0] });
    plainFrom = match.index + match[0].length;
  }
  if (plainFrom < text.length) spans.push({ type: 'plain', text: text.slice(plainFrom) });
  return spans;
}

/** Of a text's words and compounds, stop words left out unless there is nothing else. */
function stemsOf(text: string): ReadonlySet<string> {
  const forms = units(text).flatMap(({ words, compound }) =>
    compound === undefined ? words : [...words, joined(compound)],
  );
  const telling = forms.filter((form) => !isStopWord(form));
  return new Set((telling.length > 0 ? telling : forms).map((form) => termOf(form).stem));
}
