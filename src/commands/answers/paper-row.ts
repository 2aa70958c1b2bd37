import { link, plain } from '../../core/message/build.ts';
import { counted } from '../../core/message/counted.ts';
import type { Row, Spans } from '../../core/message/model.ts';
import { paperLinks } from '../../core/paper/identity.ts';
import type { Paper } from '../../core/paper/model.ts';
import type { Ranked } from '../../core/ranking/model.ts';
import { formatDay, localDate } from '../../core/schedule/dates.ts';
import { joinSpans } from './join-spans.ts';
import type { KnownPaper } from './known-papers.ts';

/** A paper on one line: title, authors, date, upvotes, the team's votes, and what else there is. */
export function paperRow(known: KnownPaper, ...more: readonly Spans[]): Row {
  const { paper, popularity, votes } = known;
  const facts = [
    shortAuthors(paper),
    dateOf(known),
    popularity && counted(popularity.upvotes, 'upvote'),
    votes > 0 && counted(votes, 'team vote'),
  ].filter((fact) => typeof fact === 'string');
  return {
    title: [link(paper.title, paperLinks(paper.id).abstract)],
    detail: joinSpans([...facts.map((fact) => [plain(fact)]), ...more]),
    paperId: paper.id,
  };
}

/** A ranked paper; why it stands where it stands tells the upvotes and votes too. */
export function rankedRow({ paper, day, why }: Ranked): Row {
  return paperRow({ paper, votes: 0, ...(day && { day }) }, [plain(why)]);
}

/** The day it was listed, else the day it appeared (arXiv's days are UTC). */
function dateOf({ day, paper: { publishedAt } }: KnownPaper): string | undefined {
  if (day) return formatDay(day);
  return publishedAt === undefined ? undefined : formatDay(localDate(publishedAt, 'UTC'));
}

function shortAuthors({ authors: [first, second], authorCount }: Paper): string | undefined {
  if (!first || authorCount <= 1) return first;
  if (authorCount === 2 && second) return `${first} and ${second}`;
  return `${first} and ${counted(authorCount - 1, 'other')}`;
}
