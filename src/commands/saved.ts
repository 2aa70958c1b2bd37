import { heading, message, rows } from '../core/message/build.ts';
import { toNextPage } from './answers/actions.ts';
import { NOTHING_SAVED, savedPapers, savedTitle } from './answers/saved-papers.ts';
import { type Answer, defineCommand } from './define.ts';

const PAGE = 10;

/** Private: what people keep is their own. */
export const saved = defineCommand({
  name: 'saved',
  summary: 'The papers you saved, the newest first',
  visibility: 'private',
  options: [],
  examples: ['saved'],

  async run(_, context): Promise<Answer> {
    const { offset } = context;
    const { found, total } = await savedPapers({ offset, limit: PAGE }, context);
    if (found.length === 0) return { message: message(NOTHING_SAVED) };
    const end = offset + PAGE;
    return {
      message: message(heading(savedTitle(total)), rows(found)),
      ...(total > end && { more: toNextPage('saved', {}, end) }),
    };
  },
});
