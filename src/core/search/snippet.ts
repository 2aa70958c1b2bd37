import type { Span, Spans } from '../message/model.ts';
import { shorten } from '../message/shorten.ts';
import { splitSentences } from '../paper/sentences.ts';
import { termOf } from './analysis/terms.ts';
import { isPlain, joined, toUnit, unitTexts } from './analysis/units.ts';

const MAX_SNIPPET = 240;

const BETWEEN_WORDS = /[^\p{L}\p{N}]+/gu;

/** What stands between spaces, without the marks around it. */
const WRITTEN = /[\p{L}\p{N}](?:[^\s]*[\p{L}\p{N}+#*])?/gu;

export type PassageFinder = (text: string) => Spans;

/** Finds the sentence that holds most of the words, the first of equals, and marks them there. */
export function createPassageFinder(words: readonly string[]): PassageFinder {
  const wanted = createMatcher(words);
  return (text) => {
    let best = { sentence: '', held: -1 };
    for (const sentence of splitSentences(text)) {
      const held = wanted.likelyIn(sentence);
      if (held > best.held) best = { sentence, held };
    }
    return markMatches(shorten(best.sentence, MAX_SNIPPET), wanted);
  };
}

/** The text with the words marked, in whatever form they stand there. */
function markMatches(text: string, wanted: Matcher): Spans {
  const spans: Span[] = [];
  let plainFrom = 0;
  for (const match of text.matchAll(WRITTEN)) {
    if (!wanted.isIn(match[0])) continue;
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
  const roots = Array.from(wanted, (stem) => ` ${stem.slice(0, Math.max(3, stem.length - 1))}`);
  // A stem begins as its word does: most words of a text need not be stemmed.
  const beginnings = new Set(Array.from(wanted, beginning));
  return {
    /** How many of the words a text seems to hold, by how its words begin. */
    likelyIn(text: string): number {
      const lower = text.toLowerCase();
      const spaced = ` ${lower.replace(BETWEEN_WORDS, ' ')}`;
      const joined = lower.includes('-')
        ? ` ${lower.replaceAll('-', '').replace(BETWEEN_WORDS, ' ')}`
        : '';
      return roots.filter((root) => spaced.includes(root) || joined.includes(root)).length;
    },

    /** Whether a text holds one of the words, in whatever form. */
    isIn: (text: string): boolean =>
      unitTexts(text)
        .filter((unit) => !isPlain(unit) || beginnings.has(beginning(unit)))
        .flatMap(formsOf)
        .some((form) => wanted.has(termOf(form).stem)),
  };
}

/** Porter's rules leave the first two letters of a word as they are. */
const beginning = (word: string): string => word.slice(0, 2);

/** The words of one of a text's units, and the compound as one word. */
function formsOf(unit: string): readonly string[] {
  const { words, compound } = toUnit(unit);
  return compound === undefined ? words : [...words, joined(compound)];
}
