import { heading, message, plain, rows, text } from '../core/message/build.ts';
import { toNextPage } from './answers/actions.ts';
import { knownPapers } from './answers/known-papers.ts';
import { paperRow } from './answers/paper-row.ts';
import { type Answer, defineCommand } from './define.ts';

const PAGE = 10;
const DAY_MS = 86_400_000;

const WINDOWS = {
  day: { days: 1, words: 'in the last 24 hours' },
  week: { days: 7, words: 'in the last 7 days' },
  month: { days: 30, words: 'in the last 30 days' },
  all: { days: Number.POSITIVE_INFINITY, words: 'so far' },
};

/** Shared: what the team voted for is for everybody to see. */
export const top = defineCommand({
  name: 'top',
  summary: 'The papers that your team voted for, most votes first',
  visibility: 'shared',
  options: [
    {
      name: 'window',
      summary: 'when the votes were cast',
      kind: 'choice',
      choices: ['day', 'week', 'month', 'all'],
      default: 'week',
    },
  ],
  examples: ['top', 'top month'],

  async run({ window }, context): Promise<Answer> {
    const { votes, electorateOf, asker, clock, offset } = context;
    const electorate = electorateOf(asker.channel);
    const { days, words } = WINDOWS[window];
    const since = Math.max(0, clock.now() - days * DAY_MS);
    const end = offset + PAGE;
    const tallies = await votes.top(electorate, since, end + 1);
    const page = tallies.slice(offset, end);
    if (page.length === 0) return nobody(words, electorate.emojis[0]);
    const inWindow = new Map(page.map((tally) => [tally.paperId, tally.votes]));
    const known = await knownPapers(context, [...inWindow.keys()]);
    const found = known.map((paper) =>
      paperRow({ ...paper, votes: inWindow.get(paper.paper.id) ?? paper.votes }),
    );
    return {
      message: message(
        ...(offset === 0 ? [heading(`Your team’s votes ${words}`)] : []),
        rows(found, { ordered: offset === 0 }),
      ),
      ...(tallies.length > end && { more: toNextPage('top', { window }, end) }),
    };
  },
});

function nobody(words: string, emoji = 'an emoji'): Answer {
  const sentence =
    `Nobody in your team voted ${words}. To vote, react with ${emoji} to a paper of an edition, ` +
    'press its Vote button, or use /papers vote.';
  return { message: message(text(plain(sentence))) };
}
