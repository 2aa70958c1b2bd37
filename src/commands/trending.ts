import { footnote, heading, message, plain, rows, text } from '../core/message/build.ts';
import { toCandidates } from '../core/ranking/candidates.ts';
import { rank } from '../core/ranking/rank.ts';
import { formatDay } from '../core/schedule/dates.ts';
import { toNextPage } from './answers/actions.ts';
import { type Listing, listedInWindow } from './answers/listed.ts';
import { FROM_SAMPLE } from './answers/next-edition.ts';
import { rankedRow } from './answers/paper-row.ts';
import { type Answer, defineCommand } from './define.ts';

const DAYS = { day: 1, week: 7, month: 30 };

/** Private: people look around with it, and the channel has its edition. */
export const trending = defineCommand({
  name: 'trending',
  summary: 'What is popular: papers of the newest day, week or month, ranked',
  visibility: 'private',
  shareable: true,
  options: [
    {
      name: 'window',
      summary: 'how far back from the newest list',
      kind: 'choice',
      choices: ['day', 'week', 'month'],
      default: 'day',
    },
    { name: 'limit', summary: 'how many papers', kind: 'integer', min: 1, max: 20, default: 10 },
  ],
  examples: ['trending', 'trending week', 'trending window:month limit:5'],

  async run({ window, limit }, context): Promise<Answer> {
    const { asker, clock, electorateOf, offset } = context;
    const listing = await listedInWindow(DAYS[window], context);
    if (!listing) return { message: message(text(plain(NOTHING_LISTED))) };
    const candidates = await toCandidates(listing.papers, electorateOf(asker.channel), context);
    const ranked = rank(candidates, clock.now());
    const end = offset + limit;
    const page = ranked.slice(offset, end).map(rankedRow);
    const notes = listing.isSample ? [footnote(plain(FROM_SAMPLE))] : [];
    return {
      message: message(
        ...(offset === 0 ? [heading(titleOf(listing))] : []),
        rows(page, { ordered: offset === 0 }),
        ...notes,
      ),
      ...(ranked.length > end && { more: toNextPage('trending', { window, limit }, end) }),
    };
  },
});

const NOTHING_LISTED =
  'No papers are here yet: the first lists are still to be read. /papers status says how it stands.';

function titleOf({ from, to }: Listing): string {
  return from === to
    ? `Trending on ${formatDay(to)}`
    : `Trending from ${formatDay(from)} to ${formatDay(to)}`;
}
