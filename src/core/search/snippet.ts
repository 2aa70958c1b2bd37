import type { Span, Spans } from '../message/model.ts';
import { shorten } from '../message/shorten.ts';
import { splitSentences } from '../paper/sentences.ts';
import { termOf } from './analysis/terms.ts';
import { isPlain, joined, toUnit, unitTexts } from './analysis/units.ts';

const MAX_SNIPPET = 240;

/** What stands between spaces, without the marks around it. */
const WRITTEN = /[\p{L}\p{N}](?:[^\s]*[\p{L}\p{N}+#*])?/gu;

/** The sentence that holds most of the words, the first of equals, with them marked. */
export function bestPassage(text: string, words: readonly string[]): Spans {
  const wanted = createMatcher(words);
  let best = { sentence: '', held: -1 };
  for (const sentence of splitSentences(text)) {
    const held = wanted.heldBy(sentence).size;
    if (held > best.held) best = { sentence, held };
  }
  return markMatches(shorten(best.sentence, MAX_SNIPPET), wanted);
}

/** The text with the words marked, in whatever form they stand there. */
function markMatches(text: string, wanted: Matcher): Spans {
  const spans: Span[] = [];
  let plainFrom = 0;
  for (const match of text.matchAll(WRITTEN)) {
    if (wanted.heldBy(match[0]).size === 0) continue;
    if (match.index > plainFrom) {
      spans.push({ type: 'plain', text: text.slice(plainFrom, match.index) });
    }
    spans.push({ type: 'match', text: match[0] });
    plainFrom = match.index + match[0].length;
  }
  if (plainFrom < text.length) spans.push({ type: 'plain', text: text.slice(plainFrom) });
  return spans;
}

type Matcher = ReturnType<typeof createMatcher>;

function createMatcher(words: readonly string[]) {
  const wanted = new Set(
    words
      .flatMap(unitTexts)
      .flatMap(formsOf)
      .map((form) => termOf(form).stem),
  );
  // A stem begins as its word does: most words of a text need not be stemmed.
  const beginnings = new Set(Array.from(wanted, beginning));
  return {
    /** Which of the words a text holds, by their stems. */
    heldBy(text: string): ReadonlySet<string> {
      const held = new Set<string>();
      for (const unit of unitTexts(text)) {
        if (isPlain(unit) && !beginnings.has(beginning(unit))) continue;
        for (const form of formsOf(unit)) {
          const { stem } = termOf(form);
          if (wanted.has(stem)) held.add(stem);
        }
      }
      return held;
    },
  };
}

/** Porter's rules leave the first two letters of a word as they are. */
const beginning = (word: string): string => word.slice(0, 2);

/** The words of one of a text's units, and the compound as one word. */
function formsOf(unit: string): readonly string[] {
  const { words, compound } = toUnit(unit);
  return compound === undefined ? words : [...words, joined(compound)];
}
