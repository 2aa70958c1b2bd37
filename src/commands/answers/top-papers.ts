import { plain, text } from '../../core/message/build.ts';
import type { Block, Row } from '../../core/message/model.ts';
import type { CommandContext } from '../context.ts';
import { knownPapers } from './known-papers.ts';
import type { Page } from './page.ts';
import { paperRow } from './paper-row.ts';

const DAY_MS = 86_400_000;

const WINDOWS = {
  day: { days: 1, words: 'in the last 24 hours' },
  week: { days: 7, words: 'in the last 7 days' },
  month: { days: 30, words: 'in the last 30 days' },
  all: { days: Number.POSITIVE_INFINITY, words: 'so far' },
};

type Window = keyof typeof WINDOWS;

interface TopPapers {
  readonly found: readonly Row[];
  readonly hasMore: boolean;
}

/** Papers that the team voted for in a window of time, most votes first. */
export async function topPapers(
  window: Window,
  { offset, limit }: Page,
  context: CommandContext,
): Promise<TopPapers> {
  const { votes, electorateOf, asker, clock } = context;
  const since = Math.max(0, clock.now() - WINDOWS[window].days * DAY_MS);
  const end = offset + limit;
  const tallies = await votes.top(electorateOf(asker.channel), since, end + 1);
  const shown = tallies.slice(offset, end);
  const inWindow = new Map(shown.map((tally) => [tally.paperId, tally.votes]));
  const known = await knownPapers(context, [...inWindow.keys()]);
  return {
    found: known.map((paper) =>
      paperRow({ ...paper, votes: inWindow.get(paper.paper.id) ?? paper.votes }),
    ),
    hasMore: tallies.length > end,
  };
}

export const topTitle = (window: Window): string => `Your team’s votes ${WINDOWS[window].words}`;

/** That nobody voted, and how people do. */
export function nobodyVoted(
  window: Window,
  { electorateOf, asker }: Pick<CommandContext, 'electorateOf' | 'asker'>,
): Block {
  const [emoji = 'an emoji'] = electorateOf(asker.channel).emojis;
  return text(
    plain(
      `Nobody in your team voted ${WINDOWS[window].words}. To vote, react with ${emoji} to a ` +
        'paper of an edition, press its Vote button, or use /papers vote.',
    ),
  );
}
