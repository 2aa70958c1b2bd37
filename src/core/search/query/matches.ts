import type { Day, Paper } from '../../paper/model.ts';
import { localDate } from '../../schedule/dates.ts';
import { stems } from '../stem.ts';
import { isIn } from './categories.ts';
import type { Alternative, Filters, NameFilter, ParsedQuery, WordsQuery } from './model.ts';
import { holdsName, isNamed } from './names.ts';

/** A paper with what filters ask beside it. */
export interface Subject {
  readonly paper: Paper;
  /** The day it was listed on, if it was. */
  readonly day?: Day;
  /** Of the latest reading. */
  readonly upvotes?: number;
}

/**
 * Tells whether a paper fits a query. Its words must stand next to each other there, as those of a
 * phrase; in whatever form, in the title, the abstract, the summary or the keywords.
 */
export function matcherFor(subject: Subject): (query: ParsedQuery) => boolean {
  const holds = holderOf(subject.paper);
  return (query) =>
    query.kind === 'identifier'
      ? subject.paper.id === query.id
      : fitsWith(subject, query, holds, ({ text, phrases }) => [
          withoutPhrases(text, phrases),
          ...phrases,
        ]);
}

/** Whether nothing but a query's plain words could keep a paper out. */
export function mayFit(subject: Subject, query: WordsQuery): boolean {
  return fitsWith(subject, query, holderOf(subject.paper), ({ phrases }) => phrases);
}

type Holds = (text: string) => boolean;

/** Whether a paper holds words next to each other. Its text is worked out when it is first asked. */
function holderOf({ title, abstract, summary = '', keywords }: Paper): Holds {
  let held: string | undefined;
  return (text) => {
    held ??= stemsBetweenSpaces(title, abstract, summary, ...keywords);
    return held.includes(stemsBetweenSpaces(text));
  };
}

/** @param needs the words of an alternative that must be there */
function fitsWith(
  subject: Subject,
  { alternatives, without, filters }: WordsQuery,
  holds: Holds,
  needs: (alternative: Alternative) => readonly string[],
): boolean {
  if (!fitsFilters(subject, filters) || without.some(holds)) return false;
  return (
    alternatives.length === 0 ||
    alternatives.some((one) =>
      needs(one).every((words) => stems(words).length === 0 || holds(words)),
    )
  );
}

/** Whether a paper fulfils all filters, whatever its words. */
function fitsFilters({ paper, day, upvotes = 0 }: Subject, filters: Filters): boolean {
  const { hasCode, votes } = filters;
  const { authors, organization, categories = [], codeUrl } = paper;
  return (
    fitsNames(filters.authors, authors, isNamed) &&
    fitsNames(filters.organizations, organization ? [organization] : [], holdsName) &&
    fitsNames(filters.categories, categories, isIn) &&
    (hasCode === undefined || hasCode === (codeUrl !== undefined)) &&
    fitsDays(day ?? publishedOn(paper), filters) &&
    (votes === undefined || (upvotes >= votes.least && upvotes <= votes.most))
  );
}

/** Stems between single spaces, so that a phrase is found only at the borders of words. */
const stemsBetweenSpaces = (...texts: readonly string[]): string =>
  ` ${texts.flatMap(stems).join(' ')} `;

const withoutPhrases = (text: string, phrases: readonly string[]): string =>
  phrases.reduce((rest, phrase) => rest.replace(phrase, ' '), text);

function fitsNames(
  { wanted, unwanted }: NameFilter,
  own: readonly string[],
  isAlike: (name: string, wanted: string) => boolean,
): boolean {
  const has = (name: string): boolean => own.some((one) => isAlike(one, name));
  return wanted.every((group) => group.some(has)) && !unwanted.some(has);
}

function fitsDays(day: Day | undefined, { since, before }: Filters): boolean {
  if (since === undefined && before === undefined) return true;
  if (day === undefined) return false;
  return (since === undefined || day >= since) && (before === undefined || day < before);
}

/** arXiv's days are UTC. */
const publishedOn = ({ publishedAt }: Paper): Day | undefined =>
  publishedAt === undefined ? undefined : localDate(publishedAt, 'UTC');
