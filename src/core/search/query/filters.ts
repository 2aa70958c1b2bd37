import type { Day } from '../../paper/model.ts';
import type { Filters, NameFilter, VotesRange, WordsQuery } from './model.ts';
import type { FilterPart, Part } from './parts.ts';
import type { NameField, Setting } from './settings.ts';

type Read = Pick<WordsQuery, 'filters' | 'sort' | 'mayCorrect'>;

/** All filters of a query as one. What bounds a span narrows it; of other settings the last counts. */
export function toFilters(parts: readonly Part[]): Read {
  const given = parts.filter((part) => part.is === 'filter');
  const settings = given.map(({ setting }) => setting);
  const since = spanOf(settings, 'since').at(-1);
  const before = spanOf(settings, 'before').at(0);
  const votes = settings
    .filter((setting) => setting.of === 'votes')
    .map((setting) => setting.votes);
  const code = settings.findLast((setting) => setting.of === 'code');
  const filters: Filters = {
    authors: namesOf(given, 'authors', false),
    organizations: namesOf(given, 'organizations', true),
    categories: namesOf(given, 'categories', true),
    ...(code && { hasCode: code.hasCode }),
    ...(since && { since }),
    ...(before && { before }),
    ...(votes.length > 0 && { votes: overlapOf(votes) }),
  };
  return {
    filters,
    sort: settings.findLast((setting) => setting.of === 'sort')?.sort ?? 'relevance',
    mayCorrect: settings.findLast((setting) => setting.of === 'spelling')?.mayCorrect ?? true,
  };
}

/** In order. */
const spanOf = (settings: readonly Setting[], bound: 'since' | 'before'): readonly Day[] =>
  settings.flatMap((setting) => (setting.of === 'days' ? (setting[bound] ?? []) : [])).toSorted();

const overlapOf = (ranges: readonly VotesRange[]): VotesRange => ({
  least: Math.max(...ranges.map(({ least }) => least)),
  most: Math.min(...ranges.map(({ most }) => most)),
});

/** A paper has several authors, but comes from one place: there, one name more is another choice. */
function namesOf(parts: readonly FilterPart[], field: NameField, isChoice: boolean): NameFilter {
  const wanted: (readonly string[])[] = [];
  const unwanted: string[] = [];
  for (const { setting, isWanted, isJoined } of parts) {
    if (setting.of !== field) continue;
    if (!isWanted) unwanted.push(...setting.names);
    else if (isJoined || isChoice) wanted.push([...(wanted.pop() ?? []), ...setting.names]);
    else wanted.push(setting.names);
  }
  return { wanted, unwanted };
}

/** Whether no filter is set. */
export const isUnfiltered = ({ authors, organizations, categories, ...rest }: Filters): boolean =>
  [authors, organizations, categories].every(
    ({ wanted, unwanted }) => wanted.length + unwanted.length === 0,
  ) && Object.keys(rest).length === 0;
