import { footnote, heading, message, plain, rows, text } from '../core/message/build.ts';
import { shorten } from '../core/message/shorten.ts';
import { toNextPage } from './answers/actions.ts';
import { knownPapers } from './answers/known-papers.ts';
import { paperRow } from './answers/paper-row.ts';
import { PAPER, resolvePaper } from './answers/resolve-paper.ts';
import { similarPapers } from './answers/similar-papers.ts';
import { type Answer, defineCommand } from './define.ts';
import { quote } from './text/wording.ts';

const LONGEST_TITLE = 80;

/** Private: it is for the one who asks. */
export const similar = defineCommand({
  name: 'similar',
  summary: 'Papers like one that you name, by what they are about and by your team’s votes',
  visibility: 'private',
  shareable: true,
  options: [
    PAPER,
    { name: 'limit', summary: 'how many papers', kind: 'integer', min: 1, max: 20, default: 10 },
  ],
  examples: ['similar 2401.01234', 'similar attention is all you need limit:5'],

  async run({ paper: named, limit }, context): Promise<Answer> {
    const { offset } = context;
    const { paper, isGuess } = await resolvePaper(named, context);
    const hits = await similarPapers(paper, context);
    const end = offset + limit;
    const shown = hits.slice(offset, end);
    const title = shorten(paper.title, LONGEST_TITLE);
    if (shown.length === 0) {
      const sentence = offset > 0 ? 'That was all that is' : 'Paperboy knows no paper yet that is';
      return { message: message(text(plain(`${sentence} like “${title}”.`))) };
    }
    const known = await knownPapers(
      context,
      shown.map(({ paperId }) => paperId),
    );
    const list = rows(known.map((one) => paperRow(one)));
    return {
      message: message(
        ...(offset === 0 ? [heading(`Papers like “${title}”`)] : []),
        list,
        ...(isGuess ? [footnote(plain(`That is the best match for ${quote(named)}.`))] : []),
      ),
      ...(hits.length > end && { more: toNextPage('similar', { paper: paper.id, limit }, end) }),
    };
  },
});
