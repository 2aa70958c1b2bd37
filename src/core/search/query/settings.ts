import type { Day } from '../../paper/model.ts';
import { readSince } from '../../schedule/spans.ts';
import { readCategory } from './categories.ts';
import type { Sort, VotesRange } from './model.ts';

/** What one `key:value` of a query sets. */
export type Setting =
  | { readonly of: NameField; readonly names: readonly string[] }
  | { readonly of: 'code'; readonly hasCode: boolean }
  | { readonly of: 'days'; readonly since?: Day; readonly before?: Day }
  | { readonly of: 'votes'; readonly votes: VotesRange }
  | { readonly of: 'sort'; readonly sort: Sort }
  | { readonly of: 'spelling'; readonly mayCorrect: boolean };

export type NameField = 'authors' | 'organizations' | 'categories';

type Reader = (value: string, today: Day) => Setting | undefined;

/** The keys, what one looks like that works, and how its value is read. */
type Kind = readonly [keys: string, example: string, read: Reader];

const KINDS: readonly Kind[] = [
  ['author authors by au', 'author:hinton', (value) => namesIn('authors', authorsIn(value))],
  [
    'org organization organizations organisation institution affiliation lab company',
    'org:google',
    (value) => namesIn('organizations', listIn(value)),
  ],
  ['cat category categories subject', 'cat:cs.CL', readCategories],
  ['code has', 'code:yes', readCode],
  ['since after from', 'since:7d', (value, today) => days('since', readSince(value, today))],
  ['before', 'before:2026-01', (value, today) => days('before', readSince(value, today))],
  ['year', 'year:2026', readYear],
  ['votes vote upvotes', 'votes:>20', readVotes],
  ['sort order', 'sort:date', readSort],
  ['exact', 'exact:yes', readExact],
];

const BY_KEY = new Map(
  KINDS.flatMap((kind) => kind[0].split(' ').map((key): [string, Kind] => [key, kind])),
);

const kindOf = (key: string): Kind | undefined => BY_KEY.get(key.toLowerCase());

/** Whether a key is one of the language's, whatever its case. */
export const isKey = (key: string): boolean => kindOf(key) !== undefined;

/** What `key:value` sets; undefined when it means nothing. */
export function readSetting(key: string, value: string, today: Day): Setting | undefined {
  return kindOf(key)?.[2](value.trim(), today);
}

/** A filter that works, of the kind of one that was typed and means nothing. */
export function exampleOf(typed: string): string {
  return kindOf(/\p{L}+/u.exec(typed)?.[0] ?? '')?.[1] ?? 'since:7d';
}

/** What a minus before it sets; most filters have no opposite. */
export function readOpposite(setting: Setting): Setting | undefined {
  return setting.of === 'code' ? { of: 'code', hasCode: !setting.hasCode } : undefined;
}

const HAS_LETTER = /[\p{L}\p{N}]/u;

function namesIn(of: NameField, names: readonly string[]): Setting | undefined {
  const told = names.map((name) => name.replace(/[_+]+/g, ' ').trim());
  return told.length > 0 && told.every((name) => HAS_LETTER.test(name))
    ? { of, names: told }
    : undefined;
}

const listIn = (value: string): readonly string[] =>
  value.split(/[,;|]/).filter((part) => HAS_LETTER.test(part));

/** `Hinton, Geoffrey` is one person, `hinton,lecun` are two. */
function authorsIn(value: string): readonly string[] {
  const [, last, first] = /^([^,;|]+),\s+([^,;|]+)$/.exec(value) ?? [];
  return first && last ? [`${first} ${last}`] : listIn(value);
}

function readCategories(value: string): Setting | undefined {
  const read = listIn(value).map((part) => readCategory(part.trim()));
  const known = read.flatMap((category) => category ?? []);
  return known.length > 0 && known.length === read.length
    ? { of: 'categories', names: known }
    : undefined;
}

function readCode(value: string): Setting | undefined {
  const answer = yesOrNo(/^(?:code|github)$/i.test(value) ? 'yes' : value);
  return answer === undefined ? undefined : { of: 'code', hasCode: answer };
}

function readExact(value: string): Setting | undefined {
  const answer = yesOrNo(value);
  return answer === undefined ? undefined : { of: 'spelling', mayCorrect: !answer };
}

function yesOrNo(value: string): boolean | undefined {
  if (/^(?:y|yes|true|1|on)$/i.test(value)) return true;
  return /^(?:n|no|none|false|0|off)$/i.test(value) ? false : undefined;
}

const days = (bound: 'since' | 'before', day: Day | undefined): Setting | undefined =>
  day === undefined ? undefined : { of: 'days', [bound]: day };

function readYear(value: string, today: Day): Setting | undefined {
  const first = /^\d{4}$/.test(value) ? readSince(value, today) : undefined;
  const next = first && `${Number(value) + 1}-01-01`;
  return first && next ? { of: 'days', since: first, before: next } : undefined;
}

const VOTES = /^(?<sign>[<>]=?|=|)\s*(?<count>\d{1,7})(?<end>\+|(?:\.\.|-)(?<most>\d{1,7}))?$/;

/** `>20`, `>=20`, `20`, `20+`, `<5`, `10..50`. A number alone is the least. */
function readVotes(value: string): Setting | undefined {
  const { sign, count, end, most } = VOTES.exec(value)?.groups ?? {};
  if (count === undefined || (sign && end)) return undefined;
  return { of: 'votes', votes: rangeOf(sign ?? '', Number(count), most) };
}

function rangeOf(sign: string, count: number, most: string | undefined): VotesRange {
  if (most !== undefined) return { least: count, most: Number(most) };
  if (sign === '<') return { least: 0, most: count - 1 };
  if (sign === '<=') return { least: 0, most: count };
  if (sign === '=') return { least: count, most: count };
  return { least: sign === '>' ? count + 1 : count, most: Number.POSITIVE_INFINITY };
}

const SORTS: ReadonlyMap<string, Sort> = new Map(
  (
    [
      ['relevance relevant best match', 'relevance'],
      ['date day new newest recent latest', 'date'],
      ['votes vote upvotes top popular popularity', 'votes'],
    ] as const
  ).flatMap(([words, sort]) => words.split(' ').map((word): [string, Sort] => [word, sort])),
);

function readSort(value: string): Setting | undefined {
  const sort = SORTS.get(value.toLowerCase());
  return sort && { of: 'sort', sort };
}
