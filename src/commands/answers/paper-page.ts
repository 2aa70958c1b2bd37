import {
  actions,
  bold,
  channel,
  fields,
  footnote,
  link,
  plain,
  text,
} from '../../core/message/build.ts';
import type { Block, Spans } from '../../core/message/model.ts';
import { paperBlock } from '../../core/message/paper-block.ts';
import type { PaperId } from '../../core/paper/identity.ts';
import type { Paper } from '../../core/paper/model.ts';
import type { Posting } from '../../core/ports/stores/editions.ts';
import { formatDay } from '../../core/schedule/dates.ts';
import type { CommandContext } from '../context.ts';
import { quote } from '../text/wording.ts';
import { toAction } from './actions.ts';
import { knownPapers } from './known-papers.ts';
import { resolvePaper } from './resolve-paper.ts';
import { isSameChannel, isSameWorkspace } from './same-place.ts';
import { votersOf } from './voters.ts';

/** Asking a platform for a link takes time. */
const MOST_ELSEWHERE = 5;

/** One paper in full: its abstract, who voted for it, and where the team got it. */
export async function paperPage(named: string, context: CommandContext): Promise<readonly Block[]> {
  const { paper, isGuess } = await resolvePaper(named, context);
  const [known = { paper, votes: 0 }] = await knownPapers(context, [paper.id]);
  const block = paperBlock(known);
  const posted = await postings(paper.id, context);
  const facts = [
    { label: 'Team votes', value: await votersOf(paper.id, context) },
    ...(posted.length > 0 ? [{ label: 'Posted', value: posted }] : []),
  ];
  const buttons = [
    { label: 'Vote', action: toAction('vote', { paper: paper.id, change: 'toggle' }) },
    { label: 'Save', action: toAction('save', { paper: paper.id }) },
    { label: 'Similar', action: toAction('similar', { paper: paper.id }) },
    ...(isGuess ? [{ label: 'Others', action: toAction('search', { query: named }) }] : []),
  ];
  return [
    block,
    ...(paper.abstract === block.summary ? [] : abstractOf(paper)),
    fields(...facts),
    ...(isGuess ? [footnote(plain(`The best match for ${quote(named)}.`))] : []),
    actions(...buttons),
  ];
}

function abstractOf({ abstract }: Paper): readonly Block[] {
  return abstract ? [text(bold('Abstract. '), plain(abstract))] : [];
}

/** In this channel, and in other channels of the team; what other teams got is theirs to know. */
async function postings(
  id: PaperId,
  { editions, electorateOf, asker, chat }: CommandContext,
): Promise<Spans> {
  const { members } = electorateOf(asker.channel);
  const ofTeam = (await editions.postings(id))
    .filter((posting) => members.some((member) => isSameWorkspace(member, posting.channel)))
    .toSorted((a, b) => b.sentAt - a.sentAt);
  const isHere = (posting: Posting): boolean => isSameChannel(posting.channel, asker.channel);
  const here = ofTeam.filter(isHere).slice(0, 1);
  const elsewhere = ofTeam.filter((posting) => !isHere(posting)).slice(0, MOST_ELSEWHERE);
  const shown = await Promise.all(
    [...here, ...elsewhere].map(async ({ channel: place, edition, message: ref }) => {
      const day = formatDay(edition.localDate);
      const url = await chat.permalink(place.platform, ref);
      return [channel(place), plain(' on '), url ? link(day, url) : plain(day)];
    }),
  );
  const more = ofTeam.length - shown.length;
  const spans = shown.flatMap((span, index) => (index === 0 ? span : [plain(', '), ...span]));
  return more > 0 ? [...spans, plain(` and ${more} more`)] : spans;
}
