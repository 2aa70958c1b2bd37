import { type PaperId, papersIn, parsePaperId } from '../../paper/identity.ts';
import type { Day } from '../../paper/model.ts';
import { cleanTitle } from '../../paper/text/clean.ts';
import { isUnfiltered, toFilters } from './filters.ts';
import type { Alternative, ParsedQuery, WordsQuery } from './model.ts';
import { type Part, partsOf } from './parts.ts';
import { tokensOf } from './tokens.ts';

/** More than people paste; the rest is left out. */
const LONGEST = 20_000;

/** Longer texts are abstracts, in which quotation marks, dashes and `OR` are only language. */
const LONGEST_TYPED = { words: 32, wordsOfLines: 12 };

const LATEX = /\\[a-z"'`^~=.]|\$[^$]*\$|``/i;
const HOLDS_WORD = /[\p{L}\p{N}]/u;

/**
 * What a person searches for: words; `"phrases"`; `-without`; `OR`; `author:`, `org:`, `cat:`,
 * `code:yes`, `since:7d`, `before:2026-01`, `year:2026`, `votes:>20`, `sort:date`, `exact:yes`; or
 * an identifier or a link. Any text can be read: what can't be parsed is words.
 * @param today the local date that spans like `7d` end on
 */
export function parseQuery(text: string, today: Day): ParsedQuery {
  const typed = text.slice(0, LONGEST);
  const query = readWords(typed, today);
  // Of a paper that is named there is nothing to filter.
  const id =
    parsePaperId(typed) ??
    parsePaperId(query.text) ??
    (isPlain(query) ? paperNamedIn(typed) : undefined);
  return id === undefined ? query : { kind: 'identifier', id };
}

function readWords(typed: string, today: Day): WordsQuery {
  const joined = typed.replace(/(\p{L}-)\s*\n\s*(?=\p{Ll})/gu, '$1');
  const tokens = tokensOf(LATEX.test(joined) ? cleanTitle(joined) : joined);
  const most = typed.trim().includes('\n') ? LONGEST_TYPED.wordsOfLines : LONGEST_TYPED.words;
  const parts = partsOf(tokens, { isPassage: tokens.length > most, today });
  const alternatives = alternativesOf(parts);
  return {
    kind: 'words',
    text: alternatives.map((alternative) => alternative.text).join(' '),
    alternatives,
    without: parts.flatMap((part) => (part.is === 'unwanted' ? part.text : [])),
    ...toFilters(parts),
    misread: parts.flatMap((part) => (part.is === 'misread' ? part.text : [])),
  };
}

function alternativesOf(parts: readonly Part[]): readonly Alternative[] {
  const groups: Part[][] = [[]];
  for (const part of parts) {
    if (part.is === 'or') groups.push([]);
    else groups.at(-1)?.push(part);
  }
  return groups.map(toAlternative).filter(({ text }) => HOLDS_WORD.test(text));
}

function toAlternative(parts: readonly Part[]): Alternative {
  const texts = parts.flatMap((part) =>
    part.is === 'word' || part.is === 'phrase' || part.is === 'misread' ? part.text : [],
  );
  return {
    text: texts.join(' '),
    phrases: parts.flatMap((part) => (part.is === 'phrase' ? part.text : [])),
  };
}

const isPlain = ({ alternatives, without, filters, sort, misread }: WordsQuery): boolean =>
  alternatives.length < 2 &&
  without.length + misread.length === 0 &&
  sort === 'relevance' &&
  isUnfiltered(filters);

/** The only paper that a short text names: beside its title, or as `arXiv paper 2401.01234`. */
function paperNamedIn(text: string): PaperId | undefined {
  const [id, ...others] = papersIn(text);
  const words = text.split(/\s+/).filter(Boolean);
  if (id === undefined || others.length > 0 || words.length > LONGEST_TYPED.words) return undefined;
  const isLinked = words.some((word) => word.includes('/') && papersIn(word).length > 0);
  return isLinked || words.every((word) => NOISE.test(word) || papersIn(word).length > 0)
    ? id
    : undefined;
}

const NOISE = /^(?:arxiv|paper|the|id|no|number|doi|pdf|abs|see|link)?[\s.,:;()[\]#-]*$/i;
