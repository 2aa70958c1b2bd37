import { heading, message, rows } from '../core/message/build.ts';
import { toNextPage } from './answers/actions.ts';
import { nobodyVoted, topPapers, topTitle } from './answers/top-papers.ts';
import { type Answer, defineCommand } from './define.ts';

const PAGE = 10;

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
    const { offset } = context;
    const { found, hasMore } = await topPapers(window, { offset, limit: PAGE }, context);
    if (found.length === 0) return { message: message(nobodyVoted(window, context)) };
    return {
      message: message(
        ...(offset === 0 ? [heading(topTitle(window))] : []),
        rows(found, { ordered: offset === 0 }),
      ),
      ...(hasMore && { more: toNextPage('top', { window }, offset + PAGE) }),
    };
  },
});
