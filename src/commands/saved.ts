import { heading, message, plain, rows, text } from '../core/message/build.ts';
import { counted } from '../core/message/counted.ts';
import { toNextPage } from './answers/actions.ts';
import { knownPapers } from './answers/known-papers.ts';
import { paperRow } from './answers/paper-row.ts';
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
    const ids = await context.saved.list(context.asker.person);
    const end = offset + PAGE;
    const page = await knownPapers(context, ids.slice(offset, end));
    if (page.length === 0) return { message: message(text(plain(EMPTY))) };
    const found = rows(page.map((paper) => paperRow(paper)));
    return {
      message: message(heading(`Your list: ${counted(ids.length, 'paper')}`), found),
      ...(ids.length > end && { more: toNextPage('saved', {}, end) }),
    };
  },
});

const EMPTY =
  'Your list is empty. Keep a paper with /papers save and its id, link or title. ' +
  'For example: /papers save 2401.01234';
