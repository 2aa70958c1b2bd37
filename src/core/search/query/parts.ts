import type { Day } from '../../paper/model.ts';
import { isKey, readOpposite, readSetting, type Setting } from './settings.ts';
import type { Token } from './tokens.ts';

/** What a run of tokens means. */
export type Part =
  /** `misread`: a filter whose value says nothing; `unwanted`: a word or a phrase. */
  | { readonly is: 'word' | 'phrase' | 'unwanted' | 'misread'; readonly text: string }
  | { readonly is: 'or' }
  | FilterPart;

export interface FilterPart {
  readonly is: 'filter';
  readonly setting: Setting;
  readonly isWanted: boolean;
  /** An `OR` joins it to the filter before it. */
  readonly isJoined: boolean;
}

interface Reading {
  /** A pasted text: only filters mean more than themselves. */
  readonly isPassage: boolean;
  readonly today: Day;
}

interface Taken {
  readonly part: FilterPart;
  /** How many tokens. */
  readonly count: number;
}

const OR = /^(?:OR|\|\|?)$/;
const QUOTES = /["“”„«»]+/g;
const HOLDS_WORD = /[\p{L}\p{N}]/u;
const VOTES = /^(?<key>(?:up)?votes)(?<value>[<>=].*)$/i;
const COMPARISON = /^[<>]?=?$/;

/** A space may follow these; the shorter ones are words of sentences too. */
const SPACED = /^(?:authors?|org|cat|category|code|since|before|votes|upvotes|sort)$/;

/** The meaning of all tokens, in their order. */
export function partsOf(tokens: readonly Token[], reading: Reading): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < tokens.length; ) {
    const [token, ...next] = tokens.slice(at, at + 3);
    if (token === undefined) break;
    const filter = takeFilter(token, next, reading);
    parts.push(filter?.part ?? meaningOf(token, reading.isPassage));
    at += filter?.count ?? 1;
  }
  return joinFilters(parts);
}

function meaningOf(token: Token, isPassage: boolean): Part {
  const { text, word, phrase, isNegative, key, value } = token;
  if (isPassage) return plainWord(text);
  if (OR.test(text)) return { is: 'or' };
  if (key && value && isKey(key)) return { is: 'misread', text: withoutQuotes(text) };
  if (isNegative && HOLDS_WORD.test(word)) return { is: 'unwanted', text: withoutQuotes(word) };
  if (phrase !== undefined && HOLDS_WORD.test(phrase)) return { is: 'phrase', text: phrase };
  return plainWord(text);
}

const plainWord = (text: string): Part => ({ is: 'word', text: withoutQuotes(text) });

const withoutQuotes = (text: string): string => text.replace(QUOTES, ' ').trim();

/** A filter: `key:value`, `votes>20`, or with a space after what joins them. */
function takeFilter(
  token: Token,
  [next, third]: readonly Token[],
  reading: Reading,
): Taken | undefined {
  const { key, value } = VOTES.exec(token.word)?.groups ?? token;
  if (key === undefined || !isKey(key)) return undefined;
  if (value !== undefined && !COMPARISON.test(value)) return toTaken(token, key, value, 1, reading);
  // In a title such words stand in capitals, and what follows the colon belongs to it.
  if (reading.isPassage || next === undefined || !SPACED.test(key)) return undefined;
  const whole = `${value ?? ''}${next.phrase ?? next.text}`;
  if (!COMPARISON.test(whole)) return toTaken(token, key, whole, 2, reading);
  return third && toTaken(token, key, whole + third.text, 3, reading);
}

function toTaken(
  { isNegative }: Token,
  key: string,
  value: string,
  count: number,
  { today }: Reading,
): Taken | undefined {
  const setting = readSetting(key, value, today);
  if (setting === undefined) return undefined;
  const filter = { is: 'filter', isWanted: !isNegative, isJoined: false } as const;
  if (!isNegative || 'names' in setting) return { part: { ...filter, setting }, count };
  const opposite = readOpposite(setting);
  return opposite && { part: { ...filter, setting: opposite, isWanted: true }, count };
}

/** `author:hinton OR author:lecun`: an `OR` between two filters of one kind is theirs. */
function joinFilters(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part, index): readonly Part[] => {
    if (part.is === 'or') return isBetweenFilters(parts, index) ? [] : [part];
    if (part.is !== 'filter') return [part];
    return [{ ...part, isJoined: isBetweenFilters(parts, index - 1) }];
  });
}

function isBetweenFilters(parts: readonly Part[], at: number): boolean {
  const [before, or, after] = at > 0 ? parts.slice(at - 1, at + 2) : [];
  if (or?.is !== 'or' || before?.is !== 'filter' || after?.is !== 'filter') return false;
  return before.setting.of === after.setting.of && before.isWanted && after.isWanted;
}
