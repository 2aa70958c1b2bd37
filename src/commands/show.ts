import {
  actions,
  bold,
  fields,
  footnote,
  link,
  message,
  plain,
  text,
} from '../core/message/build.ts';
import type { Block, Spans } from '../core/message/model.ts';
import { paperBlock } from '../core/message/paper-block.ts';
import type { PaperId } from '../core/paper/identity.ts';
import type { Paper } from '../core/paper/model.ts';
import { formatDay } from '../core/schedule/dates.ts';
import { toAction } from './answers/actions.ts';
import { knownPapers } from './answers/known-papers.ts';
import { PAPER, resolvePaper } from './answers/resolve-paper.ts';
import type { CommandContext } from './context.ts';
import { type Answer, defineCommand } from './define.ts';
import { quote } from './text/wording.ts';

/** Private: one person reads it; the channel may have it in an edition already. */
export const show = defineCommand({
  name: 'show',
  summary: 'One paper in full, with its abstract and your team’s votes',
  visibility: 'private',
  options: [PAPER],
  examples: ['show 2401.01234', 'show https://arxiv.org/abs/2401.01234'],

  async run({ paper: named }, context): Promise<Answer> {
    const { paper, isGuess } = await resolvePaper(named, context);
    const [known = { paper, votes: 0 }] = await knownPapers(context, [paper.id]);
    const block = paperBlock(known);
    const posted = await postings(paper.id, context);
    const facts = [
      { label: 'Team votes', value: [plain(known.votes > 0 ? String(known.votes) : 'none yet')] },
      ...(known.day ? [{ label: 'Listed', value: [plain(formatDay(known.day))] }] : []),
      ...(posted.length > 0 ? [{ label: 'Posted', value: posted }] : []),
    ];
    const buttons = [
      { label: 'Save', action: toAction('save', { paper: paper.id }) },
      ...(isGuess ? [{ label: 'Others', action: toAction('search', { query: named }) }] : []),
    ];
    return {
      message: message(
        block,
        ...(paper.abstract === block.summary ? [] : abstractOf(paper)),
        fields(...facts),
        ...(isGuess ? [footnote(plain(`The best match for ${quote(named)}.`))] : []),
        actions(...buttons),
      ),
    };
  },
});

function abstractOf({ abstract }: Paper): readonly Block[] {
  return abstract ? [text(bold('Abstract. '), plain(abstract))] : [];
}

/** Where the team got the paper; what other teams got is not this person's to know. */
async function postings(
  id: PaperId,
  { editions, electorateOf, asker, permalink }: CommandContext,
): Promise<Spans> {
  const { members } = electorateOf(asker.channel);
  const ofTeam = (await editions.postings(id)).filter(({ channel }) =>
    members.some(
      ({ platform, workspace }) => platform === channel.platform && workspace === channel.workspace,
    ),
  );
  const spans = await Promise.all(
    ofTeam.map(async ({ channel, edition, message: ref }) => {
      const day = formatDay(edition.localDate);
      const url = await permalink(channel.platform, ref);
      return url ? link(day, url) : plain(day);
    }),
  );
  return spans.flatMap((span, index) => (index === 0 ? [span] : [plain(', '), span]));
}
